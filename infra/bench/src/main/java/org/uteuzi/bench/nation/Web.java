package org.uteuzi.bench.nation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.bench.Figures;
import org.uteuzi.bench.Figures.Quantiles;
import org.uteuzi.bench.Http;
import org.uteuzi.bench.Load;
import org.uteuzi.bench.ProcessorTime;
import org.uteuzi.bench.Service;
import org.uteuzi.bench.Statistics;
import org.uteuzi.bench.nation.WebFigures.Served;

/** Structures over HTTP, beside nginx with the same bytes in a file; all in turn in each round. */
final class Web {

    static final String SAME = "structure: the same question again";
    private static final String FILE = "structure.json";
    private static final List<String> LIKE =
            List.of("nginx: the same bytes as a file", "nginx: 304", "nginx: compressed");
    private static final int WARM_UPS = 2;
    private static final String GZIP = "Accept-Encoding: gzip";

    private final NationPlan plan;
    private final Service queries;
    private final @Nullable Nginx nginx;
    private final Service bare;
    private final List<Question> questions;

    Web(NationPlan plan, Service queries, @Nullable Nginx nginx, Service bare, List<Question> questions) {
        this.plan = plan;
        this.queries = queries;
        this.nginx = nginx;
        this.bare = bare;
        this.questions = questions;
    }

    private record Server(String url, Supplier<Stream<ProcessHandle>> processes) {

        static Server of(Service service) {
            return new Server(service.url(""), () -> Stream.of(service.handle()));
        }
    }

    /** @param like the subject of nginx to which it is compared */
    private record Subject(
            String what, Server server, @Nullable String like, Supplier<byte[]> requests, int status) {}

    private record Round(Load.Result result, double clientMicros, double serverMicros) {}

