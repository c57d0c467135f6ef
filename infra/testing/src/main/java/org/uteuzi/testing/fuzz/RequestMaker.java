package org.uteuzi.testing.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes requests for an operation: such as may be accepted, and such with something wrong. */
final class RequestMaker {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** What a pattern lets one choose from. */
    private static final Pattern KINDS = Pattern.compile("\\((\\w+(?:\\|\\w+)+)\\)");

    private static final int DEEPEST = 6;
    private static final int TOO_LARGE = 11 * 1024 * 1024;

    private static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Language",
            "Accept-Encoding",
            "Accept-Datetime",
            "Content-Type",
            "Content-Encoding",
            "If-None-Match",
            "If-Match",
            "If-Modified-Since",
            "Range",
            "Idempotency-Key",
            "Uteuzi-Purpose",
            "Cookie",
            "Origin",
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-HTTP-Method-Override",
            "traceparent");

    private static final List<String> ACCEPTED = List.of(
            "*/*", "application/json", "text/csv", "application/problem+json", "text/html", "audio/basic", "a/b/c");

    private static final List<String> LANGUAGES =
            List.of("sw", "en", "fr", "en;q=0.1, sw", "*", "sw-TZ", "x".repeat(99));

    /** Parameters that are none: escapes of half letters, of nothing, and what stands where names do. */
    private static final List<String> ESCAPED =
            List.of("%FF=%FF", "on=%C3%28", "institution=%ED%A0%80", "%00", "=", "&&&", "on", "a%5B%5D=1", "on=%E2%82");

    private final ApiDocument document;
    private final Known known;
    private final SplittableRandom dice;
    private final Hostile hostile;

    RequestMaker(ApiDocument document, Known known, SplittableRandom dice) {
        this.document = document;
        this.known = known;
        this.dice = dice;
        this.hostile = new Hostile(dice);
    }

    /** What the document offers, with what the test knows. */
    ApiRequest tame(Operation operation, Caller caller) {
        ApiRequest request = new ApiRequest(operation);
        for (Operation.Parameter parameter : operation.parameters()) {
            if (parameter.required() || dice.nextInt(8) == 0) {
                put(request, parameter, value(operation, caller, parameter));
            }
        }
        request.headers.put("Accept-Language", dice.nextBoolean() ? "sw" : "en");
        List<String> types = operation.mediaTypes();
        if (!types.isEmpty()) {
            String type = types.get(dice.nextInt(4) == 0 ? dice.nextInt(types.size()) : 0);
            request.headers.put("Content-Type", type);
            byte[] body = known.body(operation, caller, type, dice);
            request.body = body == null ? generated(operation, type) : body;
        }
        return request;
    }

    private static void put(ApiRequest request, Operation.Parameter parameter, String value) {
        switch (parameter.in()) {
            case "path" -> request.ids.put(parameter.name(), value);
            case "query" -> request.query.add(new ApiRequest.Pair(parameter.name(), value));
            default -> request.headers.put(parameter.name(), value);
        }
    }

    private String value(Operation operation, Caller caller, Operation.Parameter parameter) {
        List<String> values = known.values(operation, caller, parameter.name());
        if (!values.isEmpty()) {
            return values.get(dice.nextInt(values.size()));
        }
        JsonNode made = made(parameter.schema(), 0);
        return made.isString() ? made.asString() : made.toString();
    }

    private byte[] generated(Operation operation, String type) {
        JsonNode schema =
                operation.described().at("/requestBody/content").path(type).path("schema");
        return schema.isMissingNode()
                ? hostile.bytes()
                : made(schema, 0).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The same with some things wrong. */
    ApiRequest wild(Operation operation, Caller caller) {
        ApiRequest request = tame(operation, caller);
        for (int wrong = dice.nextInt(1, 4); wrong > 0; wrong--) {
            switch (dice.nextInt(request.body == null ? 5 : 10)) {
                case 0 -> request.ids.replaceAll((name, value) -> hostile.text());
                case 1 -> wrongParameter(request, operation);
                case 2 -> twice(request, operation);
                case 3 -> request.headers.put(HEADERS.get(dice.nextInt(HEADERS.size())), hostile.text());
                case 4 -> otherHeaders(request);
                default -> request.body = wrong(request, operation);
            }
        }
        // an id that is none is an address of its own, or none
        request.ids.replaceAll((name, value) -> value.isEmpty() || value.matches("\\.+") ? "-" : value);
        return request;
    }

    private void wrongParameter(ApiRequest request, Operation operation) {
        List<Operation.Parameter> parameters = operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("query"))
                .toList();
        if (parameters.isEmpty() || dice.nextInt(6) == 0) {
            request.query.add(new ApiRequest.Pair(hostile.text(), hostile.text()));
        } else {
            String name = parameters.get(dice.nextInt(parameters.size())).name();
            request.query.removeIf(pair -> pair.name().equals(name));
            request.query.add(new ApiRequest.Pair(name, hostile.text()));
        }
    }

    private void twice(ApiRequest request, Operation operation) {
        if (dice.nextInt(3) == 0) {
            request.escaped = ESCAPED.get(dice.nextInt(ESCAPED.size()));
        } else if (!request.query.isEmpty()) {
            ApiRequest.Pair pair = request.query.get(dice.nextInt(request.query.size()));
            request.query.add(dice.nextBoolean() ? pair : new ApiRequest.Pair(pair.name(), hostile.text()));
        } else if (operation.path().contains("{")) {
            request.query.add(new ApiRequest.Pair("id", "x"));
        }
    }

    private void otherHeaders(ApiRequest request) {
        switch (dice.nextInt(4)) {
            case 0 -> request.headers.put("Accept", ACCEPTED.get(dice.nextInt(ACCEPTED.size())));
            case 1 -> request.headers.put("Accept-Language", LANGUAGES.get(dice.nextInt(LANGUAGES.size())));
            case 2 -> request.headers.put("Content-Type", ACCEPTED.get(dice.nextInt(ACCEPTED.size())));
            default -> request.headers.remove("Content-Type");
        }
    }

    private byte @Nullable [] wrong(ApiRequest request, Operation operation) {
        byte[] body = request.body == null ? new byte[0] : request.body;
        return switch (dice.nextInt(16)) {
            case 0 -> new byte[0];
            case 1 -> hostile.bytes();
            case 2 -> java.util.Arrays.copyOf(body, dice.nextInt(body.length + 1));
            case 3 -> bytes("[".repeat(5_000));
            case 4 -> bytes("{\"a\":".repeat(5_000));
            case 5 -> bytes(new String(body, StandardCharsets.UTF_8) + hostile.text());
            case 6 -> bytes("\uFEFF" + new String(body, StandardCharsets.UTF_8));
            case 7 -> dice.nextInt(8) == 0 ? new byte[TOO_LARGE] : bytes("null");
            case 8 -> generated(operation, request.headers.getOrDefault("Content-Type", "application/json"));
            case 9 -> flipped(body);
            default -> mutated(body);
        };
    }

    private byte[] flipped(byte[] body) {
        byte[] flipped = body.clone();
        if (flipped.length > 0) {
            flipped[dice.nextInt(flipped.length)] ^= (byte) (1 << dice.nextInt(8));
        }
        return flipped;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** With one value of it replaced, gone, added or repeated. */
    private byte[] mutated(byte[] body) {
        JsonNode tree;
        try {
            tree = JSON.readTree(body);
        } catch (JacksonException e) {
            return hostile.bytes();
        }
        List<JsonNode> holders = new ArrayList<>();
        holders(tree, holders);
        if (holders.isEmpty()) {
            return bytes(odd().toString());
        }
        switch (holders.get(dice.nextInt(holders.size()))) {
            case ObjectNode object -> {
                List<String> names = new ArrayList<>(object.propertyNames());
                String name = names.get(dice.nextInt(names.size()));
                switch (dice.nextInt(5)) {
                    case 0 -> object.remove(name);
                    case 1 -> object.set(hostile.text(), odd());
                    default -> object.set(name, odd());
                }
            }
            case ArrayNode array -> {
                switch (dice.nextInt(4)) {
                    case 0 -> array.removeAll();
                    case 1 -> {
                        JsonNode one = array.get(dice.nextInt(array.size()));
                        for (int i = dice.nextInt(200); i > 0; i--) {
                            array.add(one.deepCopy());
                        }
                    }
                    default -> array.set(dice.nextInt(array.size()), odd());
                }
            }
            default -> throw new IllegalStateException();
        }
        return bytes(tree.toString().replace(Hostile.HALF, "\\ud800"));
    }

    private static void holders(JsonNode tree, List<JsonNode> found) {
        if ((tree.isObject() || tree.isArray()) && !tree.isEmpty()) {
            found.add(tree);
        }
        tree.forEach(child -> holders(child, found));
    }

    private JsonNode odd() {
        return switch (dice.nextInt(12)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(dice.nextBoolean());
            case 2 -> NODES.numberNode(dice.nextLong());
            case 3 -> NODES.numberNode(new java.math.BigDecimal("1e" + dice.nextInt(-400, 400)));
            case 4 -> NODES.objectNode();
            case 5 -> NODES.arrayNode().add(NODES.nullNode()).add(hostile.text());
            case 6 -> NODES.objectNode().set(hostile.text(), NODES.arrayNode());
            case 7 -> NODES.stringNode("x" + Hostile.HALF);
            default -> NODES.stringNode(hostile.text());
        };
    }

    /** Something that a schema allows, most of the time. */
    private JsonNode made(JsonNode described, int depth) {
        JsonNode schema = document.resolved(described);
        JsonNode one = schema.path("oneOf");
        if (!one.isEmpty()) {
            return made(one.get(dice.nextInt(one.size())), depth);
        }
        if (schema.has("const")) {
            return schema.get("const");
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(dice.nextInt(schema.get("enum").size()));
        }
        JsonNode type = schema.path("type");
        String kind = type.isArray() ? type.get(dice.nextInt(type.size())).asString() : type.asString("string");
        return switch (kind) {
            case "null" -> NODES.nullNode();
            case "boolean" -> NODES.booleanNode(dice.nextBoolean());
            case "integer" -> NODES.numberNode(dice.nextInt(5) == 0 ? dice.nextInt() : dice.nextInt(10));
            case "number" -> NODES.numberNode(dice.nextDouble());
            case "array" -> {
                ArrayNode array = NODES.arrayNode();
                for (int i = depth > DEEPEST ? 0 : dice.nextInt(3); i > 0; i--) {
                    array.add(made(schema.path("items"), depth + 1));
                }
                yield array;
            }
            case "object" -> object(schema, depth);
            default -> NODES.stringNode(string(schema));
        };
    }

    private JsonNode object(JsonNode schema, int depth) {
        ObjectNode object = NODES.objectNode();
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            if (required.contains(property.getKey()) || depth <= DEEPEST && dice.nextInt(3) == 0) {
                object.set(property.getKey(), made(property.getValue(), depth + 1));
            }
        }
        return object;
    }

    private String string(JsonNode schema) {
        String format = schema.path("format").asString("");
        String pattern = schema.path("pattern").asString("");
        if (format.equals("date-time")) {
            return "20%02d-0%d-1%dT08:00:00Z".formatted(dice.nextInt(30), dice.nextInt(1, 10), dice.nextInt(10));
        }
        if (format.equals("duration")) {
            return "P" + dice.nextInt(6) + "Y";
        }
        if (format.equals("date") || pattern.contains("\\d{4}")) {
            return "20%02d-0%d-1%d".formatted(dice.nextInt(30), dice.nextInt(1, 10), dice.nextInt(10));
        }
        String id = "fuzz-" + Integer.toString(dice.nextInt(1 << 20), 36);
        Matcher kinds = KINDS.matcher(pattern);
        if (kinds.find()) {
            String[] all = kinds.group(1).split("\\|");
            return all[dice.nextInt(all.length)] + (pattern.contains(":") ? ":" + id : "");
        }
        return pattern.isEmpty() && dice.nextBoolean() ? hostile.text() : id;
    }
}
