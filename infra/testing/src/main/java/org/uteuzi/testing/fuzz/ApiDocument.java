package org.uteuzi.testing.fuzz;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An OpenAPI document: what it offers, and what an answer breaks of it. */
public final class ApiDocument {

    private static final String LOCATION = "https://uteuzi.example/openapi.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JsonNode document;
    private final SchemaRegistry schemas;

    public ApiDocument(String text) {
        document = JSON.readTree(text);
        schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(location -> text));
    }

    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                method.getValue()
                                        .path("parameters")
                                        .valueStream()
                                        .map(this::parameter)
                                        .toList(),
                                method.getValue()))));
        return operations;
    }

    private Operation.Parameter parameter(JsonNode described) {
        JsonNode resolved = resolved(described);
        return new Operation.Parameter(
                resolved.get("name").asString(),
                resolved.get("in").asString(),
                resolved.path("required").asBoolean(false),
                resolved.get("schema"));
    }

    /** What a reference within the document stands for; itself where it is none. */
    JsonNode resolved(JsonNode described) {
        return described.has("$ref")
                ? document.at(described.get("$ref").asString().substring(1))
                : described;
    }

    /** What an answer has that the document does not offer; empty if it keeps to it. */
    List<String> breaches(Operation operation, int status, String contentType, byte[] body) {
        JsonNode documented = operation.described().get("responses").get(String.valueOf(status));
        if (documented == null) {
            return List.of("the document names no status " + status);
        }
        JsonNode contents = documented.path("content");
        if (contents.isEmpty()) {
            return body.length == 0 ? List.of() : List.of("the document names no body");
        }
        String type = contentType.split(";", 2)[0];
        JsonNode content = contents.get(type);
        if (content == null) {
            return List.of("the document names no " + type + " for " + status);
        }
        JsonNode schema = content.get("schema");
        if (schema == null) {
            return List.of();
        }
        String reference = schema.has("$ref")
                ? schema.get("$ref").asString()
                : "#/paths/" + step(operation.path()) + "/" + operation.method().toLowerCase(Locale.ROOT)
                        + "/responses/" + status + "/content/" + step(type) + "/schema";
        String text = new String(body, StandardCharsets.UTF_8);
        Stream<String> answers = type.endsWith("ndjson") ? text.lines() : Stream.of(text);
        return answers.flatMap(answer -> invalid(reference, answer).stream()).toList();
    }

    /** One step of a pointer within a fragment. */
    private static String step(String name) {
        return name.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D");
    }

    private List<String> invalid(String reference, String answer) {
        try {
            return schemas.getSchema(SchemaLocation.of(LOCATION + reference)).validate(JSON.readTree(answer)).stream()
                    .map(Object::toString)
                    .toList();
        } catch (JacksonException e) {
            return List.of("not JSON: " + e.getOriginalMessage());
        }
    }
}
