package org.uteuzi.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.uteuzi.testing.TestIssuer;

/** The smallest client the JDK has: one kept connection for each thread, and nothing that runs beside it. */
public final class Http {

    static {
        // as many kept connections as there are ever clients, and no silent second try
        System.setProperty("http.maxConnections", "64");
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private static final String TOKEN = TestIssuer.shared().token();

    public record Answer(int status, String body) {}

    private Http() {}

    public static Answer get(String url) throws IOException {
        return exchange(url, null, "");
    }

    public static Answer post(String url, String json) throws IOException {
        return send(url, json, "application/json");
    }

    public static Answer send(String url, String content, String mediaType) throws IOException {
        return exchange(url, content, mediaType);
    }

    private static Answer exchange(String url, @Nullable String json, String mediaType) throws IOException {
        var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setConnectTimeout(2_000);
        connection.setReadTimeout(180_000);
        connection.setRequestProperty("Authorization", "Bearer " + TOKEN);
        if (json != null) {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            connection.setDoOutput(true);
            connection.setRequestMethod("POST");
            connection.setRequestProperty("Content-Type", mediaType);
            connection.setFixedLengthStreamingMode(body.length);
            try (var stream = connection.getOutputStream()) {
                stream.write(body);
            }
        }
        int status = connection.getResponseCode();
        try (InputStream stream = status < 400
                ? connection.getInputStream()
                : Objects.requireNonNullElse(connection.getErrorStream(), InputStream.nullInputStream())) {
            return new Answer(status, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
