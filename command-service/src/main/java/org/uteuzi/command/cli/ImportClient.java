package org.uteuzi.command.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends parts of a file to the service and reads its answers; what breaks off is sent again. */
final class ImportClient implements AutoCloseable {

    static final String LINES = "application/x-ndjson";

    private static final Set<Integer> COME_AGAIN = Set.of(409, 429, 502, 503, 504);
    /** Why an import may end before its file, that sending the file again can help. */
    private static final Set<String> BROKEN_OFF =
            Set.of("IMPORT_RUNNING", "ENTRIES_LATE", "IMPORT_BROKE_OFF", "STREAM_BROKEN", "OUTCOME_UNKNOWN");

    private static final int TRIES = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI address;
    private final @Nullable String token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** @param token of the login server; null sends none */
    ImportClient(URI service, boolean preview, @Nullable String token) {
        this.token = token;
        String base = service.toString().replaceAll("/+$", "");
        this.address = URI.create(base + "/api/imports?mode=historic" + (preview ? "&preview=true" : ""));
    }

    /** The media type of a spreadsheet by the name of its file; null for a file of lines. */
    static @Nullable String spreadsheet(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".xlsx")) {
            return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        }
        return name.endsWith(".csv") ? "text/csv" : null;
    }

    /** The report or, if there is none, the problem. */
    JsonNode send(byte[] part, String mediaType) {
        Duration pause = FIRST_PAUSE;
        for (int i = 1; ; i++) {
            try {
                HttpResponse<String> answer = http.send(request(part, mediaType), BodyHandlers.ofString());
                JsonNode last = last(answer.body());
                boolean brokeOff = answer.statusCode() == 200
                        ? BROKEN_OFF.contains(last.at("/error/code").asString(""))
                        : COME_AGAIN.contains(answer.statusCode());
                if (!brokeOff || i == TRIES) {
                    return last;
                }
            } catch (IOException e) {
                if (i == TRIES) {
                    throw new UncheckedIOException(e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            LockSupport.parkNanos(pause.toNanos());
            pause = pause.multipliedBy(2);
        }
    }

    private HttpRequest request(byte[] part, String mediaType) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .POST(BodyPublishers.ofByteArray(part))
                .header("Content-Type", mediaType)
                .header("Accept-Language", SubCommands.language());
        return (token == null ? request : request.header("Authorization", "Bearer " + token)).build();
    }

    private static JsonNode last(String body) throws IOException {
        List<String> lines = body.lines().toList();
        if (lines.isEmpty()) {
            throw new IOException("the answer is empty");
        }
        return JSON.readTree(lines.getLast());
    }

    @Override
    public void close() {
        http.close();
    }
}
