package org.uteuzi.query.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the door says is read with names, and an id that is only part of another word stays. */
class ByNameTest {

    @Test
    void ids_give_way_to_names_and_authorities_to_theirs() {
        assertThat(ByName.named(
                        "Ameteuliwa na post:mkuu, lakini mamlaka ya nafasi “mkuu-2” si mkuu.",
                        Map.of("post:mkuu", "post:mkuu", "mkuu", "post:mkuu", "mkuu-2", "post:mkuu-2"),
                        Map.of("post:mkuu", "Mkurugenzi Mtendaji", "post:mkuu-2", "Mkurugenzi wa $1")))
                .isEqualTo("Ameteuliwa na Mkurugenzi Mtendaji, lakini mamlaka ya nafasi “Mkurugenzi wa $1” si"
                        + " Mkurugenzi Mtendaji.");
    }

    @Test
    void what_has_no_name_that_may_be_seen_stays_as_it_is() {
        assertThat(ByName.named("Nafasi “a” haipo.", Map.of("a", "post:a"), Map.of("post:a", "post:a")))
                .isEqualTo("Nafasi “a” haipo.");
    }
}