    /** In milliseconds; institutions that nobody asked for since the service started. */
    List<Double> cold(Nation nation, int count) throws IOException {
        byte[] warm = KeptConnection.request(questions.getFirst().path());
        try (var client = new KeptConnection(queries.url(""), () -> warm, 200)) {
            for (int i = 0; i < 200; i++) {
                client.once();
            }
        }
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // none of those that the questions are about
            String institution = nation.institutionId(i * nation.institutions() / count + 1);
            byte[] request = KeptConnection.request("/api/institutions/" + institution + "/structure?on=2020-06-30");
            try (var client = new KeptConnection(queries.url(""), () -> request, 200)) {
                long began = System.nanoTime();
                client.once();
                millis.add((System.nanoTime() - began) / 1e6);
            }
        }
        return millis;
    }

    /** How many bytes the answer has that nginx serves as a file. */
    long serve() throws IOException {
        byte[] answer =
                Http.get(queries.url(questions.getFirst().path())).body().getBytes(StandardCharsets.UTF_8);
        if (nginx != null) {
            nginx.serve(FILE, answer);
        }
        return answer.length;
    }

    /** @param bytes of the answer that nginx serves as a file */
    List<Served> structures(long bytes) throws Exception {
        List<Subject> subjects = subjects(bytes);
        for (int i = 0; i < WARM_UPS; i++) {
            for (Subject subject : subjects) {
                measure(subject);
            }
        }
        Map<String, List<Round>> rounds = new LinkedHashMap<>();
        subjects.forEach(subject -> rounds.put(subject.what(), new ArrayList<>()));
        for (int round = 0; round < Math.max(1, plan.rounds() / 2); round++) {
            List<Subject> order = new ArrayList<>(subjects);
            Collections.rotate(order, -round);
            for (Subject subject : order) {
                rounds.getOrDefault(subject.what(), List.of()).add(measure(subject));
            }
        }
        return subjects.stream().map(subject -> served(subject, rounds)).toList();
    }

    private List<Subject> subjects(long bytes) throws IOException {
        String path = questions.getFirst().path();
        AtomicInteger next = new AtomicInteger();
        List<byte[]> others = questions.stream()
                .map(question -> KeptConnection.request(question.path()))
                .toList();
        List<Subject> subjects = new ArrayList<>();
        if (nginx != null) {
            String file = "/" + FILE;
            Server server = new Server(nginx.url(), nginx::processes);
            subjects.add(subject(LIKE.get(0), server, file, 200, -1));
            subjects.add(subject(LIKE.get(1), server, file, 304, -1, "If-None-Match: " + tag(nginx.url(), file)));
            subjects.add(subject(LIKE.get(2), server, file, 200, -1, GZIP));
        }
        subjects.add(subject("bare Tomcat: as many bytes", Server.of(bare), "/" + bytes, 200, 0));
        subjects.add(ours(SAME, path, 200, 0));
        subjects.add(new Subject(
                "structure: another day and another point each time",
                Server.of(queries),
                like(0),
                () -> others.get(Math.floorMod(next.getAndIncrement(), others.size())),
                200));
        subjects.add(ours("structure: 304", path, 304, 1, "If-None-Match: " + tag(queries.url(""), path)));
        subjects.add(ours("structure: the same question again, compressed", path, 200, 2, GZIP));
        subjects.add(ours("HTTP alone (liveness)", "/actuator/health/liveness", 200, -1));
        return subjects;
    }

    private Subject ours(String what, String path, int status, int like, String... headers) {
        return subject(what, Server.of(queries), path, status, like, headers);
    }

    private Subject subject(String what, Server server, String path, int status, int like, String... headers) {
        byte[] request = KeptConnection.request(path, headers);
        return new Subject(what, server, like(like), () -> request, status);
    }

    private @Nullable String like(int place) {
        return nginx == null || place < 0 ? null : LIKE.get(place);
    }

    private static String tag(String server, String path) throws IOException {
        byte[] request = KeptConnection.request(path);
        try (var client = new KeptConnection(server, () -> request, 200)) {
            client.once();
            return client.header("etag");
        }
    }

    private Round measure(Subject subject) throws Exception {
        List<ProcessorTime> client = new ArrayList<>();
        List<ProcessorTime> servers = new ArrayList<>();
        Load.Result result = Load.run(
                NationPlan.CONNECTIONS,
                plan.window(),
                () -> new KeptConnection(subject.server().url(), subject.requests(), subject.status()),
                () -> {
                    client.add(ProcessorTime.of(Stream.of(ProcessHandle.current())));
                    servers.add(ProcessorTime.of(subject.server().processes().get()));
                });
        return new Round(result, perRequest(client, result), perRequest(servers, result));
    }

    private static double perRequest(List<ProcessorTime> looks, Load.Result result) {
        return looks.getLast().microsSince(looks.getFirst())
                / Math.max(1, result.millis().size());
    }

    private static Served served(Subject subject, Map<String, List<Round>> all) {
        List<Round> own = all.getOrDefault(subject.what(), List.of());
        List<Double> millis =
                own.stream().flatMap(round -> round.result().millis().stream()).toList();
        return new Served(
                subject.what(),
                median(own, round -> round.result().perSecond()),
                Quantiles.of(millis),
                subject.like() == null ? null : ratio(own, all.getOrDefault(subject.like(), List.of())),
                median(own, Round::clientMicros),
                median(own, Round::serverMicros));
    }

    private static double ratio(List<Round> own, List<Round> other) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            ratios.add(own.get(i).result().perSecond() / other.get(i).result().perSecond());
        }
        return Figures.rounded(Statistics.median(ratios));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Figures.rounded(Statistics.median(rounds, figure));
    }

    /** All seats that nobody holds on a day, in all institutions. */
    record Vacancies(Quantiles millis, int found) {}

    /** @param known as a parameter; empty: now */
    Vacancies vacancies(String known) throws IOException {
        String url = queries.url("/api/reports/vacancies?on=2020-06-30" + known);
        List<Double> millis = new ArrayList<>();
        int found = 0;
        for (int i = -2; i < plan.rounds(); i++) {
            long began = System.nanoTime();
            Http.Answer answer = Http.get(url);
            if (answer.status() != 200) {
                throw new IllegalStateException(answer.body());
            }
            if (i >= 0) {
                millis.add((System.nanoTime() - began) / 1e6);
            }
            found = Math.toIntExact(Pattern.compile("\"since\":")
                    .matcher(answer.body())
                    .results()
                    .count());
        }
        return new Vacancies(Quantiles.of(millis), found);
    }
}
