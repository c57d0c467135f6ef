package org.uteuzi.query.person;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.access.Reads;
import org.uteuzi.event.Correction;
import org.uteuzi.event.instrument.InstrumentKind;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;
import tools.jackson.databind.JsonNode;

/**
 * All that the register holds of a person, for themselves: nobody else is named in it, but the accounts that looked.
 *
 * @param basis today, with all that is recorded
 * @param name of the day; null of a person who was erased, or whose registration was withdrawn
 * @param erased true of a person who was erased, else null
 * @param ids all ids of the person, the one asked for first
 * @param names of all days, under whichever id
 * @param statements everything ever stated of the person, what is no longer believed included
 * @param papers all that were named before, in the order of their ids
 * @param reads who looked, the newest first
 * @param moreReads how many older ones are not told
 */
record Disclosure(
        Basis basis,
        Text text,
        @Nullable String name,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean erased,
        List<String> ids,
        List<Name> names,
        List<Appointment> appointments,
        List<Statement> statements,
        List<Paper> papers,
        List<Read> reads,
        long moreReads) {

    /**
     * What is to be known of it, in words.
     *
     * @param basis when it was made and what it rests on
     * @param right by which it is handed out
     * @param left what is not in it
     * @param erased that all was erased that says who the person is; null where it was not
     */
    record Text(
            String basis,
            String right,
            String left,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String erased) {}

    /**
     * @param id under which it was recorded
     * @param name null of a person who was erased
     * @param from null: from the beginning
     * @param until the first day on which it counts no more; null: none is stated
     */
    record Name(
            String id,
            @Nullable String name,
            @Nullable PartialDate from,
            @Nullable LocalDate until,
            String instrumentId) {}

    /**
     * @param title of the post today, else on the first day of the appointment; the names of its unit and its institution are
     *     those of the same day
     * @param days on which the person held an ex-officio seat by holding the post that it names; null where they were appointed
     *     to it themselves
     */
    record Appointment(
            String appointmentId,
            String institutionId,
            @Nullable LocalizedText institutionName,
            @Nullable LocalizedText unitName,
            String postId,
            LocalizedText title,
            Capacity capacity,
            PartialDate from,
            @Nullable PartialDate until,
            @Nullable PartialDate lastDay,
            Holding.@Nullable EndBecause endBecause,
            @Nullable PartialDate termEndsOn,
            Holding.TermState state,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<Days> days,

            String instrumentId) {}

    /** @param until the first day on which it holds no more; null while no end is in sight */
    record Days(LocalDate from, @Nullable LocalDate until) {}

    /**
     * @param factId of the fact that it states, its own where it is the first statement of one
     * @param said as a sentence
     * @param from the first day on which it counts, as stated
     * @param until the first day on which it counts no more, by whatever follows it
     * @param data as it was recorded, without what tells of others
     * @param corrects its own id where it is a correction
     * @param putAside why it is no longer believed; null while it is
     */
    record Statement(
            String factId,
            String said,
            String eventType,
            @Nullable String from,
            @Nullable String until,
            JsonNode data,
            String instrumentId,

            @JsonFormat(pattern = Basis.INSTANT, timezone = "UTC")
            Instant recordedAt,

            long entry,
            @Nullable String corrects,
            boolean imported,
            @Nullable PutAside putAside) {}

    /** @param withdrawn whether it never happened, or was set aside; else another statement took its place */
    record PutAside(
            boolean withdrawn,
            Correction.@Nullable Cause cause,
            String instrumentId,

            @JsonFormat(pattern = Basis.INSTANT, timezone = "UTC")
            Instant recordedAt,

            long entry) {}

    /** What a paper says of itself, as corrected since, but not who signed it. */
    record Paper(
            String id,
            InstrumentKind kind,
            LocalizedText title,
            @Nullable String number,
            @Nullable Integer year,
            @Nullable String issuer,
            @Nullable String reference,
            @Nullable PartialDate signedOn,
            @Nullable PartialDate publishedOn,

            @JsonFormat(pattern = Basis.INSTANT, timezone = "UTC")
            Instant recordedAt) {}

    /**
     * @param account as people know it
     * @param client the program that looked; null for a person in a session
     * @param address the pattern of what was asked
     * @param shown false where it was refused
     * @param purpose why, where that was said
     */
    record Read(
            String at,
            String account,
            @Nullable String client,
            Reads.Kind kind,
            String address,
            boolean shown,
            @Nullable String purpose) {}
}
