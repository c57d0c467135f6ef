package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.testing.TestIssuer;

/** Who is refused stands in the log, without anybody's name. */
@ExtendWith(OutputCaptureExtension.class)
class LogTest {

    private static final TestIssuer ISSUER = TestIssuer.shared();

    @Test
    void a_refusal_is_one_line_with_the_subject_and_the_pattern_of_the_address(CapturedOutput output) {
        String forged = ISSUER.forged();
        try (TestDatabase database = TestDatabase.create();
                Door door = Door.open(database, Map.of("UTEUZI_LIMIT_STRANGER", "3"))) {
            door.send(door.request("/api/imports/template.csv", ISSUER.token("meneja", "MANAGER:*"))
                    .build());
            door.postTo(
                    "/api/proposals/siri/withdraw", new byte[0], "Authorization", "Bearer " + ISSUER.token("meneja"));
            door.send(door.anonymous("/api/imports/template.csv").build());
            for (int i = 0; i < 20; i++) {
                door.postTo("/api/proposals/siri/approve", new byte[0], "Authorization", "Bearer " + forged);
            }
        }

        List<String> lines = output.getAll()
                .lines()
                .filter(line -> line.contains("refused: "))
                .toList();
        assertThat(lines.subList(0, 3))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .endsWith("refused: 403 GET /api/imports/template.csv, subject sub-meneja"),
                        line -> assertThat(line)
                                .endsWith("refused: 403 POST /api/proposals/{id}/withdraw, subject sub-meneja"),
                        line -> assertThat(line).endsWith("refused: 401 POST /api/proposals/{id}/approve, subject "));
        assertThat(lines)
                .as("who asks too often fills no log; the one without a token counts for their address too")
                .hasSize(4)
                .allSatisfy(line -> assertThat(line).doesNotContain("siri", forged));
    }
}
