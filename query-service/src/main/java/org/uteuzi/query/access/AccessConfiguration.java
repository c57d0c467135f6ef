package org.uteuzi.query.access;

import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.session.InMemoryOidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.session.SessionAuthenticationException;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.uteuzi.access.Access;
import org.uteuzi.access.Permission;
import org.uteuzi.service.access.AccessProblems;
import org.uteuzi.service.access.LoginConnections;
import org.uteuzi.service.access.Programs;
import org.uteuzi.service.access.RateLimit;
import org.uteuzi.service.access.RefusalLog;

/**
 * Lets people in by the login server (authorization code with PKCE, then a session here) and programs by the tokens that they
 * bring. What a browser sends for whoever is logged in is guarded by OwnPagesOnly, so that no form carries a token.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class AccessConfiguration implements WebMvcConfigurer {

    static final String LOGIN = "uteuzi";

    private static final String SESSION = "uteuzi-session";

    /** Those that may be named when somebody is refused. */
    private static final List<String> ADDRESSES = Stream.of(Access.QUESTIONS, Access.PAGES)
            .flatMap(table -> table.keySet().stream())
            .toList();

    private static final String LOGIN_ADDRESS =
            OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI + "/" + LOGIN;

    @Bean
    PageLimiting pageLimiting(RateLimit limit, AccessProblems problems) {
        return new PageLimiting(limit, problems);
    }

    /** A token stands above the session that a browser may send with it; how to get one (RFC 9728) is told to everybody. */
    @Bean
    @Order(1)
    SecurityFilterChain whichProgramsMayAsk(
            HttpSecurity http,
            Programs programs,
            PageLimiting limiting,
            InstantSource clock,
            @Value("${uteuzi.login.session}") Duration session) {
        return programs.letIn(
                http.securityMatcher(new OrRequestMatcher(
                                Programs::bringToken,
                                PathPatternRequestMatcher.pathPattern("/.well-known/oauth-protected-resource/**")))
                        .addFilterBefore(new SessionAge(session, clock), SecurityContextHolderFilter.class),
                limiting,
                ADDRESSES);
    }

    @Bean
    @Order(2)
    SecurityFilterChain whichPeopleMayAsk(
            HttpSecurity http,
            ClientRegistrationRepository logins,
            AccessProblems problems,
            InstantSource clock,
            Sessions sessions,
            OidcSessionRegistry loginsOfSessions,
            LoginServer server,
            AccessLog log,
            @Value("${uteuzi.login.session}") Duration session,
            @Value("${uteuzi.login.sessions}") int mostSessions,
            PageLimiting limiting) {
        var bye = new OidcClientInitiatedLogoutSuccessHandler(logins);
        bye.setPostLogoutRedirectUri("{baseUrl}/");
        AuthenticationEntryPoint toLogin = new FormBeforeLogin(new LoginUrlAuthenticationEntryPoint(LOGIN_ADDRESS));
        AuthenticationFailureHandler failed = (request, response, failure) -> {
            log.failed(failure);
            response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
        };
        var ends = new EndsOfLogins(logins, server, sessions);
        RequestMatcher ofPrograms = new OrRequestMatcher(
                PathPatternRequestMatcher.pathPattern("/api/**"),
                PathPatternRequestMatcher.pathPattern("/actuator/**"));
        return http.csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable) // BrowserPolicy says them, with every answer
                .addFilterBefore(new SessionAge(session, clock), SecurityContextHolderFilter.class)
                .addFilterAfter(new RefusalLog(ADDRESSES), SecurityContextHolderFilter.class)
                .addFilterBefore(limiting::logins, CsrfFilter.class) // behind which logins are heard
                .addFilterBefore(ends::hear, CsrfFilter.class)
                .addFilterBefore(limiting::all, AuthorizationFilter.class)
                .requestCache(cache -> cache.requestCache(whereToGoOn(ofPrograms)))
                .authorizeHttpRequests(addresses -> addresses
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(Access.OPEN.toArray(String[]::new))
                        .permitAll()
                        .requestMatchers("/css/**", "/js/**", "/img/**", "/fonts/**", "/webjars/**")
                        .permitAll()
                        .requestMatchers("/actuator", "/actuator/**")
                        .hasAuthority(Permission.OPERATE.name())
                        .anyRequest()
                        .authenticated())
                .oauth2Login(login -> login.loginPage(LOGIN_ADDRESS)
                        .oidcSessionRegistry(loginsOfSessions)
                        .failureHandler(failed)
                        .withObjectPostProcessor(alsoWhereALoginBegins(failed)))
                .sessionManagement(of -> of.sessionConcurrency(most -> most.maximumSessions(mostSessions)
                        .sessionRegistry(sessions)
                        .expiredSessionStrategy(ended -> {
                            var over = new SessionAuthenticationException("ended elsewhere");
                            (ofPrograms.matches(ended.getRequest()) ? problems : toLogin)
                                    .commence(ended.getRequest(), ended.getResponse(), over);
                        })))
                .logout(logout -> logout.logoutRequestMatcher(
                                PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/logout"))
                        .addLogoutHandler(
                                (request, response, who) -> // what browsers keep for a year is not for the next one
                                response.setHeader("Clear-Site-Data", "\"cache\""))
                        .logoutSuccessHandler(bye))
                .exceptionHandling(failures -> failures.defaultAuthenticationEntryPointFor(problems, ofPrograms)
                        .defaultAuthenticationEntryPointFor(toLogin, request -> true)
                        .defaultAccessDeniedHandlerFor(problems, request -> true))
                .build();
    }

    private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> alsoWhereALoginBegins(
            AuthenticationFailureHandler failed) {
        return new ObjectPostProcessor<>() { // no lambda: it is known by its type
            @Override
            public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(failed);
                return filter;
            }
        };
    }

    @Bean
    AccessLog accessLog() {
        return new AccessLog();
    }

    @Bean
    OidcSessionRegistry loginsOfSessions() {
        return new InMemoryOidcSessionRegistry();
    }

    @Bean
    Sessions sessions(OidcSessionRegistry loginsOfSessions) {
        return new Sessions(loginsOfSessions);
    }

    /** Without it nobody hears that a session has ended or has another id. */
    @Bean
    HttpSessionEventPublisher endsOfSessions() {
        return new HttpSessionEventPublisher();
    }

    /** Browsers take a cookie of this name only from here, by https and for this host alone. */
    @Bean
    ServletContextInitializer cookieOfTheHost() {
        return server -> {
            if (server.getSessionCookieConfig().isSecure()) {
                server.getSessionCookieConfig().setName("__Host-" + SESSION);
                server.getSessionCookieConfig().setPath("/");
            }
        };
    }

    @Bean
    LoginServer loginServer(LoginConnections connections) {
        return new LoginServer(connections);
    }

    @Bean
    JwtDecoderFactory<ClientRegistration> keysOfLogins(LoginServer server) {
        return login ->
                server.signed(login, JwtValidators.createDefaultWithValidators(new OidcIdTokenValidator(login)));
    }

    @Bean
    OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokensOfLogins(LoginServer server) {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(server.tokens());
        return client;
    }

    @Bean
    OAuth2UserService<OidcUserRequest, OidcUser> whoLogsIn(LoginServer server) {
        var asked = new DefaultOAuth2UserService();
        asked.setRestOperations(server.requests());
        var people = new OidcUserService();
        people.setOauth2UserService(asked);
        return people;
    }

    /** After the login, to the page that somebody wanted, not to what browsers ask for beside it; addresses stay as they are. */
    @SuppressWarnings("NullAway") // null adds no parameter to them
    private static RequestCache whereToGoOn(RequestMatcher ofPrograms) {
        var pages = new HttpSessionRequestCache();
        pages.setMatchingRequestParameterName(null);
        pages.setRequestMatcher(request -> request.getMethod().equals("GET")
                && Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "")
                        .contains(MediaType.TEXT_HTML_VALUE)
                && !ofPrograms.matches(request));
        return pages;
    }

    /** Asks the login server where its addresses are when somebody first logs in, so that it need not be there before. */
    @Bean
    ClientRegistrationRepository logins(
            LoginServer server,
            @Value("${uteuzi.login.issuer}") String issuer,
            @Value("${uteuzi.login.client}") String client,
            @Value("${uteuzi.login.secret}") String secret) {
        if (secret.isBlank()) {
            throw new IllegalStateException(
                    "UTEUZI_LOGIN_SECRET is empty: nobody could log in, and there is no default");
        }
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(server.registration(issuer)
                        .registrationId(LOGIN)
                        .clientId(client)
                        .clientSecret(secret)
                        .scope("openid", "profile")
                        .build()));
    }

    /** Tokens live and die with the session. */
    @Bean
    OAuth2AuthorizedClientRepository tokensOfTheSession() {
        return new HttpSessionOAuth2AuthorizedClientRepository();
    }

    @Bean
    OAuth2AuthorizedClientManager tokens(
            ClientRegistrationRepository logins,
            OAuth2AuthorizedClientRepository tokensOfTheSession,
            LoginServer server) {
        var renewed = new RestClientRefreshTokenTokenResponseClient();
        renewed.setRestClient(server.tokens());
        var manager = new DefaultOAuth2AuthorizedClientManager(logins, tokensOfTheSession);
        manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .authorizationCode()
                .refreshToken(token -> token.accessTokenResponseClient(renewed))
                .build());
        return manager;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new OpenAddresses());
    }
}
