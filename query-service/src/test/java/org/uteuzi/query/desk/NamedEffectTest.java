package org.uteuzi.query.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.uteuzi.text.Messages;

class NamedEffectTest {

    @Test
    void what_a_policy_can_name_has_its_words_in_the_sentence_that_tells_of_it() {
        Messages sentences = new Messages("sentences");

        assertThat(NamedEffect.values()).allMatch(effect -> sentences.has("effect." + effect.type()));
    }
}
