package org.uteuzi.query.desk;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;
import org.uteuzi.query.access.OwnToken;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The one door of the register, asked over HTTP in the name of whoever sits at the desk. */
@Component
class Door {

    /** @param url of the command-service */
    @ConfigurationProperties("uteuzi.door")
    record Properties(
            @DefaultValue("http://127.0.0.1:8081") URI url,
            @DefaultValue("30s") Duration patience) {}

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

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Properties properties;
    private final OwnToken token;

    Door(Properties properties, OwnToken token) {
        this.properties = properties;
        this.token = token;
    }

    Answer preview(ObjectNode instrument, Locale locale) {
        return send("/api/instruments?preview=true", instrument, locale);
    }

    Answer record(ObjectNode instrument, Locale locale) {
        return send("/api/instruments", instrument, locale);
    }

    private Answer send(String path, ObjectNode instrument, Locale locale) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(properties.url().resolve(path));
        token.value().ifPresent(own -> builder.header("Authorization", "Bearer " + own));
        HttpRequest request = builder.timeout(properties.patience())
                .header("Content-Type", "application/json")
                .header("Accept-Language", locale.getLanguage())
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(instrument)))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() == OUTCOME_UNKNOWN) {
                return new Answer.Unknown();
            }
            JsonNode body = JSON.readTree(response.body());
            return response.statusCode() < 300 ? new Answer.Taken(body) : new Answer.Refused(body);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new Answer.Silent();
        } catch (IOException | JacksonException e) {
            return new Answer.Unknown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Unknown();
        }
    }
}
