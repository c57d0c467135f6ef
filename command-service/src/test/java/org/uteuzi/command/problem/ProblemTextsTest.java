package org.uteuzi.command.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.uteuzi.service.problem.CommonTexts;

/** Every code that can be answered has a sentence in both languages that names the same things. */
class ProblemTextsTest {

    private static final Pattern CODE = Pattern.compile("\"([A-Z]+(?:_[A-Z]+)+|MALFORMED|INTERNAL|UNAVAILABLE)\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern STATUS = Pattern.compile("HttpStatus\\.([A-Z_]+)");

    private final Properties swahili = texts("sw");
    private final Properties english = texts("en");

    @Test
    void both_languages_have_the_same_keys() {
        assertThat(swahili.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    }

    @Test
    void both_languages_name_the_same_things() {
        for (String key : english.stringPropertyNames()) {
            assertThat(placeholders(swahili.getProperty(key)))
                    .as(key)
                    .isEqualTo(placeholders(english.getProperty(key)));
        }
    }

    @Test
    void no_text_is_empty_or_the_same_in_both_languages() {
        for (String key : english.stringPropertyNames()) {
            assertThat(english.getProperty(key)).as(key).isNotBlank().isNotEqualTo(swahili.getProperty(key));
            assertThat(swahili.getProperty(key)).as(key).isNotBlank();
        }
    }

    @Test
    void every_code_in_the_source_has_a_text_and_every_text_a_code() throws IOException {
        Set<String> codes = new TreeSet<>();
        Set<String> statuses = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                CODE.matcher(source).results().map(found -> found.group(1)).forEach(codes::add);
                STATUS.matcher(source).results().map(found -> found.group(1)).forEach(statuses::add);
            }
        }
        // variables of the environment are written alike
        codes.removeIf(code -> code.startsWith("UTEUZI_"));
        // what every service answers, in words of its own
        codes.addAll(Set.of("NOT_FOUND", "MALFORMED", "UNSUPPORTED_MEDIA_TYPE", "UNAVAILABLE"));
        codes.removeIf(CommonTexts::has);

        assertThat(english.stringPropertyNames().stream().filter(key -> !key.startsWith("title.")))
                .containsExactlyInAnyOrderElementsOf(codes);
        assertThat(statuses.stream()
                        .filter(name -> !Set.of("CREATED", "OK").contains(name))
                        .map(name -> "title." + HttpStatus.valueOf(name).value())
                        .filter(title -> !CommonTexts.has(title)))
                .isSubsetOf(english.stringPropertyNames());
    }

    private static Set<String> placeholders(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        return matcher.results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Properties texts(String language) {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                ProblemTextsTest.class.getResourceAsStream("/problems_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
