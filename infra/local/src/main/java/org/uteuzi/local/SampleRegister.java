package org.uteuzi.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** The instruments a new register begins with, recorded through the front door, in the order of their file names. */
final class SampleRegister {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final JsonMapper JSON = new JsonMapper();

    private record Instrument(String file, String id, String body) {}

    private final Settings settings;
    private final HttpClient http;
    private final Tokens tokens;
    private final List<Instrument> instruments;

    SampleRegister(Settings settings, HttpClient http, Tokens tokens) {
        this.settings = settings;
        this.http = http;
        this.tokens = tokens;
        this.instruments = read();
    }

    /**
     * Records the sample if the register is empty, and goes on if an earlier run was stopped in the middle of it; a register
     * that holds anything else is left alone.
     */
    void recordInto(Database database, Passwords passwords) {
        try (var register = database.read(passwords)) {
            if (holdsOther(register)) {
                Messages.print("step.sample-kept");
                return;
            }
            var recorded = recorded(register);
            var missing = instruments.stream()
                    .filter(instrument -> !recorded.contains(instrument.id()))
                    .toList();
            if (!missing.isEmpty()) {
                Messages.print("step.sample", missing.size());
                missing.forEach(this::record);
                awaitSeen(missing.getLast());
            }
        } catch (SQLException e) {
            throw database.unusable(e);
        }
    }

    private boolean holdsOther(Connection register) throws SQLException {
        var sql = "select from register.event where instrument_id is null or instrument_id <> all (?) limit 1";
        try (var query = register.prepareStatement(sql)) {
            query.setArray(1, register.createArrayOf("text", ids()));
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private Set<String> recorded(Connection register) throws SQLException {
        var sql = "select distinct instrument_id from register.event where instrument_id = any (?)";
        try (var query = register.prepareStatement(sql)) {
            query.setArray(1, register.createArrayOf("text", ids()));
            try (var rows = query.executeQuery()) {
                var recorded = new HashSet<String>();
                while (rows.next()) {
                    recorded.add(rows.getString(1));
                }
                return recorded;
            }
        }
    }

    private String[] ids() {
        return instruments.stream().map(Instrument::id).toArray(String[]::new);
    }

    private void record(Instrument instrument) {
        var address = URI.create(settings.commandAddress() + "/api/instruments");
        var answer = send(HttpRequest.newBuilder(address)
                .header("Authorization", tokens.bearer("demo-hr"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(instrument.body())));
        if (answer.statusCode() != 201 && answer.statusCode() != 200) {
            throw new CannotRun("sample.refused", instrument.file(), answer.statusCode(), answer.body());
        }
    }

    private void awaitSeen(Instrument last) {
        var address = URI.create(settings.queryAddress() + "/api/institutions?consistentWith=" + last.id());
        if (!Waiting.until(
                PATIENCE,
                () -> send(HttpRequest.newBuilder(address).header("Authorization", tokens.bearer("demo-hr")))
                                .statusCode()
                        == 200)) {
            throw new CannotRun("sample.late", last.id(), PATIENCE.toSeconds());
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        var timed = request.timeout(Duration.ofMinutes(2)).build();
        try {
            return http.send(timed, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CannotRun(e, "sample.unanswered", timed.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<Instrument> read() {
        try {
            var uri = Objects.requireNonNull(SampleRegister.class.getResource("/sample"), "sample")
                    .toURI();
            if (!"jar".equals(uri.getScheme())) {
                return read(Path.of(uri));
            }
            try (var jar = FileSystems.newFileSystem(uri, Map.of())) {
                return read(jar.getPath("/sample"));
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Instrument> read(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(SampleRegister::instrument)
                    .toList();
        }
    }

    private static Instrument instrument(Path file) {
        try {
            var body = Files.readString(file);
            var id = JSON.readTree(body).path("instrumentId").asString();
            return new Instrument(String.valueOf(file.getFileName()), id, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
