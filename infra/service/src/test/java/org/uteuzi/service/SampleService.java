package org.uteuzi.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.uteuzi.service.access.AccessProblems;
import org.uteuzi.service.access.Callers;
import org.uteuzi.service.access.Limiting;
import org.uteuzi.service.access.Programs;
import org.uteuzi.service.access.RateLimit;
import org.uteuzi.service.http.BrowserPolicy;
import org.uteuzi.service.problem.CommonTexts;
import org.uteuzi.service.problem.Problems;
import org.uteuzi.testing.TestIssuer;
import org.uteuzi.vault.KeyEncryption;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The smallest service, on a port of its own: what each must say itself, and three addresses. */
public final class SampleService implements AutoCloseable {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({Advice.class, Greetings.class})
    static class Application {

        @Bean
        BrowserPolicy policy() {
            return new BrowserPolicy("default-src 'none'", "no-referrer", Map.of("X-Sample", "mfano"));
        }

        @Bean
        SecurityFilterChain whoMayAsk(HttpSecurity http, Programs programs, AccessProblems problems, RateLimit limit) {
            return programs.letIn(
                    http.authorizeHttpRequests(addresses ->
                            addresses.requestMatchers("/api/nobody").denyAll()),
                    new Limiting(limit, problems),
                    List.of("/api/greetings/{name}"));
        }
    }

    @RestControllerAdvice
    static class Advice extends Problems {

        @Override
        protected String words(String language, String key, Map<String, Object> arguments) {
            return CommonTexts.has(key) ? CommonTexts.in(language, key, arguments) : key + " " + arguments;
        }
    }

    @RestController
    static class Greetings {

        @GetMapping("/api/greetings/{name}")
        String greeting(@PathVariable String name) {
            return "Habari, " + name + ". Mimi ni " + Callers.now().name() + ".";
        }

        @GetMapping("/api/broken")
        String broken() {
            throw new IllegalStateException("imeharibika");
        }

        @GetMapping("/api/unreachable")
        String unreachable() {
            throw new DataAccessResourceFailureException("haipo");
        }
    }

    private static final class Holder {
        static final SampleService SHARED = new SampleService(Map.of());
    }

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;

    private SampleService(Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(Map.of(
                "server.port", "0",
                "UTEUZI_LOGIN_ISSUER", TestIssuer.shared().address(),
                "UTEUZI_VAULT_KEYSET", KeyEncryption.generate().keyset()));
        all.putAll(settings);
        context = new SpringApplicationBuilder(Application.class)
                .bannerMode(Banner.Mode.OFF)
                .run(all.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    /** One for all tests that leave it as it is. */
    public static SampleService shared() {
        return Holder.SHARED;
    }

    /** @param settings beside what tests have in common, or instead of it */
    public static SampleService with(Map<String, String> settings) {
        return new SampleService(settings);
    }

    public int port() {
        return Integer.parseInt(String.valueOf(context.getEnvironment().getProperty("local.server.port")));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Of whoever has the token; nobody where it is empty. */
    public HttpResponse<String> get(String path, String token, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    @Override
    public void close() {
        context.close();
    }
}
