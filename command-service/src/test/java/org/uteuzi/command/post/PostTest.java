package org.uteuzi.command.post;

import static org.uteuzi.command.thing.Effects.correct;
import static org.uteuzi.command.thing.Effects.effect;
import static org.uteuzi.command.thing.Effects.withdraw;

import java.time.Period;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uteuzi.command.thing.ThingFixture;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Correction.Cause;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.event.post.AppointmentEnded;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.Change;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.post.PostAmended;
import org.uteuzi.event.post.PostEstablished;
import org.uteuzi.event.post.Terms;
import org.uteuzi.event.post.TermsChange;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

class PostTest {

    private static final EstablishPost POST = effect(EstablishPost.class, """
            {factId: 'p-established', postId: 'p', unitId: 'u', title: {sw: 'Mkurugenzi'}, seats: 2,
             terms: {appointingAuthority: 'office:o', maxTerms: 2, termLength: 'P3Y'}, effectiveFrom: '2019'}
            """);

    private final ThingFixture<Post> post = new ThingFixture<>(Post.class, Post::new, "post:p");

    @Test
    void a_post_is_established_in_the_words_of_the_instrument_and_states_nothing_else() {
        post.when(effect(
                        EstablishPost.class,
                        "{factId: 'f', postId: 'p', unitId: 'u', title: {en: 'Director'}, effectiveFrom: '2019-07'}"))
                .records(new PostEstablished(
                        "f",
                        "p",
                        "u",
                        new LocalizedText(null, "Director"),
                        null,
                        null,
                        null,
                        Terms.NOT_STATED,
                        new PartialDate("2019-07"),
                        DateBasis.STATED,
                        null));
    }

    @Test
    void an_appointment_is_recorded_with_its_partial_date_as_written() {
        post.given(POST).when(appoint("a1", "2020-03")).records(appointed("a1", "2020-03", null, null));
    }

    @Test
    void the_id_of_an_appointment_is_used_once() {
        post.given(POST, appoint("a1", "2020-03-01"))
                .when(appoint("a1", "2021-03-01"))
                .isRefusedWith("IDENTIFIER_ALREADY_USED", Map.of("id", "a1"));
    }

    @Test
    void the_id_of_a_withdrawn_appointment_is_not_used_again() {
        post.given(POST, appoint("a1", "2020-03-01"), withdraw("w", "a1-start"))
                .when(appoint("a1", "2020-03-01"))
                .isRefusedWith("IDENTIFIER_ALREADY_USED", Map.of("id", "a1"));
    }

