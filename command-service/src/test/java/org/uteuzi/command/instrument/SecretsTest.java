package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.testing.TestIssuer;

/** Secrets come from the environment or from files, and go nowhere. */
@ExtendWith(OutputCaptureExtension.class)
class SecretsTest {

    private static final String PASSWORD = "neno-la-siri-5527";

    /** Levels are those of the whole JVM, and a service that starts after these tests would keep them. */
    @AfterEach
    void speakAsBefore() {
        LoggingSystem logs = LoggingSystem.get(getClass().getClassLoader());
        List.of("org.uteuzi", "org.springframework.web", "org.springframework.security", "org.apache")
                .forEach(name -> logs.setLogLevel(name, null));
    }

    @Test
    void a_token_stands_in_no_log_and_no_answer(CapturedOutput output) {
        String token = TestIssuer.shared().token("msiri", TestIssuer.EVERYTHING.toArray(String[]::new));
        String forged = TestIssuer.shared().forged();
        try (TestDatabase database = TestDatabase.create();
                Door door = Door.open(
                        database,
                        Map.of(
                                "logging.level.org.uteuzi", "trace",
                                "logging.level.org.springframework.web", "debug",
                                "logging.level.org.springframework.security", "debug",
                                "logging.level.org.apache", "debug"))) {
            StringBuilder answers = new StringBuilder();
            for (String path : List.of(
                    "/actuator",
                    "/actuator/health",
                    "/actuator/prometheus",
                    "/actuator/env",
                    "/actuator/configprops",
                    "/v3/api-docs",
                    "/api/nowhere",
                    "/api/proposals/%00",
                    "/api/imports/template.csv")) {
                for (String who : List.of(token, forged)) {
                    Door.Answer answer = door.send(door.request(path, who).GET().build());
                    answers.append(answer.headers().map()).append(answer.body());
                }
            }
            answers.append(door.postTo(
                            "/api/instruments",
                            "{".getBytes(StandardCharsets.UTF_8),
                            "Authorization",
                            "Bearer " + token)
                    .body());
            assertThat(output.getAll()).as("its web server speaks too").contains("o.apache.catalina");
            assertThat(answers.toString() + output.getAll()).doesNotContain(token, forged);
        }
    }

    @Test
    void a_start_that_fails_tells_everything_but_the_passwords(CapturedOutput output) {
        try (TestDatabase database = TestDatabase.create()) {
            assertThatThrownBy(() -> Door.open(
                            database,
                            Map.of(
                                    "UTEUZI_DB_URL", "jdbc:postgresql://127.0.0.1:1/uteuzi",
                                    "UTEUZI_OWNER_PASSWORD", PASSWORD,
                                    "UTEUZI_COMMAND_PASSWORD", PASSWORD)))
                    .isNotNull();
        }
        assertThat(output.getAll()).contains("127.0.0.1:1").doesNotContain(PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTEUZI_COMMAND_PASSWORD", "UTEUZI_OWNER_PASSWORD"})
    void without_a_password_nothing_starts(String variable) {
        try (TestDatabase database = TestDatabase.create()) {
            assertThatThrownBy(() -> Door.open(database, Map.of(variable, "")))
                    .rootCause()
                    .hasMessage(variable + " is empty: there is no default password");
        }
    }
}
