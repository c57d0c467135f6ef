package org.uteuzi.query.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import org.uteuzi.query.access.OwnToken;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The one door of the register, asked over HTTP in the name of whoever sits at the desk. */
@Component
class Door {

    /**
     * @param url of the command-service
     * @param longest how long a spreadsheet is waited for
     * @param bundle of Spring Boot with the certificates that it must have; none: those that everybody trusts
     */
    @ConfigurationProperties("uteuzi.door")
    record Properties(
            @DefaultValue("http://127.0.0.1:8081") URI url,
            @DefaultValue("30s") Duration patience,
            @DefaultValue("1h") Duration longest,
            @DefaultValue("") String bundle) {}

    /** What it answered. */
    sealed interface Answer {

        /** @param body of the answer of 200 or 201 */
        record Taken(JsonNode body) implements Answer {}

        /** @param problem as RFC 9457 has it */
        record Refused(JsonNode problem) implements Answer {

            String code() {
                return problem.path("code").asString();
            }
        }

        /** It was not reached, so nothing happened. */
        record Silent() implements Answer {}

        /** Nobody can tell whether it was recorded; sending it again is safe. */
        record Unknown() implements Answer {}
    }

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int OUTCOME_UNKNOWN = 504;

    private final HttpClient client;
    private final Properties properties;
    private final OwnToken token;

    Door(Properties properties, OwnToken token, SslBundles bundles) {
        this.properties = properties;
        this.token = token;
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5));
        if (!properties.bundle().isBlank()) {
            builder.sslContext(bundles.getBundle(properties.bundle()).createSslContext());
        }
        this.client = builder.build();
    }

    Answer preview(ObjectNode instrument, Locale locale) {
        return sender(locale).send("POST", "/api/instruments?preview=true", instrument, null);
    }

    Answer record(ObjectNode instrument, Locale locale) {
        return sender(locale).send("POST", "/api/instruments", instrument, null);
    }

    /** What would come of a proposal now. */
    Answer foresee(String proposalId, Locale locale) {
        return sender(locale).send("POST", proposal(proposalId) + "/preview", JSON.createObjectNode(), null);
    }

    Answer propose(ObjectNode proposal, Locale locale) {
        return sender(locale).send("POST", "/api/proposals", proposal, null);
    }

    Answer amend(String proposalId, ObjectNode amendment, Locale locale) {
        return sender(locale).send("PUT", proposal(proposalId), amendment, null);
    }

    /** @param key by which the same, sent again, is known; null for what is safe without */
    Answer act(String proposalId, String what, ObjectNode said, @Nullable String key, Locale locale) {
        return sender(locale).send("POST", proposal(proposalId) + "/" + what, said, key);
    }

    private static String proposal(String id) {
        return "/api/proposals/" + UriUtils.encodePathSegment(id, StandardCharsets.UTF_8);
    }

    /** The table to fill in; empty where the door does not give it. */
    Optional<byte[]> template(String form, Locale locale) {
        HttpRequest request = sender(locale)
                .request("/api/imports/template." + form, properties.patience())
                .build();
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Sends in the name of whoever asks now, also after the request is answered. */
    Sender sender(Locale locale) {
        return new Sender(token.value(), locale);
    }

    /** Asks as one person in one language. */
    final class Sender {

        private final Optional<String> own;
        private final Locale locale;

        private Sender(Optional<String> own, Locale locale) {
            this.own = own;
            this.locale = locale;
        }

        private HttpRequest.Builder request(String path, Duration patience) {
            HttpRequest.Builder builder =
                    HttpRequest.newBuilder(properties.url().resolve(path));
            own.ifPresent(it -> builder.header("Authorization", "Bearer " + it));
            return builder.timeout(patience).header("Accept-Language", locale.getLanguage());
        }

        private Answer send(String method, String path, ObjectNode body, @Nullable String key) {
            HttpRequest.Builder request = request(path, properties.patience())
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
            if (key != null) {
                request.header("Idempotency-Key", key);
            }
            return answer(request, properties.patience(), line -> {});
        }

        /** @param progress told how far it is, line by line of the answer; the last line is the report */
        Answer spreadsheet(byte[] content, String mediaType, boolean preview, Consumer<JsonNode> progress) {
            return answer(
                    request("/api/imports?mode=historic" + (preview ? "&preview=true" : ""), properties.longest())
                            .header("Content-Type", mediaType)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(content)),
                    properties.longest(),
                    progress);
        }

        private Answer answer(HttpRequest.Builder request, Duration patience, Consumer<JsonNode> progress) {
            try {
                HttpResponse<Stream<String>> response =
                        client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
                // the time of a request ends with the headers of its answer: one that stops in its midst would be read
                // for ever
                var late = CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS);
                CompletableFuture<Void> end = CompletableFuture.runAsync(response.body()::close, late);
                try (Stream<String> lines = response.body()) {
                    if (response.statusCode() == OUTCOME_UNKNOWN) {
                        return new Answer.Unknown();
                    }
                    if (response.statusCode() >= 300) {
                        return new Answer.Refused(JSON.readTree(lines.collect(Collectors.joining("\n"))));
                    }
                    Optional<JsonNode> last =
                            lines.map(JSON::readTree).peek(progress).reduce((earlier, later) -> later);
                    return last.filter(body -> body.isObject() && !end.isDone())
                            .<Answer>map(Answer.Taken::new)
                            .orElseGet(Answer.Unknown::new);
                } finally {
                    end.cancel(false);
                }
            } catch (ConnectException | HttpConnectTimeoutException e) {
                return new Answer.Silent();
            } catch (IOException | UncheckedIOException | JacksonException e) {
                return new Answer.Unknown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Answer.Unknown();
            }
        }
    }
}
