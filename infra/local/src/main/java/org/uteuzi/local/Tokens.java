package org.uteuzi.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/** Tokens of the programs that the login server knows. */
final class Tokens {

    private final URI address;
    private final HttpClient http;

    /** @param login the address of the login server */
    Tokens(String login, HttpClient http) {
        this.address = URI.create(login + "/oauth2/token");
        this.http = http;
    }

    /** As the header Authorization takes it; good for an hour. */
    String bearer(String program) {
        String credentials =
                Base64.getEncoder().encodeToString((program + ":" + program).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return "Bearer "
                    + JsonMapper.shared()
                            .readTree(answer.body())
                            .path("access_token")
                            .asString();
        } catch (IOException e) {
            throw new CannotRun(e, "sample.unanswered", address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
