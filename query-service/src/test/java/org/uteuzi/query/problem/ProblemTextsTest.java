package org.uteuzi.query.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.uteuzi.service.problem.CommonTexts;

/** Every problem is told in both languages. */
class ProblemTextsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

    private static final Properties SWAHILI = texts("sw");
    private static final Properties ENGLISH = texts("en");

    private static Properties texts(String language) {
        String file = "/problems_" + language + ".properties";
        try (var reader =
                new InputStreamReader(ProblemTextsTest.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            Properties texts = new Properties();
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void both_languages_have_the_same_texts_with_the_same_placeholders() {
        assertThat(SWAHILI.stringPropertyNames()).isNotEmpty().isEqualTo(ENGLISH.stringPropertyNames());
        for (String key : SWAHILI.stringPropertyNames()) {
            assertThat(placeholders(SWAHILI, key)).as(key).isEqualTo(placeholders(ENGLISH, key));
            assertThat(SWAHILI.getProperty(key)).as(key).isNotBlank().isNotEqualTo(ENGLISH.getProperty(key));
            assertThat(ENGLISH.getProperty(key)).as(key).isNotBlank();
        }
    }

    private static Set<String> placeholders(Properties texts, String key) {
        return PLACEHOLDER
                .matcher(texts.getProperty(key))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_code_that_can_be_answered_has_a_text_and_no_text_is_left_over() throws IOException {
        Set<String> codes = codesInTheSources();
        // what every service answers, in words of its own
        codes.addAll(Set.of("NOT_FOUND", "MALFORMED", "UNSUPPORTED_MEDIA_TYPE", "UNAVAILABLE"));
        codes.removeIf(CommonTexts::has);

        assertThat(codes).contains("NOT_YET_RECORDED", "BEHIND");
        assertThat(SWAHILI.stringPropertyNames().stream()
                        .filter(key -> !key.startsWith("title."))
                        .collect(Collectors.toSet()))
                .isEqualTo(codes);
    }

    @Test
    void every_status_that_can_be_answered_has_a_title() {
        assertThat(IntStream.of(400, 404, 405, 406, 415, 428, 500, 503).mapToObj(status -> "title." + status))
                .allMatch(title ->
                        CommonTexts.has(title) || SWAHILI.stringPropertyNames().contains(title));
    }

    /** Text constants in capitals are codes; but for the name of a time zone nothing else is written so here. */
    private static Set<String> codesInTheSources() throws IOException {
        Pattern code = Pattern.compile("(?<!timezone = )\"([A-Z]+(?:_[A-Z]+)*)\"");
        Set<String> codes = new TreeSet<>();
        for (String feature : Set.of(
                "problem",
                "structure",
                "comparison",
                "unit",
                "person",
                "instrument",
                "proposal",
                "register",
                "report",
                "search",
                "reading")) {
            try (var files = Files.walk(Path.of("src/main/java/org/uteuzi/query/" + feature))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                    String source = read(file);
                    if (source.contains("Problem")) {
                        code.matcher(source).results().forEach(found -> codes.add(found.group(1)));
                    }
                });
            }
        }
        return codes;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
