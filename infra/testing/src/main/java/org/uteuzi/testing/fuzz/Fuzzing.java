package org.uteuzi.testing.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends every operation of a document, as each caller, requests that may be accepted and requests with something wrong, and
 * holds every answer against what must be true of all. The same seed makes the same requests.
 */
public final class Fuzzing {

    private static final int MOST_FAILURES = 40;
    private static final Pattern INSIDE = Pattern.compile(
            "\\tat |Exception|org\\.uteuzi|org\\.springframework|org\\.postgresql|java\\.lang|PSQL|SQLState|Tomcat");
    private static final Pattern UNFILLED = Pattern.compile("\\{[a-zA-Z]+}|\\?\\?|^$");

    private final ApiDocument document;
    private final String server;
    private final Known known;
    private final long seed;
    private final RequestMaker maker;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Map<String, Map<String, int[]>> counts = new LinkedHashMap<>();
    private final Map<String, String> texts = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();

    public Fuzzing(ApiDocument document, String server, Known known, long seed) {
        this.document = document;
        this.server = server;
        this.known = known;
        this.seed = seed;
        this.maker = new RequestMaker(document, known, new SplittableRandom(seed));
    }

    /** @param rounds for each operation and caller; every other may be accepted */
    public void run(List<Caller> callers, int rounds) {
        for (Operation operation : document.operations()) {
            for (Caller caller : callers) {
                for (int round = 0; round < rounds && failures.size() < MOST_FAILURES; round++) {
                    send(round % 2 == 0 ? maker.tame(operation, caller) : maker.wild(operation, caller), caller);
                }
            }
        }
    }

    private void send(ApiRequest request, Caller caller) {
        long before = known.recorded();
        HttpResponse<byte[]> answer = answer(request, caller);
        int kind = answer.statusCode() / 100;
        counts.computeIfAbsent(request.operation.toString(), it -> new LinkedHashMap<>())
                .computeIfAbsent(caller.name(), it -> new int[6])[kind]++;
        List<String> wrong = new ArrayList<>();
        String type = answer.headers().firstValue("Content-Type").orElse("");
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        boolean readable = !type.contains("pdf") && !type.contains("sheet");
        if (kind == 5
                && !(answer.statusCode() == 503 && known.allowedUnavailable().contains(code(text)))) {
            wrong.add("fails");
        }
        wrong.addAll(document.breaches(request.operation, answer.statusCode(), type, answer.body()));
        if (kind >= 4) {
            problem(request, caller, answer, text, wrong);
            if (known.recorded() != before) {
                wrong.add("refuses and records all the same");
            }
        }
        if (readable) {
            caller.unseen().stream()
                    .filter(secret -> text.contains(secret)
                            || answer.headers().map().toString().contains(secret))
                    .forEach(secret -> wrong.add("shows " + secret));
        }
        if (!wrong.isEmpty()) {
            failures.add("%s%n   %s%n   as %s: %d %s%n"
                    .formatted(wrong, request, caller.name(), answer.statusCode(), shortened(text)));
        }
    }

    private void problem(
            ApiRequest request, Caller caller, HttpResponse<byte[]> answer, String text, List<String> wrong) {
        JsonNode problem = tree(text);
        if (problem == null) {
            wrong.add("is no problem but " + answer.headers().firstValue("Content-Type"));
            return;
        }
        if (INSIDE.matcher(text).find()) {
            wrong.add("tells of the inside");
        }
        if (problem.path("status").asInt(0) != answer.statusCode()) {
            wrong.add("says another status");
        }
        String detail = problem.path("detail").asString("");
        String title = problem.path("title").asString("");
        if (title.isBlank() || detail.isBlank() || UNFILLED.matcher(title).find()) {
            wrong.add("has no words");
        }
        String language = answer.headers().firstValue("Content-Language").orElse("");
        String asked = request.headers.getOrDefault("Accept-Language", "sw");
        if (asked.equals("sw") || asked.equals("en")) {
            if (!language.equals(asked)) {
                wrong.add("speaks " + language);
            }
            inTheOther(request, caller, asked, problem, wrong);
        }
    }

    /** The first time that a code is seen. */
    private void inTheOther(ApiRequest request, Caller caller, String asked, JsonNode problem, List<String> wrong) {
        String code = problem.path("code").asString("");
        if (texts.putIfAbsent(code, problem.path("title").asString("")) == null) {
            request.headers.put("Accept-Language", asked.equals("sw") ? "en" : "sw");
            JsonNode other = tree(new String(answer(request, caller).body(), StandardCharsets.UTF_8));
            request.headers.put("Accept-Language", asked);
            if (other == null
                    || !other.path("code").asString("").equals(code)
                    || other.path("title").equals(problem.path("title"))
                    || other.path("detail").equals(problem.path("detail"))) {
                wrong.add("has not both texts: " + other);
            }
        }
    }

    private static @Nullable JsonNode tree(String text) {
        try {
            JsonNode tree = JsonMapper.shared().readTree(text);
            return tree.isObject() ? tree : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static String code(String text) {
        JsonNode problem = tree(text);
        return problem == null ? "" : problem.path("code").asString("");
    }

    private static String shortened(String text) {
        return text.length() > 1_500 ? text.substring(0, 1_500) + "…" : text;
    }

    private HttpResponse<byte[]> answer(ApiRequest request, Caller caller) {
        try {
            return http.send(request.to(server, caller), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("seed " + seed + " " + request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What was wrong with an answer, each with its request. */
    public List<String> failures() {
        return failures;
    }

    /** Operations that nobody ever got an answer of. */
    public List<String> neverAccepted() {
        return counts.entrySet().stream()
                .filter(operation -> operation.getValue().values().stream().allMatch(kinds -> kinds[2] == 0))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The seed, and how often each caller of an operation was answered with 2xx, 3xx, 4xx and 5xx. */
    public String report() {
        int all = counts.values().stream()
                .flatMap(callers -> callers.values().stream())
                .flatMapToInt(java.util.Arrays::stream)
                .sum();
        return "fuzzing with seed %d: %d requests, %d codes of problems%n".formatted(seed, all, texts.size())
                + counts.entrySet().stream()
                        .map(operation -> "%-48s %s%n"
                                .formatted(
                                        operation.getKey(),
                                        operation.getValue().entrySet().stream()
                                                .map(caller -> "%s %d/%d/%d/%d"
                                                        .formatted(
                                                                caller.getKey(),
                                                                caller.getValue()[2],
                                                                caller.getValue()[3],
                                                                caller.getValue()[4],
                                                                caller.getValue()[5]))
                                                .collect(Collectors.joining(", "))))
                        .collect(Collectors.joining());
    }
}
