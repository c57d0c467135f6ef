package org.uteuzi.service.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** Every problem that is answered here is told in both languages, but for those that each service tells in words of its own. */
class CommonTextsTest {

    private static final Set<String> OF_EACH_SERVICE =
            Set.of("NOT_FOUND", "MALFORMED", "UNSUPPORTED_MEDIA_TYPE", "UNAVAILABLE");

    private static final ResourceBundle SWAHILI = ResourceBundle.getBundle("common_problems", Locale.of("sw"));
    private static final ResourceBundle ENGLISH = ResourceBundle.getBundle("common_problems", Locale.of("en"));

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void both_languages_say_the_same_things_in_words_of_their_own() {
        Pattern placeholder = Pattern.compile("\\{(\\w+)}");

        assertThat(SWAHILI.keySet()).hasSizeGreaterThan(15).isEqualTo(ENGLISH.keySet());
        assertThat(SWAHILI.keySet()).allSatisfy(key -> {
            assertThat(SWAHILI.getString(key)).isNotBlank().isNotEqualTo(ENGLISH.getString(key));
            assertThat(all(placeholder, SWAHILI.getString(key))).isEqualTo(all(placeholder, ENGLISH.getString(key)));
        });
    }

    @Test
    void every_code_and_status_in_the_sources_has_a_text() throws IOException {
        Set<String> codes = new TreeSet<>();
        Set<String> statuses = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String source = Files.readString(file);
                codes.addAll(all(Pattern.compile("\"([A-Z]+(?:_[A-Z]+)*)\""), source));
                statuses.addAll(all(Pattern.compile("HttpStatus\\.([A-Z_]+)"), source));
                all(Pattern.compile("case (([A-Z_]+(, )?)+) ->(?! answer\\(known, \"[A-Z_]+\")"), source)
                        .forEach(names -> codes.addAll(Set.of(names.split(", "))));
            }
        }
        statuses.addAll(codes.stream()
                .filter(code -> Stream.of(HttpStatus.values())
                        .anyMatch(status -> status.name().equals(code)))
                .toList());
        codes.removeAll(Set.of("DENY", "JWT")); // are no codes

        assertThat(codes).contains("NOT_LOGGED_IN", "NOT_ACCEPTABLE").containsAll(OF_EACH_SERVICE);
        assertThat(codes).filteredOn(code -> !CommonTexts.has(code)).hasSameElementsAs(OF_EACH_SERVICE);
        assertThat(SWAHILI.keySet())
                .filteredOn(key -> !key.startsWith("title."))
                .isSubsetOf(codes);
        assertThat(statuses)
                .hasSizeGreaterThan(8)
                .allMatch(name ->
                        CommonTexts.has("title." + HttpStatus.valueOf(name).value()));
    }
}
