package org.uteuzi.command.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of the template and of the commands are complete in both languages. */
class TextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"template", "commands"})
    void both_languages_have_the_same_keys_and_no_empty_text(String bundle) {
        ResourceBundle swahili = bundle(bundle, "sw");
        ResourceBundle english = bundle(bundle, "en");

        assertThat(swahili.keySet()).isEqualTo(english.keySet());
        assertThat(swahili.keySet()).allSatisfy(key -> {
            assertThat(swahili.getString(key)).isNotBlank();
            assertThat(english.getString(key)).isNotBlank().isNotEqualTo(swahili.getString(key));
        });
    }

    @Test
    void every_column_has_a_header() {
        Set<String> parts = Template.columnsOfAll().stream()
                .flatMap(column -> Stream.of(column.field().split("\\.")))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(parts).isSubsetOf(bundle("template", "en").keySet());
    }

    private static ResourceBundle bundle(String name, String language) {
        return ResourceBundle.getBundle(
                name,
                Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
