package org.uteuzi.command.post;

import static org.uteuzi.command.thing.Effects.correct;
import static org.uteuzi.command.thing.Effects.effect;
import static org.uteuzi.command.thing.Effects.withdraw;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uteuzi.command.thing.ThingFixture;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Correction.Cause;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.event.post.Absence;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.DutyNoted;
import org.uteuzi.event.post.HolderAbsent;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.post.PostAbolished;
import org.uteuzi.event.post.TermChanged;
import org.uteuzi.time.PartialDate;

/** The end of a post, and what is said of a holder between start and end. */
class PostAndHolderEffectsTest {

    private static final EstablishPost POST = effect(
            EstablishPost.class,
            "{factId: 'p-established', postId: 'p', unitId: 'u', title: {sw: 'Mkurugenzi'}, effectiveFrom: '2019'}");
    private static final Appoint APPOINT = effect(Appoint.class, """
            {factId: 's', appointmentId: 'a', postId: 'p', personId: 'x', capacity: 'SUBSTANTIVE', effectiveFrom: '2020',
             termEndsOn: '2022-12-31'}
            """);
    private static final EndAppointment END =
            effect(EndAppointment.class, "{factId: 'e', appointmentId: 'a', until: '2022-07-01', reason: 'RESIGNED'}");

    private final ThingFixture<Post> post = new ThingFixture<>(Post.class, Post::new, "post:p");

    @Test
    void a_post_is_abolished_on_the_last_day_told_or_from_the_first_day_without_it() {
        post.given(POST)
                .when(effect(AbolishPost.class, "{factId: 'ab', postId: 'p', lastDay: '2022-06', dateBasis: 'SIGNED'}"))
                .records(new PostAbolished("ab", "p", new PartialDate("2022-07"), DateBasis.SIGNED, null));
    }

    @ParameterizedTest
    @CsvSource({"2022-07-01", "2022-07-02", "2023"})
    void an_abolition_no_earlier_than_the_one_believed_is_refused(String from) {
        post.given(POST, abolish("ab", "2022-07-01"))
                .when(abolish("ab2", from))
                .isRefusedWith("POST_ALREADY_ABOLISHED", Map.of("post", "p", "lastDay", new PartialDate("2022-06-30")));
    }

    @Test
    void an_earlier_abolition_is_recorded_beside_the_later_one() {
        post.given(POST, abolish("ab", "2022-07-01"))
                .when(abolish("ab2", "2022-06-30"))
                .records(abolished("ab2", "2022-06-30", null));
    }

    @Test
    void an_abolition_is_corrected_twice_by_last_day_and_by_first_day_without_the_post() {
        post.given(POST, abolish("ab", "2022-07-01"), correct("c1", "ab", "{lastDay: '2022-12-31'}"))
                .when(correct("c2", "ab", "{effectiveFrom: '2023-02'}"))
                .records(abolished("c2", "2023-02", "ab"));
    }

    @Test
    void an_abolition_is_withdrawn_and_may_then_be_recorded_anew() {
        post.given(POST, abolish("ab", "2999-07-01"))
                .when(withdraw("w", "ab"))
                .records(new FactWithdrawn("w", "post:p", "ab", Cause.RECORDING, "never happened", null));
    }

    @Test
    void after_the_withdrawal_of_its_abolition_a_post_is_abolished_later() {
        post.given(POST, abolish("ab", "2022-07-01"), withdraw("w", "ab"))
                .when(abolish("ab2", "2023-07-01"))
                .records(abolished("ab2", "2023-07-01", null));
    }

    @Test
    void a_term_is_changed() {
        post.given(POST, APPOINT)
                .when(changeTerm("t", "2024-12", "2022-06"))
                .records(termChanged("t", "2024-12", "2022-06", null));
    }

    @Test
    void a_change_of_term_is_corrected_also_after_the_appointment_ended() {
        post.given(POST, APPOINT, changeTerm("t", "2024", "2022-06-01"), END)
                .when(correct("c", "t", "{termEndsOn: '2023-06-30'}"))
                .records(termChanged("c", "2023-06-30", "2022-06-01", "t"));
    }

    @Test
    void an_absence_is_recorded_to_the_last_day_away() {
        post.given(POST, APPOINT).when(absence("ab", "lastDay: '2021-05'")).records(absent("ab", "2021-06", null));
    }

    @Test
    void an_absence_whose_end_nobody_told_is_open() {
        post.given(POST, APPOINT).when(absence("ab", "until: null")).records(absent("ab", null, null));
    }

    @ParameterizedTest
    @CsvSource({"until: '2021-03-01'", "lastDay: '2021-02-28'", "until: '2021'"})
    void an_absence_lasts_a_day_at_least(String end) {
        String lastDay = end.contains("'2021'") ? "2020" : "2021-02-28";
        post.given(POST, APPOINT)
                .when(absence("ab", end))
                .isRefusedWith(
                        "ABSENCE_ENDS_BEFORE_IT_BEGINS",
                        Map.of("lastDay", new PartialDate(lastDay), "from", new PartialDate("2021-03-01")));
    }

