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
import tools.jackson.databind.node.ObjectNode;

/**
 * An OpenAPI document: what it offers, and what an answer breaks of it. An answer may have no field that the document does not
 * name: readers are told that more may come, and find none that they were not told of.
 */
public final class ApiDocument {

    private static final String LOCATION = "https://uteuzi.example/openapi.json";
    private static final String OTHERS = "additionalProperties";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JsonNode document;
    private final SchemaRegistry schemas;

    public ApiDocument(String text) {
        document = JSON.readTree(text);
        JsonNode strict = JSON.readTree(text);
        nameAll(strict);
        String schema = strict.toString();
        schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(location -> schema));
    }

    private static void nameAll(JsonNode described) {
        if (described instanceof ObjectNode schema && schema.path("properties").isObject() && !schema.has(OTHERS)) {
            schema.put(OTHERS, false);
        }
        described.forEach(ApiDocument::nameAll);
    }

    /** The lists and objects of which it does not say what is in them; an object may say that it holds anything. */
    public List<String> untold() {
        return document.findParents("type").stream()
                .filter(schema -> {
                    String type = schema.get("type").toString();
                    return type.contains("\"array\"") && !schema.has("items")
                            || type.contains("\"object\"") && !schema.has("properties") && !schema.has(OTHERS);
                })
                .map(JsonNode::toString)
                .toList();
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

    /**
     * What a value has or lacks that keeps it from being what is described.
     *
     * @param reference to a schema of the document
     */
    public List<String> breaches(String reference, JsonNode value) {
        return schemas.getSchema(SchemaLocation.of(LOCATION + reference)).validate(value).stream()
                .map(Object::toString)
                .toList();
    }

    private List<String> invalid(String reference, String answer) {
        try {
            return breaches(reference, JSON.readTree(answer));
        } catch (JacksonException e) {
            return List.of("not JSON: " + e.getOriginalMessage());
        }
    }
}
