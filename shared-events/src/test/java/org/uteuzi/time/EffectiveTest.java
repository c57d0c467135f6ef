package org.uteuzi.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.uteuzi.json.EventJson;

class EffectiveTest {

    private static final LocalDate FIRST = LocalDate.of(2020, 2, 29);
    private static final LocalDate OUT = LocalDate.of(2020, 3, 1);

    @Test
    void the_first_day_is_in_and_until_is_the_first_day_out() {
        Effective day = new Effective(FIRST, OUT);

        assertThat(day.contains(FIRST.minusDays(1))).isFalse();
        assertThat(day.contains(FIRST)).isTrue();
        assertThat(day.contains(OUT)).isFalse();
        assertThat(day.isEmpty()).isFalse();
    }

    @Test
    void without_until_it_has_no_end() {
        Effective open = new Effective(FIRST, null);

        assertThat(open.contains(LocalDate.MAX)).isTrue();
        assertThat(open.contains(FIRST.minusDays(1))).isFalse();
        assertThat(open.isEmpty()).isFalse();
    }

    @Test
    void who_leaves_and_who_enters_on_one_day_do_not_overlap() {
        Effective before = new Effective(FIRST.minusYears(1), FIRST);
        Effective after = new Effective(FIRST, null);

        assertThat(before.contains(FIRST)).isFalse();
        assertThat(after.contains(FIRST)).isTrue();
    }

    @Test
    void days_hold_the_days_that_are_all_among_them() {
        Effective open = new Effective(FIRST, null);
        Effective day = new Effective(FIRST, OUT);

        assertThat(open.containsAll(open)).isTrue();
        assertThat(open.containsAll(day)).isTrue();
        assertThat(day.containsAll(day)).isTrue();
        assertThat(day.containsAll(open)).isFalse();
        assertThat(day.containsAll(new Effective(FIRST.minusDays(1), OUT))).isFalse();
        assertThat(day.containsAll(new Effective(OUT, OUT))).isTrue();
        assertThat(new Effective(OUT, OUT).containsAll(day)).isFalse();
    }

    @Test
    void it_may_hold_no_day_at_all() {
        for (LocalDate until : new LocalDate[] {FIRST, FIRST.minusDays(1)}) {
            Effective none = new Effective(FIRST, until);

            assertThat(none.isEmpty()).isTrue();
            assertThat(none.contains(FIRST)).isFalse();
            assertThat(none.contains(FIRST.minusDays(1))).isFalse();
        }
    }

    @Test
    void in_json_it_is_its_two_days() {
        String closed = "{\"from\":\"2020-02-29\",\"until\":\"2020-03-01\"}";
        String open = "{\"from\":\"2020-02-29\",\"until\":null}";

        assertThat(EventJson.mapper().writeValueAsString(new Effective(FIRST, OUT)))
                .isEqualTo(closed);
        assertThat(EventJson.mapper().writeValueAsString(new Effective(FIRST, null)))
                .isEqualTo(open);
        assertThat(EventJson.mapper().readValue(closed, Effective.class)).isEqualTo(new Effective(FIRST, OUT));
        assertThat(EventJson.mapper().readValue(open, Effective.class)).isEqualTo(new Effective(FIRST, null));
    }
}
