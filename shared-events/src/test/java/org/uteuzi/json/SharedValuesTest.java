package org.uteuzi.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.uteuzi.event.post.HolderAppointed;

/** What is said again is kept once, and says the same. */
class SharedValuesTest {

    private static final String TYPE = "post.holder-appointed";

    private static String appointed(String appointmentId) {
        return """
                {"factId":"f-%1$s","appointmentId":"%1$s","postId":"p-1","personId":"asha","capacity":"SUBSTANTIVE",\
                "effectiveFrom":"2020-03"}\
                """.formatted(appointmentId);
    }

    private static HolderAppointed read(String appointmentId, SharedValues values) {
        return (HolderAppointed) EventJson.read(TYPE, appointed(appointmentId), values);
    }

    @Test
    void an_event_says_the_same_whether_or_not_it_shares() {
        assertThat(read("a-1", new SharedValues())).isEqualTo(EventJson.read(TYPE, appointed("a-1")));
    }

    @Test
    void equal_ids_and_dates_of_one_reading_are_the_same() {
        SharedValues values = new SharedValues();
        HolderAppointed first = read("a-1", values);
        HolderAppointed second = read("a-2", values);
        assertThat(second.appointmentId()).isEqualTo("a-2");
        assertThat(second.personId()).isSameAs(first.personId());
        assertThat(second.effectiveFrom()).isSameAs(first.effectiveFrom());
        assertThat(values.one(new String("asha"))).isSameAs(first.personId());
    }

    @Test
    void another_reading_holds_nothing_of_the_one_before() {
        assertThat(read("a-1", new SharedValues()).personId())
                .isEqualTo("asha")
                .isNotSameAs(read("a-1", new SharedValues()).personId());
    }
}
