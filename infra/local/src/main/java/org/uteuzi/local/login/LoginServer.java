package org.uteuzi.local.login;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** The login server of one machine, on 127.0.0.1 alone, with the people and programs of {@link Demonstration}. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class LoginServer {

    /** The client of the pages. */
    static final String PAGES = "uteuzi-pages";

    private static final String AUDIENCE = "uteuzi";
    private static final String LOGIN = "/login";
    private static final String READINESS = "/actuator/health/readiness";

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(LoginServer.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setDefaultProperties(Map.of(
                "spring.main.web-application-type", "servlet",
                "server.servlet.session.cookie.name", "uteuzi-login",
                "server.servlet.session.cookie.same-site", "lax",
                "server.servlet.session.tracking-modes", "cookie",
                "server.shutdown", "immediate"));
        application.run("--server.address=" + InetAddress.getLoopbackAddress().getHostAddress());
    }

    @Bean
    AuthorizationServerSettings addresses(@Value("${UTEUZI_LOGIN_ISSUER}") String issuer) {
        return AuthorizationServerSettings.builder().issuer(issuer).build();
    }

    @Bean
    JWKSource<SecurityContext> keys(@Value("${UTEUZI_LOGIN_KEYS}") Path file) throws IOException {
        return new ImmutableJWKSet<>(LoginKeys.keptIn(file));
    }

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http) {
        var html = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        html.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        return http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.oidc(Customizer.withDefaults());
                })
                .authorizeHttpRequests(addresses -> addresses.anyRequest().authenticated())
                .exceptionHandling(failures ->
                        failures.defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint(LOGIN), html))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain people(HttpSecurity http, @Value("${UTEUZI_PAGES_URLS}") List<String> pages) {
        return http.authorizeHttpRequests(addresses -> addresses
                        .requestMatchers(READINESS, "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage(LOGIN).permitAll())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(
                        "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' "
                                + String.join(" ", pages))))
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> pages() {
        return RouterFunctions.route()
                .GET(LOGIN, LoginPage::answer)
                .GET(READINESS, request -> ServerResponse.ok().body(Map.of("status", "UP")))
                .build();
    }

    /** Each with their own name as password: nowhere else than here. */
    @Bean
    UserDetailsService somebody() {
        return new InMemoryUserDetailsManager(Demonstration.PEOPLE.stream()
                .map(person -> User.withUsername(person.name())
                        .password("{noop}" + person.name())
                        .authorities(List.of())
                        .build())
                .toArray(UserDetails[]::new));
    }

    @Bean
    RegisteredClientRepository clients(
            @Value("${UTEUZI_PAGES_URLS}") List<String> pages, @Value("${UTEUZI_LOGIN_SECRET}") String secret) {
        List<RegisteredClient> clients = new ArrayList<>(
                Demonstration.PROGRAMS.stream().map(LoginServer::program).toList());
        clients.add(client(PAGES, secret)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUris(all -> pages.forEach(page -> all.add(page + "/login/oauth2/code/uteuzi")))
                .postLogoutRedirectUris(all -> pages.forEach(page -> all.add(page + "/")))
                .scope("openid")
                .scope("profile")
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build());
        return new InMemoryRegisteredClientRepository(clients);
    }

    private static RegisteredClient program(Demonstration program) {
        return client(program.name(), program.name())
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(Duration.ofHours(1))
                        .build())
                .build();
    }

    private static RegisteredClient.Builder client(String id, String secret) {
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientSecret("{noop}" + secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    }

    /** What services and pages read of somebody, in the token of either. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> roles() {
        return context -> {
            Authentication who = Objects.requireNonNull(context.getPrincipal());
            context.getClaims().claims(claims -> claims.putAll(Demonstration.claims(who.getName())));
            if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
                context.getClaims().audience(List.of(AUDIENCE));
            }
        };
    }
}
