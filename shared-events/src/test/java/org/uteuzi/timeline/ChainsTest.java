package org.uteuzi.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.uteuzi.event.Correction;

/** What is believed after corrections and withdrawals, told by examples. */
class ChainsTest {

    @Test
    void a_correction_replaces_the_fact_and_a_later_one_the_correction() {
        Story story = asha().startCorrected("c1", "asha", "2020-02-01");
        assertThat(start(story)).isEqualTo("2020-02-01");

        story.startCorrected("c2", "asha", "2020-03-01");
        assertThat(start(story)).isEqualTo("2020-03-01");

        Believed<?> believed = Chains.believed(story.told()).getLast();
        assertThat(believed.factId()).isEqualTo("asha");
        assertThat(believed.order()).as("place of the fact").isEqualTo(1);
        assertThat(believed.statedAt()).as("place of the correction").isEqualTo(3);
        assertThat(believed.correction())
                .isEqualTo(new Correction("asha", Correction.Cause.RECORDING, "kosa la kunakili", null));
    }

    @Test
    void what_was_never_corrected_has_no_correction() {
        Believed<?> believed = Chains.believed(asha().told()).getLast();

        assertThat(believed.correction()).isNull();
        assertThat(believed.statedAt()).isEqualTo(believed.order());
    }

    @Test
    void when_a_correction_is_withdrawn_the_latest_remaining_one_counts() {
        Story story = asha().startCorrected("c1", "asha", "2020-02-01").startCorrected("c2", "asha", "2020-03-01");

        assertThat(start(story.withdrawn("w2", "c2"))).isEqualTo("2020-02-01");
        assertThat(start(story.withdrawn("w1", "c1"))).isEqualTo("2020-01-01");
        assertThat(start(story.withdrawn("ww2", "w2"))).isEqualTo("2020-03-01");
    }

    @Test
    void a_fact_is_withdrawn_with_all_its_corrections() {
        Story story = asha().startCorrected("c1", "asha", "2020-02-01").withdrawn("w", "asha");

        assertThat(story.post().holdings()).isEmpty();
        assertThat(Chains.withdrawn(story.told())).containsExactly("asha");
    }

    @Test
    void when_a_withdrawal_is_withdrawn_the_fact_is_back_as_corrected() {
        Story story = asha().startCorrected("c1", "asha", "2020-02-01")
                .withdrawn("w", "asha")
                .withdrawn("ww", "w");
        assertThat(start(story)).isEqualTo("2020-02-01");

        story.withdrawn("www", "ww");
        assertThat(story.post().holdings()).isEmpty();

        story.withdrawn("wwww", "www");
        assertThat(start(story)).isEqualTo("2020-02-01");
    }

    @Test
    void what_came_back_can_be_withdrawn_again() {
        Story story = asha().withdrawn("w", "asha").withdrawn("ww", "w").withdrawn("again", "asha");

        assertThat(story.post().holdings()).isEmpty();
    }

    @Test
    void a_withdrawn_end_is_reinstatement() {
        Story story = asha().ended("asha", "2021-01-01");
        assertThat(story.holdersOn("2021-01-01")).isEmpty();

        assertThat(story.withdrawn("w", "end of asha").holdersOn("2021-01-01")).containsExactly("asha");
    }

    @Test
    void withdrawing_the_start_withdraws_the_appointment_whatever_its_end() {
        Story story = asha().ended("asha", "2021-01-01").withdrawn("w", "asha");

        assertThat(story.post().holdings()).isEmpty();
        assertThat(story.withdrawn("ww", "w").holding("asha").until()).isEqualTo("2021-01-01");
    }

    @Test
    void a_correction_of_what_is_not_among_the_facts_has_no_effect() {
        Story story = Story.of().postEstablished("2019", 1, null).startCorrected("c1", "asha", "2020-02-01");

        assertThat(story.post().holdings()).isEmpty();
    }

    private static Story asha() {
        return Story.of().postEstablished("2019", 1, null).appointed("asha", "2020-01-01");
    }

    private static LocalDate start(Story story) {
        return story.holding("asha").from();
    }
}
