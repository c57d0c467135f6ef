package org.uteuzi.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A login server for tests: an OpenID provider with keys of its own that asks nobody for a password. Whoever is sent there to
 * log in is somebody with every role, or whoever the test says with the parameter {@code who}; with {@code brief} their access
 * token is over at once and never renewed. One serves a whole JVM.
 */
public final class TestIssuer {

    /** The name of who may do everything everywhere; the subject is the same after {@code sub-}. */
    public static final String EVERYWHERE = "msimamizi-wa-majaribio";

    /** What somebody with every role for all institutions is granted. */
    public static final List<String> EVERYTHING =
            List.of("HR_OFFICER:*", "APPROVER:*", "MANAGER:*", "AUDITOR:*", "ADMIN:*", "IMPORTER:*");

    private static final String CONFIGURATION = "/.well-known/openid-configuration";
    private static final String AUDIENCE = "uteuzi";
    private static final String PAGES = "uteuzi-pages";
    private static final Duration LIFE = Duration.ofHours(12);

    private static final class Shared {
        static final TestIssuer ISSUER = new TestIssuer(null, false);
    }

    private record Holder(String name, List<String> grants) {}

    /** A login that waits for its code to be fetched. */
    private record Login(
            String client,
            String redirect,
            String nonce,
            String challenge,
            String name,
            List<String> grants,
            boolean brief) {}

    private final KeyPair keys = keys();

    /** Which no service knows. */
    private final KeyPair strange = keys();

    private final String address;
    private final boolean tellsWhoSomebodyIs;
    private final Map<String, Login> logins = new ConcurrentHashMap<>();
    private final Map<String, Integer> leads = new ConcurrentHashMap<>();
    private final AtomicInteger askedElsewhere = new AtomicInteger();

    /** To sign one takes longer than many an answer, and they outlive the tests. */
    private final Map<Holder, String> tokens = new ConcurrentHashMap<>();

