package org.uteuzi.command.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class CommandTextsTest {

    @Test
    void every_text_is_there_in_both_languages_and_not_the_same() throws IOException {
        Properties swahili = texts("sw");
        Properties english = texts("en");

        assertThat(swahili.keySet()).isEqualTo(english.keySet()).isNotEmpty();
        english.forEach((key, text) -> assertThat(swahili.getProperty((String) key))
                .as("%s", key)
                .isNotBlank()
                .isNotEqualTo(text));
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(
                        CommandTextsTest.class.getResourceAsStream("/commands_" + language + ".properties")),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
