package org.uteuzi.query.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.uteuzi.text.Messages;

class NamedEffectTest {

    @Test
    void what_a_policy_can_name_has_its_words_in_the_sentence_that_tells_of_it() {
        Messages sentences = new Messages("sentences");

        assertThat(NamedEffect.values()).allMatch(effect -> sentences.has("effect." + effect.type()));
    }

    @Test
    void
            a_policy_can_name_all_that_the_desk_records_in_an_institution_but_what_needs_approval_always_and_the_documents_added_to_a_paper() {
        List<Task> outside = List.of(Task.ESTABLISH_OFFICE, Task.RENAME_OFFICE);
        Task always = Task.ERASE_PERSON;

        assertThat(Arrays.stream(NamedEffect.values()).map(NamedEffect::type))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Arrays.stream(Task.values())
                                        .filter(task -> !outside.contains(task) && task != always)
                                        .map(Task::type),
                                Stream.of("addDocument"))
                        .toList());
        assertThat(Arrays.stream(NamedEffect.values()))
                .as("by the name of the task, which has its text")
                .allSatisfy(effect -> assertThat(
                                Task.named(effect.name()).map(Task::type).orElse("addDocument"))
                        .isEqualTo(effect.type()));
    }
}