    /** @param tls by which it is reached; null: by none */
    private TestIssuer(@Nullable SSLContext tls, boolean tellsWhoSomebodyIs) {
        this.tellsWhoSomebodyIs = tellsWhoSomebodyIs;
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try {
            HttpServer server;
            if (tls == null) {
                server = HttpServer.create(anyPort, 0);
            } else {
                HttpsServer secure = HttpsServer.create(anyPort, 0);
                secure.setHttpsConfigurator(new HttpsConfigurator(tls));
                server = secure;
            }
            ThreadFactory threads =
                    Thread.ofPlatform().daemon().name("test-issuer").factory();
            server.setExecutor(Executors.newCachedThreadPool(threads));
            address = (tls == null ? "http" : "https") + "://127.0.0.1:"
                    + server.getAddress().getPort();
            answer(server, CONFIGURATION, exchange -> json(exchange, 200, configuration()));
            answer(server, "/keys", exchange -> json(exchange, 200, publicKeys()));
            answer(server, "/token", this::token);
            answer(server, "/userinfo", TestIssuer::userInfo);
            server.createContext("/authorize", this::authorize);
            server.createContext("/logout", TestIssuer::logout);
            // whoever listens is a daemon as the thread is that starts it: no JVM stays for its sake
            threads.newThread(server::start).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It may lead elsewhere, where everything would be as it should. */
    private void answer(HttpServer server, String path, HttpHandler answer) {
        server.createContext(path, exchange -> {
            Integer status = leads.get(path);
            if (status == null) {
                answer.handle(exchange);
                return;
            }
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Location", address + "/elsewhere" + path);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.createContext("/elsewhere" + path, exchange -> {
            askedElsewhere.incrementAndGet();
            answer.handle(exchange);
        });
    }

    /** One that also tells who somebody is, for a test that makes it {@linkplain #leadElsewhere lead elsewhere}. */
    public static TestIssuer another() {
        return new TestIssuer(null, true);
    }

    /** One that is reached by https and has one of these certificates. */
    public static TestIssuer byTls(TestCertificates certificates) {
        return new TestIssuer(certificates.context(), true);
    }

    /** Whoever asks there is led elsewhere, by a status such as 302. */
    public void leadElsewhere(String path, int status) {
        leads.put(path, status);
    }

    public void leadNowhere() {
        leads.clear();
    }

    /** How often somebody asked where they were led. */
    public int askedElsewhere() {
        return askedElsewhere.get();
    }

    public static TestIssuer shared() {
        return Shared.ISSUER;
    }

    /** What a service must be told as its issuer. */
    public String address() {
        return address;
    }

    /** A token of somebody who may do everything everywhere. */
    public String token() {
        return token(EVERYWHERE, EVERYTHING.toArray(String[]::new));
    }

    /** @param grants such as {@code HR_OFFICER:egaz} */
    public String token(String name, String... grants) {
        return tokens.computeIfAbsent(
                new Holder(name, List.of(grants)),
                holder -> accessToken(holder.name(), holder.grants(), address, AUDIENCE, LIFE, keys));
    }

    /** As {@link #token()}, but long expired. */
    public String expired() {
        return accessToken("zamani", EVERYTHING, address, AUDIENCE, LIFE.negated(), keys);
    }

    /** As {@link #token()}, but meant for another audience. */
    public String forAnother() {
        return accessToken("mgeni", EVERYTHING, address, "other", LIFE, keys);
    }

    /** As {@link #token()}, but said to be by another issuer. */
    public String byAnother() {
        return accessToken("mgeni", EVERYTHING, "http://127.0.0.1:1", AUDIENCE, LIFE, keys);
    }

    /** As {@link #token()}, but signed by nobody we know. */
    public String forged() {
        return accessToken("mdanganyifu", EVERYTHING, address, AUDIENCE, LIFE, strange);
    }

    /**
     * As {@link #token()}, with a claim more.
     *
     * @param claim as JSON, such as {@code "typ": "ID"}
     */
    public String tokenThatSays(String claim) {
        return signed(claims("mwingine", EVERYTHING, address, AUDIENCE, LIFE) + ", " + claim, keys);
    }

    /** As {@link #token()}, of another type as its header says it. */
    public String tokenOfType(String type) {
        return signed(type, claims("mwingine", EVERYTHING, address, AUDIENCE, LIFE), keys);
    }

    /** Says to pages that all logins of somebody are over. */
    public String isOver(String name) {
        return signed(
                "logout+jwt",
                claims(name, List.of(), address, PAGES, LIFE)
                        + ", \"jti\": \"%s\", \"events\": {\"http://schemas.openid.net/event/backchannel-logout\": {}}"
                                .formatted(UUID.randomUUID()),
                keys);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String configuration() {
        return """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys", %2$s"end_session_endpoint": "%1$s/logout", "response_types_supported": ["code"],
                 "grant_types_supported": ["authorization_code"], "subject_types_supported": ["public"],
                 "code_challenge_methods_supported": ["S256"], "id_token_signing_alg_values_supported": ["RS256"],
                 "token_endpoint_auth_methods_supported": ["client_secret_basic"], "scopes_supported": ["openid"]}""".formatted(
                        address, tellsWhoSomebodyIs ? "\"userinfo_endpoint\": \"" + address + "/userinfo\", " : "");
    }

    private String publicKeys() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return """
                {"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "test", "n": "%s", "e": "%s"}]}""".formatted(
                        text(unsigned(key.getModulus().toByteArray())),
                        text(unsigned(key.getPublicExponent().toByteArray())));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
        if (!"code".equals(asked.get("response_type")) || !"S256".equals(asked.get("code_challenge_method"))) {
            json(exchange, 400, "{\"error\": \"invalid_request\"}");
            return;
        }
        String who = asked.get("who");
        String code = UUID.randomUUID().toString();
        String redirect = asked.getOrDefault("redirect_uri", "");
        logins.put(
                code,
                new Login(
                        asked.getOrDefault("client_id", ""),
                        redirect,
                        asked.getOrDefault("nonce", ""),
                        asked.getOrDefault("code_challenge", ""),
                        who == null ? EVERYWHERE : who.split("\\|", 2)[0],
                        who == null ? EVERYTHING : grants(who),
                        asked.containsKey("brief")));
        exchange.getResponseHeaders()
                .set("Location", redirect + "?code=" + code + "&state=" + encode(asked.getOrDefault("state", "")));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    /** After the name, each behind a bar. */
    private static List<String> grants(String who) {
        return Arrays.stream(who.split("\\|")).skip(1).toList();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> asked =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Login login = logins.remove(asked.getOrDefault("code", ""));
        if (login == null
                || !login.redirect().equals(asked.get("redirect_uri"))
                || !login.challenge().equals(text(sha256(asked.getOrDefault("code_verifier", ""))))) {
            json(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        String access = accessToken(login.name(), login.grants(), address, AUDIENCE, LIFE, keys);
        String id = signed(
                claims(login.name(), login.grants(), address, login.client(), LIFE) + ", \"nonce\": \"" + login.nonce()
                        + "\"",
                keys);
        json(
                exchange,
                200,
                "{\"access_token\": \"%s\", \"id_token\": \"%s\", \"token_type\": \"Bearer\", \"expires_in\": %d, \"scope\": \"openid\"%s}"
                        .formatted(
                                access,
                                id,
                                login.brief() ? 1 : LIFE.toSeconds(),
                                login.brief() ? ", \"refresh_token\": \"never-renewed\"" : ""));
    }

    /** Whoever the token is of. */
    private static void userInfo(HttpExchange exchange) throws IOException {
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        json(exchange, 200, claims);
    }

    private static void logout(HttpExchange exchange) throws IOException {
        String back = parameters(exchange.getRequestURI().getRawQuery()).get("post_logout_redirect_uri");
        exchange.getResponseHeaders().set("Location", Objects.requireNonNullElse(back, "/"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static String accessToken(
            String name, List<String> grants, String issuer, String audience, Duration life, KeyPair keys) {
        return signed(claims(name, grants, issuer, audience, life), keys);
    }

    private static String claims(String name, List<String> grants, String issuer, String audience, Duration life) {
        Instant now = Instant.now();
        return """
                "iss": "%s", "sub": "sub-%s", "preferred_username": "%2$s", "aud": "%s", "iat": %d, "exp": %d, "uteuzi": [%s]""".formatted(
                        issuer,
                        name,
                        audience,
                        now.minus(life.abs()).getEpochSecond() - 60,
                        now.plus(life).getEpochSecond(),
                        grants.stream().map(grant -> '"' + grant + '"').collect(Collectors.joining(", ")));
    }

    private static String signed(String claims, KeyPair keys) {
        return signed("JWT", claims, keys);
    }

    private static String signed(String type, String claims, KeyPair keys) {
        String content = text(bytes("{\"alg\": \"RS256\", \"kid\": \"test\", \"typ\": \"%s\"}".formatted(type))) + "."
                + text(bytes("{" + claims + "}"));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(bytes(content));
            return content + "." + text(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(Objects.requireNonNullElse(query, "").split("&"))
                .map(parameter -> parameter.split("=", 2))
                .filter(parameter -> parameter.length == 2)
                .collect(Collectors.toMap(
                        parameter -> parameter[0],
                        parameter -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8),
                        (one, other) -> one));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void json(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = bytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