    @Test
    void an_appointment_ends_on_the_last_day_told() {
        post.given(POST, appoint("a1", "2020-03-01"))
                .when(
                        effect(
                                EndAppointment.class,
                                "{factId: 'e', appointmentId: 'a1', lastDay: '2022-12', reason: 'RESIGNED', endedBy: 'office:o'}"))
                .records(new AppointmentEnded(
                        "e",
                        "a1",
                        "p",
                        new PartialDate("2023-01"),
                        EndReason.RESIGNED,
                        "office:o",
                        DateBasis.STATED,
                        null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022-06-30", "2022-06", "2022"})
    void an_end_earlier_than_the_one_believed_is_recorded(String until) {
        post.given(POST, appoint("a1", "2020-03-01"), end("e1", "a1", "2022-07-01"))
                .when(end("e2", "a1", until))
                .records(ended("e2", "a1", until, null));
    }

    @Test
    void an_end_may_follow_when_the_one_before_is_withdrawn() {
        post.given(POST, appoint("a1", "2020-03-01"), end("e1", "a1", "2022-07-01"), withdraw("w", "e1"))
                .when(end("e2", "a1", "2023-01-01"))
                .records(ended("e2", "a1", "2023-01-01", null));
    }

    @Test
    void an_appointment_that_was_never_made_or_is_withdrawn_cannot_end() {
        post.given(POST, appoint("a1", "2020-03-01"), withdraw("w", "a1-start"))
                .when(end("e", "a1", "2022-07-01"))
                .isRefusedWith("IDENTIFIER_NOT_KNOWN", Map.of("id", "a1"));
    }

    @Test
    void the_one_substantive_holder_gives_way_on_the_day_the_next_one_enters() {
        post.given(POST, appoint("a1", "2020-03-01"), acting("a2", "2020-03-01"))
                .when(change("a3", "2022-07-01", ""))
                .records(
                        new AppointmentEnded(
                                "a3-end",
                                "a1",
                                "p",
                                new PartialDate("2022-07-01"),
                                EndReason.TRANSFERRED,
                                null,
                                DateBasis.STATED,
                                null),
                        appointed("a3", "2022-07-01", "a1", null));
    }

    @Test
    void nobody_can_be_replaced_in_a_post_that_nobody_holds() {
        post.given(POST, acting("a2", "2020-03-01"))
                .when(change("a3", "2022-07-01", ""))
                .isRefusedWith("APPOINTMENT_TO_END_NOT_STATED", Map.of("id", "p", "count", 0));
    }

    @Test
    void who_is_replaced_must_be_said_where_two_hold_the_post() {
        givenTwoHolders();
        post.when(change("a3", "2022-07-01", ""))
                .isRefusedWith("APPOINTMENT_TO_END_NOT_STATED", Map.of("id", "p", "count", 2));
    }

    @Test
    void the_one_named_is_replaced_where_two_hold_the_post() {
        givenTwoHolders();
        post.when(change("a3", "2022-07-01", "endsAppointmentId: 'a2',"))
                .records(
                        new AppointmentEnded(
                                "a3-end",
                                "a2",
                                "p",
                                new PartialDate("2022-07-01"),
                                EndReason.TRANSFERRED,
                                null,
                                DateBasis.STATED,
                                null),
                        appointed("a3", "2022-07-01", "a2", null));
    }

    @Test
    void a_change_of_holder_records_neither_fact_if_one_cannot_be() {
        post.given(POST, appoint("a1", "2020-03-01"))
                .when(change("a3", "2022-07-01", "endsAppointmentId: 'a2',"))
                .isRefusedWith("IDENTIFIER_NOT_KNOWN", Map.of("id", "a2"));
        new ThingFixture<>(Post.class, Post::new, "post:p")
                .given(POST, appoint("a1", "2020-03-01"))
                .when(change("a1", "2022-07-01", ""))
                .isRefusedWith("IDENTIFIER_ALREADY_USED", Map.of("id", "a1"));
    }

    @Test
    void two_changes_follow_each_other_on_one_day_each() {
        post.given(POST, appoint("a1", "2020-03-01"), change("a2", "2022-07-01", ""))
                .when(change("a3", "2022-07-02", ""))
                .records(
                        new AppointmentEnded(
                                "a3-end",
                                "a2",
                                "p",
                                new PartialDate("2022-07-02"),
                                EndReason.TRANSFERRED,
                                null,
                                DateBasis.STATED,
                                null),
                        appointed("a3", "2022-07-02", "a2", null));
    }

    @Test
    void a_correction_holds_the_whole_fact_with_what_was_wrong_put_right() {
        post.given(POST, appoint("a1", "2020-03-01"))
                .when(correct("c1", "a1-start", "{effectiveFrom: '2020-04'}"))
                .records(corrected("c1", "a1", "2020-04", "a1-start"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a1-start", "c1"})
    void to_correct_again_corrects_the_first_statement_in_the_words_that_count_now(String factId) {
        post.given(
                        POST,
                        appoint("a1", "2020-03-01"),
                        correct("c1", "a1-start", "{effectiveFrom: '2020-04', termNumber: 2}"))
                .when(correct("c2", factId, "{termNumber: null}"))
                .records(corrected("c2", "a1", "2020-04", "a1-start"));
    }

    @Test
    void a_withdrawn_correction_no_longer_counts_for_the_next_one() {
        post.given(
                        POST,
                        appoint("a1", "2020-03-01"),
                        correct("c1", "a1-start", "{effectiveFrom: '2020-04', termNumber: 2}"),
                        withdraw("w", "c1"))
                .when(correct("c2", "a1-start", "{effectiveFrom: '2020-05'}"))
                .records(corrected("c2", "a1", "2020-05", "a1-start"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a1-start", "c1"})
    void a_withdrawn_fact_cannot_be_corrected(String factId) {
        post.given(
                        POST,
                        appoint("a1", "2020-03-01"),
                        correct("c1", "a1-start", "{effectiveFrom: '2020-04'}"),
                        withdraw("w", "a1-start"))
                .when(correct("c2", factId, "{effectiveFrom: '2020-05'}"))
                .isRefusedWith("FACT_ALREADY_WITHDRAWN", Map.of("factId", factId));
    }

    @Test
    void a_withdrawn_correction_cannot_be_corrected() {
        post.given(
                        POST,
                        appoint("a1", "2020-03-01"),
                        correct("c1", "a1-start", "{effectiveFrom: '2020-04'}"),
                        withdraw("w", "c1"))
                .when(correct("c2", "c1", "{effectiveFrom: '2020-05'}"))
                .isRefusedWith("FACT_ALREADY_WITHDRAWN", Map.of("factId", "c1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a1-start", "c1"})
    void a_withdrawn_fact_cannot_be_withdrawn(String factId) {
        post.given(
                        POST,
                        appoint("a1", "2020-03-01"),
                        correct("c1", "a1-start", "{effectiveFrom: '2020-04'}"),
                        withdraw("w", "a1-start"))
                .when(withdraw("w2", factId))
                .isRefusedWith("FACT_ALREADY_WITHDRAWN", Map.of("factId", factId));
    }

    @Test
    void a_withdrawal_can_be_withdrawn_and_the_fact_is_back() {
        post.given(POST, appoint("a1", "2020-03-01"), withdraw("w1", "a1-start"), withdraw("w2", "w1"))
                .when(end("e", "a1", "2022-07-01"))
                .records(ended("e", "a1", "2022-07-01", null));
    }

    @Test
    void a_withdrawal_says_of_which_thing_what_is_no_longer_believed_and_why() {
        post.given(POST, appoint("a1", "2020-03-01"))
                .when(withdraw("w", "a1-start"))
                .records(new FactWithdrawn("w", "post:p", "a1-start", Cause.RECORDING, "never happened", null));
    }

    @Test
    void a_withdrawal_is_not_corrected() {
        post.given(POST, appoint("a1", "2020-03-01"), withdraw("w", "a1-start"))
                .when(correct("c", "w", "{reason: 'REVOKED'}"))
                .isRefusedWith("NOT_CORRECTABLE", Map.of("factId", "w"));
    }

    @ParameterizedTest
    @CsvSource({
        "a1-start,type,'appoint'",
        "a1-start,factId,'x'",
        "a1-start,appointmentId,'x'",
        "a1-start,postId,'x'",
        "e,type,'x'",
        "e,appointmentId,'x'",
        "e,postId,'x'",
        "p-established,postId,'x'",
        "am,postId,'x'"
    })
    void type_and_ids_are_not_correctable(String factId, String field, String value) {
        post.given(
                        POST,
                        appoint("a1", "2020-03-01"),
                        end("e", "a1", "2022-07-01"),
                        effect(AmendPost.class, "{factId: 'am', postId: 'p', seats: 1, effectiveFrom: '2021'}"))
                .when(correct("c", factId, "{'%s': '%s'}".formatted(field, value)))
                .isRefusedWith("NOT_CORRECTABLE", Map.of("factId", factId, "path", field));
    }

    @Test
    void the_person_and_the_unit_are_correctable() {
        post.given(POST, appoint("a1", "2020-03-01"))
                .when(correct("c", "p-established", "{unitId: 'v', terms: {maxTerms: null}}"))
                .records(new PostEstablished(
                        "c",
                        "p",
                        "v",
                        new LocalizedText("Mkurugenzi", null),
                        null,
                        null,
                        2,
                        new Terms("office:o", null, Period.ofYears(3), null, null, null, null, null),
                        new PartialDate("2019"),
                        DateBasis.STATED,
                        correction("p-established")));
    }

    @Test
    void a_correction_takes_a_last_day_in_place_of_a_first_day_out_and_the_other_way_round() {
        post.given(POST, appoint("a1", "2020-03-01"), end("e", "a1", "2022-07-01"))
                .when(correct("c", "e", "{lastDay: '2022-12-31'}"))
                .records(ended("c", "a1", "2023-01-01", "e"));
        ThingFixture<Post> again = new ThingFixture<>(Post.class, Post::new, "post:p");
        again.given(
                        POST,
                        appoint("a1", "2020-03-01"),
                        effect(
                                EndAppointment.class,
                                "{factId: 'e', appointmentId: 'a1', lastDay: '2022-06-30', reason: 'RESIGNED'}"))
                .when(correct("c", "e", "{until: '2023'}"))
                .records(ended("c", "a1", "2023", "e"));
    }

    @Test
    void a_correction_cannot_give_both_a_last_day_and_a_first_day_out() {
        post.given(POST, appoint("a1", "2020-03-01"), end("e", "a1", "2022-07-01"))
                .when(correct("c", "e", "{lastDay: '2022-12-31', until: '2023-01-01'}"))
                .isRefusedWith("LAST_DAY_OR_UNTIL", Map.of("path", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{effectiveFrom: null} | FIELD_REQUIRED | effectiveFrom",
                "{exOfficio: 'post:q'} | APPOINTEE_NOT_STATED | ''",
                "{personId: 'Not An Id'} | IDENTIFIER_MALFORMED | personId",
                "{appointedBy: 'the president'} | AUTHORITY_MALFORMED | appointedBy",
                "{termNumber: 0} | NUMBER_OUT_OF_RANGE | termNumber",
                "{} | FIELD_REQUIRED | with"
            })
    void a_correction_says_nothing_that_the_door_would_refuse(String with, String code, String path) {
        post.given(POST, appoint("a1", "2020-03-01"))
                .when(correct("c", "a1-start", with))
                .isRefusedWith(code, Map.of("path", path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{effectiveFrom: '2021-02-29'}", "{colour: 'red'}", "{termNumber: 'two'}", "{corrects: {}}"})
    void a_correction_that_makes_no_fact_is_malformed(String with) {
        post.given(POST, appoint("a1", "2020-03-01"))
                .when(correct("c", "a1-start", with))
                .isRefusedWith("CORRECTION_MALFORMED", Map.of("factId", "a1-start"));
    }

    @Test
    void a_fact_of_another_thing_is_not_known_here() {
        post.given(POST)
                .when(correct("c", "elsewhere", "{seats: 1}"))
                .isRefusedWith("FACT_NOT_KNOWN", Map.of("factId", "elsewhere"));
    }

    @Test
    void an_amendment_leaves_what_is_missing_and_no_longer_states_what_is_null() {
        post.given(POST)
                .when(effect(
                        AmendPost.class,
                        "{factId: 'am', postId: 'p', seats: null, reportsTo: 'q', effectiveFrom: '2021',"
                                + " terms: {maxTerms: null, fullTime: true}}"))
                .records(amended(
                        "am",
                        new Change<>(null),
                        new TermsChange(null, null, null, new Change<>(null), new Change<>(true), null, null, null),
                        null));
    }

    @Test
    void an_amendment_without_terms_leaves_all_of_them_and_one_to_null_states_none() {
        post.given(POST)
                .when(effect(
                        AmendPost.class,
                        "{factId: 'am', postId: 'p', seats: 3, reportsTo: 'q', effectiveFrom: '2021'}"))
                .records(amended("am", new Change<>(3), TermsChange.NONE, null));
        new ThingFixture<>(Post.class, Post::new, "post:p")
                .given(POST)
                .when(effect(
                        AmendPost.class,
                        "{factId: 'am', postId: 'p', seats: 3, reportsTo: 'q', effectiveFrom: '2021', terms: null}"))
                .records(amended("am", new Change<>(3), noTerms(), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unitId", "title"})
    void a_post_always_has_a_unit_and_a_title(String field) {
        post.given(POST)
                .when(effect(
                        AmendPost.class,
                        "{factId: 'am', postId: 'p', '%s': null, effectiveFrom: '2021'}".formatted(field)))
                .isRefusedWith("FIELD_REQUIRED", Map.of("path", field));
    }

    @Test
    void a_correction_of_an_amendment_changes_what_it_names_and_keeps_the_rest_of_what_the_amendment_changed() {
        post.given(
                        POST,
                        effect(
                                AmendPost.class,
                                "{factId: 'am', postId: 'p', seats: null, reportsTo: 'r', effectiveFrom: '2021',"
                                        + " terms: {maxTerms: null, legalBasis: {number: '1', year: 2024}}}"))
                .when(correct("c", "am", "{reportsTo: 'q', terms: {fullTime: true, legalBasis: {year: 2025}}}"))
                .records(amended(
                        "c",
                        new Change<>(null),
                        new TermsChange(
                                null,
                                null,
                                null,
                                new Change<>(null),
                                new Change<>(true),
                                null,
                                null,
                                new Change<>(new LegalBasis(null, "1", 2025, null))),
                        correction("am")));
    }

    @Test
    void a_correction_of_an_amendment_can_name_what_the_amendment_did_not() {
        post.given(POST, effect(AmendPost.class, "{factId: 'am', postId: 'p', reportsTo: 'q', effectiveFrom: '2021'}"))
                .when(correct("c", "am", "{seats: 4, terms: null}"))
                .records(amended("c", new Change<>(4), noTerms(), correction("am")));
    }

    private void givenTwoHolders() {
        post.given(POST, appoint("a1", "2020-03-01"), appoint("a2", "2020-03-01"));
    }

    private static TermsChange noTerms() {
        return new TermsChange(
                new Change<>(null),
                new Change<>(null),
                new Change<>(null),
                new Change<>(null),
                new Change<>(null),
                new Change<>(null),
                new Change<>(null),
                new Change<>(null));
    }

    private static PostAmended amended(
            String factId, Change<Integer> seats, TermsChange terms, @Nullable Correction corrects) {
        return new PostAmended(
                factId,
                "p",
                null,
                null,
                new Change<>("q"),
                null,
                seats,
                terms,
                new PartialDate("2021"),
                DateBasis.STATED,
                corrects);
    }

    private static Appoint appoint(String id, String from) {
        return effect(
                Appoint.class,
                "{factId: '%s-start', appointmentId: '%s', postId: 'p', personId: 'x', capacity: 'SUBSTANTIVE', effectiveFrom: '%s'}"
                        .formatted(id, id, from));
    }

    private static Appoint acting(String id, String from) {
        return effect(
                Appoint.class,
                "{factId: '%s-start', appointmentId: '%s', postId: 'p', personId: 'y', capacity: 'ACTING', effectiveFrom: '%s'}"
                        .formatted(id, id, from));
    }

    private static EndAppointment end(String factId, String appointmentId, String until) {
        return effect(
                EndAppointment.class,
                "{factId: '%s', appointmentId: '%s', until: '%s', reason: 'RESIGNED'}"
                        .formatted(factId, appointmentId, until));
    }

    private static ChangeHolder change(String id, String from, String more) {
        return effect(
                ChangeHolder.class,
                "{factId: '%s-start', endFactId: '%s-end', appointmentId: '%s', postId: 'p', personId: 'x', %s endReason: 'TRANSFERRED', effectiveFrom: '%s'}"
                        .formatted(id, id, id, more, from));
    }

    private static HolderAppointed appointed(
            String id, String from, @Nullable String replaces, @Nullable Correction corrects) {
        return new HolderAppointed(
                id + "-start",
                id,
                "p",
                "x",
                null,
                Capacity.SUBSTANTIVE,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                replaces,
                new PartialDate(from),
                DateBasis.STATED,
                corrects);
    }

    private static HolderAppointed corrected(String factId, String id, String from, String root) {
        return new HolderAppointed(
                factId,
                id,
                "p",
                "x",
                null,
                Capacity.SUBSTANTIVE,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                new PartialDate(from),
                DateBasis.STATED,
                correction(root));
    }

    private static AppointmentEnded ended(
            String factId, String appointmentId, String until, @Nullable String corrects) {
        return new AppointmentEnded(
                factId,
                appointmentId,
                "p",
                new PartialDate(until),
                EndReason.RESIGNED,
                null,
                DateBasis.STATED,
                corrects == null ? null : correction(corrects));
    }

    private static Correction correction(String root) {
        return new Correction(root, Cause.RECORDING, "typed wrongly", null);
    }
}
