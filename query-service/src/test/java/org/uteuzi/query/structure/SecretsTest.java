package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.uteuzi.testing.TestIssuer;

/** Secrets come from the environment or from files, and go nowhere. */
@ExtendWith({Installation.MadeOnce.class, OutputCaptureExtension.class})
class SecretsTest {

    private static final String SECRET = "siri-ya-kuingia-8361";
    private static final String PASSWORD = "neno-la-siri-5527";

    private final Installation installation;

    SecretsTest(Installation installation) {
        this.installation = installation;
    }

    /** Levels are those of the whole JVM, and a service that starts after these tests would keep them. */
    @AfterEach
    void speakAsBefore() {
        LoggingSystem logs = LoggingSystem.get(getClass().getClassLoader());
        List.of("org.uteuzi", "org.springframework.web", "org.springframework.security", "org.apache")
                .forEach(name -> logs.setLogLevel(name, null));
    }

    @Test
    void a_secret_comes_from_a_file_and_stands_in_no_log_and_no_answer(@TempDir Path secrets, CapturedOutput output)
            throws Exception {
        Files.writeString(secrets.resolve("uteuzi.login.secret"), SECRET);
        String token = TestIssuer.shared().token("msiri", TestIssuer.EVERYTHING.toArray(String[]::new));
        String forged = TestIssuer.shared().forged();
        try (QueryNode node = QueryNode.on(
                installation.database,
                "UTEUZI_SECRETS=" + secrets,
                "logging.level.org.uteuzi=trace",
                "logging.level.org.springframework.web=debug",
                "logging.level.org.springframework.security=debug",
                "logging.level.org.apache=debug")) {
            node.follow(installation.register);
            assertThat(node.bean(ClientRegistrationRepository.class)
                            .findByRegistrationId("uteuzi")
                            .getClientSecret())
                    .isEqualTo(SECRET);
            StringBuilder answers = new StringBuilder();
            for (String path : List.of(
                    "/actuator",
                    "/actuator/health",
                    "/actuator/prometheus",
                    "/actuator/env",
                    "/actuator/configprops",
                    "/v3/api-docs",
                    "/dashboard",
                    "/nowhere",
                    "/api/nowhere",
                    "/api/institutions",
                    "/api/institutions/%00",
                    "/login/oauth2/code/uteuzi?code=x&state=y")) {
                for (String who : List.of("Bearer " + token, "Bearer " + forged, "")) {
                    var answer = node.get(path, "Authorization", who);
                    answers.append(answer.headers().map()).append(answer.body());
                }
            }
            assertThat(output.getAll()).as("its web server speaks too").contains("o.apache.catalina");
            assertThat(answers.toString() + output.getAll()).doesNotContain(SECRET, token, forged, signature(token));
        }
    }

    private static String signature(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }

    @Test
    void a_start_that_fails_tells_everything_but_the_password(CapturedOutput output) {
        assertThatThrownBy(() -> QueryNode.on(
                        installation.database,
                        "UTEUZI_DB_URL=jdbc:postgresql://127.0.0.1:1/uteuzi",
                        "UTEUZI_QUERY_PASSWORD=" + PASSWORD,
                        "UTEUZI_LOGIN_SECRET=" + SECRET))
                .isNotNull();
        assertThat(output.getAll()).contains("127.0.0.1:1").doesNotContain(PASSWORD, SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTEUZI_QUERY_PASSWORD", "UTEUZI_ANSWERS_PASSWORD"})
    void without_a_password_nothing_starts(String variable) {
        assertThatThrownBy(() -> QueryNode.on(installation.database, variable + "="))
                .hasMessage(variable + " is empty: there is no default password");
    }

    @Test
    void without_a_secret_for_logins_nothing_starts() {
        assertThatThrownBy(() -> QueryNode.on(installation.database, "UTEUZI_LOGIN_SECRET="))
                .rootCause()
                .hasMessageContaining("UTEUZI_LOGIN_SECRET is empty");
    }
}
