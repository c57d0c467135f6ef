package org.uteuzi.query.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.json.EventJson;
import org.uteuzi.time.Effective;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;

/**
 * An appointment as it is believed: a row of {@code holder_version}.
 *
 * @param personId null where nobody is named
 * @param until the first day out as stated or derived; null while no end is in sight
 * @param endReason null where no fact ends it
 * @param endInstrumentId the paper that ends it; null where none does
 * @param throughActing whether an ex-officio seat is held by somebody who only acts in the post that it names
 * @param effective the days of the one of its terms, and of the one holder, that this row is about
 * @param pastTermFrom the first day after its term; null where no term is stated
 */
record Appointed(
        String appointmentId,
        String postId,
        @Nullable String personId,
        Capacity capacity,
        @Nullable String appointedBy,
        PartialDate from,
        @Nullable PartialDate until,
        Holding.@Nullable EndBecause endBecause,
        @Nullable EndReason endReason,
        @Nullable String endInstrumentId,
        @Nullable PartialDate termEndsOn,
        @Nullable LocalDate pastTermFrom,
        Holding.TermState pastTerm,
        List<Effective> absences,
        boolean throughActing,
        Effective effective,
        String instrumentId) {

    static final String COLUMNS =
            "appointment_id, post_id, person_id, capacity, appointed_by, stated_from, stated_until,"
                    + " end_because, end_reason, end_instrument_id, term_ends_on, past_term_from, past_term, absences, through_acting,"
                    + " effective_from, effective_until, instrument_id";

    static Appointed of(ResultSet row, int index) throws SQLException {
        String endBecause = row.getString("end_because");
        String absences = row.getString("absences");
        String endReason = row.getString("end_reason");
        return new Appointed(
                row.getString("appointment_id"),
                row.getString("post_id"),
                row.getString("person_id"),
                Capacity.valueOf(row.getString("capacity")),
                row.getString("appointed_by"),
                new PartialDate(row.getString("stated_from")),
                date(row.getString("stated_until")),
                endBecause == null ? null : Holding.EndBecause.valueOf(endBecause),
                endReason == null ? null : EndReason.valueOf(endReason),
                row.getString("end_instrument_id"),
                date(row.getString("term_ends_on")),
                row.getObject("past_term_from", LocalDate.class),
                Holding.TermState.valueOf(row.getString("past_term")),
                absences == null ? List.of() : List.of(EventJson.mapper().readValue(absences, Effective[].class)),
                row.getBoolean("through_acting"),
                Names.effective(row),
                row.getString("instrument_id"));
    }

    @Nullable
    PartialDate lastDay() {
        return until == null ? null : until.preceding();
    }

    /** The name that the person had on a day; null where nobody is named. */
    @Nullable
    String nameIn(ByDay<String> people, LocalDate day) {
        return personId == null ? null : people.on(personId, day).orElse(null);
    }

    /** Whether this row is about the first of its terms. */
    boolean begins() {
        return from.first().equals(effective.from());
    }

    boolean isAbsentOn(LocalDate day) {
        return absences.stream().anyMatch(absence -> absence.contains(day));
    }

    /** Whether the dates as stated leave no doubt about that day. */
    boolean certainOn(LocalDate day) {
        PartialDate lastDay = lastDay();
        return !from.leavesOpen(day)
                && (lastDay == null || !lastDay.leavesOpen(day))
                && (termEndsOn == null || !termEndsOn.leavesOpen(day));
    }

    private static @Nullable PartialDate date(@Nullable String text) {
        return text == null ? null : new PartialDate(text);
    }
}
