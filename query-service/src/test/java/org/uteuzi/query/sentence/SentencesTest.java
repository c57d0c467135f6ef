package org.uteuzi.query.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.uteuzi.event.post.EndReason;

/** Every sentence can be said in both languages. */
class SentencesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        try (var reader = new InputStreamReader(
                SentencesTest.class.getResourceAsStream("/sentences_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }

    @Test
    void both_languages_have_the_same_sentences_with_the_same_placeholders() throws IOException {
        Properties swahili = texts("sw");
        Properties english = texts("en");
        assertThat(swahili.stringPropertyNames()).isNotEmpty().isEqualTo(english.stringPropertyNames());
        for (String key : swahili.stringPropertyNames()) {
            assertThat(placeholders(swahili, key)).as(key).isEqualTo(placeholders(english, key));
            assertThat(swahili.getProperty(key)).as(key).isNotEqualTo(english.getProperty(key));
        }
    }

    @Test
    void every_reason_of_an_end_has_its_sentence() throws IOException {
        for (EndReason reason : EndReason.values()) {
            assertThat(texts("sw")).containsKey("ended." + reason);
        }
    }

    private static Set<String> placeholders(Properties texts, String key) {
        return PLACEHOLDER
                .matcher(texts.getProperty(key))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
