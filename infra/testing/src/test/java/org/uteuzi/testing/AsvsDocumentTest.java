package org.uteuzi.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every row of the table of what the ASVS asks says what shows it, or why nothing does, and what it names is there. */
class AsvsDocumentTest {

    private static final Path DOCUMENT = TestDatabase.root().resolve("infra/docs/asvs.md");
    private static final Pattern LINK = Pattern.compile("\\[(\\w+)]\\((\\.\\./[^)]*/(\\w+)\\.java)\\)");

    private static final Pattern DESCRIPTION = Pattern.compile("]\\(([\\w-]+\\.md)(?:#([\\w-]+))?\\)");

    private static List<String> rows() throws IOException {
        try (var lines = Files.lines(DOCUMENT)) {
            return lines.filter(line -> line.matches("\\| \\d+\\.\\d+\\.\\d+.*"))
                    .toList();
        }
    }

    @Test
    void every_row_names_a_test_or_says_why_there_is_none() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(100).allSatisfy(row -> {
            String[] cells = row.split("\\|", -1);
            assertThat(cells).hasSize(5);
            assertThat(cells[3])
                    .containsPattern("Test]|IT]|described: .*]\\(|does not apply( to the software)?: .|open: .");
        });
    }

    @Test
    void every_description_that_is_named_exists() throws IOException {
        List<MatchResult> links =
                DESCRIPTION.matcher(Files.readString(DOCUMENT)).results().toList();

        assertThat(links).hasSizeGreaterThan(5).allSatisfy(link -> {
            Path described = DOCUMENT.resolveSibling(link.group(1));
            assertThat(described).exists();
            if (link.group(2) != null) {
                assertThat(Files.readString(described).lines().map(line -> line.toLowerCase(Locale.ROOT)))
                        .anyMatch(line -> line.startsWith("## ")
                                && line.substring(3).replace(' ', '-').equals(link.group(2)));
            }
        });
    }

    @Test
    void every_test_that_is_named_exists() throws IOException {
        List<MatchResult> links =
                LINK.matcher(Files.readString(DOCUMENT)).results().toList();

        assertThat(links).hasSizeGreaterThan(100).allSatisfy(link -> {
            assertThat(link.group(3)).isEqualTo(link.group(1));
            assertThat(DOCUMENT.resolveSibling(link.group(2))).exists();
        });
    }
}