    @Test
    void the_end_of_an_absence_is_corrected_in_both_ways_and_taken_back() {
        post.given(POST, APPOINT, absence("ab", "until: '2021-06-01'"), correct("c1", "ab", "{lastDay: '2021-06-30'}"))
                .when(correct("c2", "ab", "{until: null}"))
                .records(absent("c2", null, "ab"));
    }

    @Test
    void days_of_duty_are_noted_and_corrected_each_by_itself() {
        post.given(
                        POST,
                        APPOINT,
                        END,
                        effect(
                                NoteDuty.class,
                                "{factId: 'd', appointmentId: 'a', swornOn: '2020-01-02', assumedOn: '2020-02'}"))
                .when(correct("c", "d", "{assumedOn: null, releasedOn: '2022-08'}"))
                .records(new DutyNoted(
                        "c",
                        "a",
                        "p",
                        new PartialDate("2020-01-02"),
                        null,
                        new PartialDate("2022-08"),
                        DateBasis.STATED,
                        correction("d")));
    }

    @Test
    void a_correction_leaves_at_least_one_day_of_duty() {
        post.given(POST, APPOINT, effect(NoteDuty.class, "{factId: 'd', appointmentId: 'a', swornOn: '2020-01-02'}"))
                .when(correct("c", "d", "{swornOn: null}"))
                .isRefusedWith("DUTY_WITHOUT_A_DAY", Map.of("path", ""));
    }

    @Test
    void nothing_more_is_said_of_an_appointment_that_is_withdrawn() {
        post.given(POST, APPOINT, withdraw("w", "s"))
                .when(changeTerm("t", "2024", "2022-06-01"))
                .isRefusedWith("IDENTIFIER_NOT_KNOWN", Map.of("id", "a"));
    }

    @Test
    void a_seat_is_held_by_whoever_holds_another_post() {
        post.given(POST)
                .when(
                        effect(
                                Appoint.class,
                                "{factId: 's', appointmentId: 'a', postId: 'p', exOfficio: 'post:q', capacity: 'EX_OFFICIO', effectiveFrom: '2020'}"))
                .records(exOfficio("s", "post:q", null));
    }

    @Test
    void which_post_an_ex_officio_seat_names_is_corrected() {
        post.given(
                        POST,
                        effect(
                                Appoint.class,
                                "{factId: 's', appointmentId: 'a', postId: 'p', exOfficio: 'post:q', capacity: 'EX_OFFICIO', effectiveFrom: '2020'}"))
                .when(correct("c", "s", "{exOfficio: 'post:r'}"))
                .records(exOfficio("c", "post:r", "s"));
    }

    @Test
    void a_person_who_was_appointed_cannot_also_be_told_by_a_post() {
        post.given(POST, APPOINT)
                .when(correct("c", "s", "{exOfficio: 'post:r', capacity: 'EX_OFFICIO'}"))
                .isRefusedWith("APPOINTEE_NOT_STATED", Map.of("path", ""));
    }

    private static AbolishPost abolish(String factId, String from) {
        return effect(AbolishPost.class, "{factId: '%s', postId: 'p', effectiveFrom: '%s'}".formatted(factId, from));
    }

    private static PostAbolished abolished(String factId, String from, @Nullable String corrects) {
        return new PostAbolished(factId, "p", new PartialDate(from), DateBasis.STATED, correction(corrects));
    }

    private static ChangeTerm changeTerm(String factId, String endsOn, String from) {
        return effect(
                ChangeTerm.class,
                "{factId: '%s', appointmentId: 'a', termEndsOn: '%s', effectiveFrom: '%s'}"
                        .formatted(factId, endsOn, from));
    }

    private static TermChanged termChanged(String factId, String endsOn, String from, @Nullable String corrects) {
        return new TermChanged(
                factId,
                "a",
                "p",
                new PartialDate(endsOn),
                new PartialDate(from),
                DateBasis.STATED,
                correction(corrects));
    }

    private static RecordAbsence absence(String factId, String end) {
        return effect(
                RecordAbsence.class,
                "{factId: '%s', appointmentId: 'a', absence: 'LEAVE', effectiveFrom: '2021-03-01', %s}"
                        .formatted(factId, end));
    }

    private static HolderAbsent absent(String factId, @Nullable String until, @Nullable String corrects) {
        return new HolderAbsent(
                factId,
                "a",
                "p",
                Absence.LEAVE,
                new PartialDate("2021-03-01"),
                until == null ? null : new PartialDate(until),
                DateBasis.STATED,
                correction(corrects));
    }

    private static HolderAppointed exOfficio(String factId, String named, @Nullable String corrects) {
        return new HolderAppointed(
                factId,
                "a",
                "p",
                null,
                named,
                Capacity.EX_OFFICIO,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                new PartialDate("2020"),
                DateBasis.STATED,
                correction(corrects));
    }

    private static @Nullable Correction correction(@Nullable String root) {
        return root == null ? null : new Correction(root, Cause.RECORDING, "typed wrongly", null);
    }
}
