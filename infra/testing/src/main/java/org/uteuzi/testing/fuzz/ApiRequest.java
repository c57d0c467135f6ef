package org.uteuzi.testing.fuzz;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A request in the making. */
final class ApiRequest {

    private static final int LONGEST_SHOWN = 2_000;

    /** One name with its value; a name may come twice. */
    record Pair(String name, String value) {}

    final Operation operation;
    final Map<String, String> ids = new LinkedHashMap<>();
    final List<Pair> query = new ArrayList<>();
    final Map<String, String> headers = new LinkedHashMap<>();
    byte @Nullable [] body;

    /** At the end of the address, escaped already. */
    String escaped = "";

    ApiRequest(Operation operation) {
        this.operation = operation;
    }

    private String address() {
        String path = operation.path();
        for (Map.Entry<String, String> id : ids.entrySet()) {
            path = path.replace("{" + id.getKey() + "}", encoded(id.getValue()));
        }
        String asked = Stream.concat(
                        query.stream().map(pair -> encoded(pair.name()) + "=" + encoded(pair.value())),
                        Stream.of(escaped).filter(text -> !text.isEmpty()))
                .collect(Collectors.joining("&"));
        return asked.isEmpty() ? path : path + "?" + asked;
    }

    /** Leaves alone what needs no escape; a path knows no plus. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    HttpRequest to(String server, Caller caller) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + address()))
                .timeout(Duration.ofSeconds(60))
                .method(operation.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach((name, value) -> request.setHeader(name, sendable(value)));
        if (!caller.token().isEmpty()) {
            request.setHeader("Authorization", "Bearer " + caller.token());
        }
        return request.build();
    }

    /** A header is one line; ours are sent as they came, others would end the header. */
    private static String sendable(String value) {
        return value.codePoints()
                .map(letter -> letter < ' ' || letter > '~' ? '?' : letter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Override
    public String toString() {
        String sent = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        return operation.method() + " " + address() + " " + headers + " "
                + (sent.length() > LONGEST_SHOWN ? sent.substring(0, LONGEST_SHOWN) + "… " + sent.length() : sent);
    }
}
