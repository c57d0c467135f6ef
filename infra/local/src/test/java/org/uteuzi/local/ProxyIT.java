package org.uteuzi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uteuzi.testing.TestIssuer;

/** The proxy of {@code infra/nginx} in front of both services, by an nginx that is installed: {@code ./mvnw verify -Pnginx}. */
@Tag("nginx")
class ProxyIT {

    private static final int TLS_1_0 = 0x0301;
    private static final int TLS_1_1 = 0x0302;
    private static final int TLS_1_2 = 0x0303;
    private static final int ECDHE_RSA_AES_128_GCM = 0xC02F;
    private static final int RSA_AES_128_CBC = 0x002F;
    private static final int ECDHE_RSA_AES_128_CBC = 0xC013;
    private static final int RECORD_ALERT = 21;
    private static final int RECORD_HANDSHAKE = 22;
    private static final int MANY = 20;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static KillableServices services;
    private static Process nginx;
    private static int http;
    private static int https;
    private static SSLContext trust;

    @BeforeAll
    static void begin() throws Exception {
        services = KillableServices.start(
                folder.resolve("stack"),
                1,
                "256m",
                Map.of(
                        "UTEUZI_LOGIN_ISSUER", TestIssuer.shared().address(),
                        "UTEUZI_LOGIN_SECRET", "siri-ya-majaribio",
                        "UTEUZI_LIMIT_STRANGER", String.valueOf(MANY),
                        "SERVER_FORWARD_HEADERS_STRATEGY", "native",
                        "UTEUZI_SECURE_COOKIES", "true"));
        http = free();
        https = free();
        certify();
        nginx = new ProcessBuilder(
                        "nginx",
                        "-p",
                        folder.toString(),
                        "-e",
                        folder.resolve("error.log").toString(),
                        "-c",
                        configured().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreException(ConnectException.class)
                .until(() -> {
                    assertThat(nginx.isAlive())
                            .as(folder.resolve("nginx.log").toString())
                            .isTrue();
                    return get("/actuator/health").statusCode() == 404;
                });
        record();
    }

    /** By the door, which is the other service. */
    private static void record() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().sslContext(trust).build()) {
            HttpResponse<String> recorded = client.send(
                    HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + https + "/api/instruments"))
                            .header(
                                    "Authorization",
                                    "Bearer " + TestIssuer.shared().token())
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("""
                                    {"instrumentId": "act", "kind": "ACT", "jurisdiction": "TZ-ZNZ", "number": "12", "year": 2019,
                                     "title": {"sw": "Sheria ya mfano"}, "effects": [
                                      {"type": "establishInstitution", "institutionId": "mfano",
                                       "name": {"sw": "Wakala wa Mfano"}, "effectiveFrom": "2019"}]}""", StandardCharsets.UTF_8))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(recorded.statusCode()).as(recorded.body()).isEqualTo(201);
        }
    }

    @AfterAll
    static void end() throws InterruptedException {
        if (nginx != null) {
            nginx.destroy();
            nginx.waitFor(30, TimeUnit.SECONDS);
        }
        services.close();
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The file as it is handed out, with the ports and paths of this test and what nginx asks for around it. */
    private static Path configured() throws IOException {
        String handedOut = Files.readString(Path.of(Objects.requireNonNull(System.getProperty("uteuzi.nginx"))));
        String own = handedOut
                .replaceAll("(?m)^ *listen \\[::].*$", "")
                .replace("listen 80;", "listen 127.0.0.1:" + http + ";")
                .replace("listen 443 ssl", "listen 127.0.0.1:" + https + " ssl")
                .replace("/etc/nginx/tls/", folder + "/")
                .replace("/var/log/nginx/", folder + "/")
                .replace("http://127.0.0.1:8081", services.commands().getFirst().url())
                .replace("http://127.0.0.1:8080", services.query().url());
        assertThat(own).doesNotContain(":8080", ":8081", "/etc/nginx", "/var/", "listen 80", "listen 443");
        return Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                pid %1$s/nginx.pid;
                events {}
                http {
                    client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
                    %2$s
                }
                """.formatted(folder, own));
    }

    /** A certificate that nobody but this test knows. */
    private static void certify() throws Exception {
        Path store = folder.resolve("uteuzi.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "uteuzi",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-validity",
                        "1",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "majaribio")
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), "majaribio".toCharArray());
        pem("uteuzi.crt", "CERTIFICATE", keys.getCertificate("uteuzi").getEncoded());
        pem(
                "uteuzi.key",
                "PRIVATE KEY",
                keys.getKey("uteuzi", "majaribio".toCharArray()).getEncoded());
        KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
        known.load(null, null);
        known.setCertificateEntry("uteuzi", keys.getCertificate("uteuzi"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(known);
        trust = SSLContext.getInstance("TLS");
        trust.init(null, managers.getTrustManagers(), null);
    }

    private static void pem(String file, String what, byte[] bytes) throws IOException {
        Files.writeString(
                folder.resolve(file),
                "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                        .formatted(
                                what,
                                Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)));
    }

    private static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("https://127.0.0.1:" + https + path, new SSLParameters(), headers);
    }

    private static HttpResponse<String> send(String address, SSLParameters tls, String... headers)
            throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(trust).sslParameters(tls).build()) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofMinutes(1));
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void a_program_that_comes_by_http_is_refused_and_people_are_led_to_https() throws Exception {
        String plain = "http://127.0.0.1:" + http;
        for (String path : List.of("/api/institutions", "/api/instruments", "/api/imports")) {
            HttpResponse<String> refused = send(
                    plain + path,
                    new SSLParameters(),
                    "Authorization",
                    "Bearer " + TestIssuer.shared().token());
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.headers().firstValue("Location")).isEmpty();
        }
        HttpResponse<String> led = send(plain + "/posts/a?on=2021-06-30", new SSLParameters());
        assertThat(led.statusCode()).isEqualTo(308);
        assertThat(led.headers().firstValue("Location")).hasValue("https://127.0.0.1/posts/a?on=2021-06-30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void both_versions_of_tls_that_are_good_are_spoken(String version) throws Exception {
        SSLParameters tls = new SSLParameters();
        tls.setProtocols(new String[] {version});

        HttpResponse<String> answer = send(
                "https://127.0.0.1:" + https + "/api/institutions?consistentWith=act",
                tls,
                "Authorization",
                "Bearer " + TestIssuer.shared().token());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo(version);
        assertThat(answer.sslSession().orElseThrow().getCipherSuite()).containsAnyOf("GCM", "CHACHA20");
        assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                .hasValue("max-age=31536000; includeSubDomains");
    }

    /** By hand, as no client of today offers them any more. */
    @Test
    void no_older_version_and_no_weak_cipher_is_spoken() throws Exception {
        assertThat(answerTo(TLS_1_2, ECDHE_RSA_AES_128_GCM))
                .as("so it would be heard")
                .isEqualTo(RECORD_HANDSHAKE);
        assertThat(answerTo(TLS_1_1, ECDHE_RSA_AES_128_CBC)).isEqualTo(RECORD_ALERT);
        assertThat(answerTo(TLS_1_0, ECDHE_RSA_AES_128_CBC)).isEqualTo(RECORD_ALERT);
        assertThat(answerTo(TLS_1_2, RSA_AES_128_CBC)).isEqualTo(RECORD_ALERT);
        assertThat(answerTo(TLS_1_2, ECDHE_RSA_AES_128_CBC)).isEqualTo(RECORD_ALERT);
    }

    /** The kind of the first record that comes back to a ClientHello. */
    private static int answerTo(int version, int cipher) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream hello = new DataOutputStream(body);
        hello.writeShort(version);
        hello.write(new byte[32]); // random
        hello.writeByte(0); // no session
        hello.writeShort(2);
        hello.writeShort(cipher);
        hello.writeShort(0x0100); // no compression
        byte[] extensions = {
            0,
            10,
            0,
            4,
            0,
            2,
            0,
            23, // supported_groups: secp256r1
            0,
            11,
            0,
            2,
            1,
            0, // ec_point_formats: uncompressed
            0,
            13,
            0,
            8,
            0,
            6,
            4,
            1,
            8,
            4,
            2,
            1 // signature_algorithms: RSA with SHA-256, PSS, SHA-1
        };
        hello.writeShort(extensions.length);
        hello.write(extensions);
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(record);
        out.writeByte(RECORD_HANDSHAKE);
        out.writeShort(TLS_1_0);
        out.writeShort(body.size() + 4);
        out.writeInt(1 << 24 | body.size()); // client_hello
        out.write(body.toByteArray());
        try (Socket socket = new Socket("127.0.0.1", https)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(record.toByteArray());
            InputStream in = socket.getInputStream();
            return in.read();
        }
    }

    @Test
    void who_does_not_know_the_certificate_does_not_talk_to_it() throws Exception {
        try (HttpClient stranger = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + https + "/"))
                    .build();
            assertThatThrownBy(() -> stranger.send(request, HttpResponse.BodyHandlers.discarding()))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void what_a_caller_says_of_where_they_come_from_is_replaced() throws Exception {
        HttpResponse<String> login = get(
                "/oauth2/authorization/uteuzi",
                "X-Forwarded-Host",
                "mwizi.example",
                "X-Forwarded-Proto",
                "http",
                "X-Forwarded-Port",
                "8",
                "Forwarded",
                "host=mwizi.example;proto=http");

        assertThat(login.statusCode()).isEqualTo(302);
        assertThat(login.headers().firstValue("Location").orElse(""))
                .startsWith(TestIssuer.shared().address())
                .contains("redirect_uri=https://127.0.0.1:" + https + "/login/oauth2/code/uteuzi")
                .doesNotContain("mwizi");
        assertThat(login.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(login.headers().firstValue("Set-Cookie").orElse(""))
                .startsWith("__Host-uteuzi-session=")
                .contains("Secure");
        int tooMany = 0;
        for (int i = 0; i < 2 * MANY; i++) {
            HttpResponse<String> refused =
                    get("/api/institutions", "Authorization", "Bearer nonsense", "X-Forwarded-For", "10.9.0." + i);
            tooMany += refused.statusCode() == 429 ? 1 : 0;
        }
        assertThat(tooMany).as("one address, whatever they say").isPositive();
    }

    @Test
    void what_is_asked_behind_an_address_stands_in_no_log() throws Exception {
        get(
                "/api/search?q=Asha",
                "Authorization",
                "Bearer " + TestIssuer.shared().token());

        Awaitility.await()
                .untilAsserted(() -> assertThat(Files.readString(folder.resolve("uteuzi.log")))
                        .contains("\"GET /api/search\" 200"));
        assertThat(Files.readString(folder.resolve("uteuzi.log"))).doesNotContain("Asha", "?");
    }

    @Test
    void measurements_and_health_are_not_for_the_outside() throws Exception {
        for (String path : List.of("/actuator", "/actuator/health", "/actuator/prometheus", "/%61ctuator/health")) {
            assertThat(get(
                                    path,
                                    "Authorization",
                                    "Bearer " + TestIssuer.shared().token())
                            .statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void questions_go_to_one_service_and_what_is_recorded_to_the_other() throws Exception {
        String token = "Bearer " + TestIssuer.shared().token();
        assertThat(get("/api/institutions/mfano?consistentWith=act", "Authorization", token)
                        .body())
                .contains("Wakala wa Mfano");
        assertThat(get("/api/instruments", "Authorization", token).body()).contains("Sheria ya mfano");
    }
}
