package org.uteuzi.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.uteuzi.json.EventJson;

class LocalizedTextTest {

    @Test
    void each_language_is_answered_in_its_own_words() {
        LocalizedText both = new LocalizedText("Bodi ya Ushauri", "Advisory Board");

        assertThat(both.in("sw")).isEqualTo("Bodi ya Ushauri");
        assertThat(both.in("en")).isEqualTo("Advisory Board");
    }

    @Test
    void a_language_that_nobody_wrote_is_answered_in_the_other_one() {
        assertThat(new LocalizedText("Bodi", null).in("en")).isEqualTo("Bodi");
        assertThat(new LocalizedText(" ", "Board").in("sw")).isEqualTo("Board");
    }

    @Test
    void a_language_that_is_not_known_is_answered_in_swahili() {
        assertThat(new LocalizedText("Bodi", "Board").in("fr")).isEqualTo("Bodi");
    }

    @Test
    void one_of_the_languages_is_required() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LocalizedText(null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new LocalizedText("", " \t\n"));
    }

    @Test
    void the_missing_language_is_null_in_json_and_never_filled() {
        LocalizedText swahili = new LocalizedText("Nafasi \"wazi\"", null);

        assertThat(EventJson.mapper().writeValueAsString(swahili))
                .isEqualTo("{\"sw\":\"Nafasi \\\"wazi\\\"\",\"en\":null}");
        assertThat(EventJson.mapper().readValue("{\"sw\":\"Nafasi \\\"wazi\\\"\"}", LocalizedText.class))
                .isEqualTo(swahili);
    }

    @Test
    void a_nul_character_survives_json_as_an_escape() {
        LocalizedText withNul = new LocalizedText("a\u0000b", null);

        String json = EventJson.mapper().writeValueAsString(withNul);

        assertThat(json).contains("\\u0000").doesNotContain("\u0000");
        assertThat(EventJson.mapper().readValue(json, LocalizedText.class)).isEqualTo(withNul);
    }
}
