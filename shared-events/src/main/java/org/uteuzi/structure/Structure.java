package org.uteuzi.structure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.event.post.Absence;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.Terms;
import org.uteuzi.event.unit.UnitKind;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;

/**
 * The structure of an institution on a day; flat lists, ordered by id.
 *
 * @param institution null on a day on which it does not exist; then the lists are empty
 * @param offices the offices outside that are named as appointing authorities
 */
public record Structure(@Nullable Institution institution, List<Unit> units, List<Post> posts, List<Office> offices) {

    public record Institution(
            String id, LocalizedText name, @Nullable LegalBasis legalBasis, PartialDate from, String timeZone) {}

    /**
     * @param parentId null directly within the institution
     * @param headPostId the post whose holder leads the unit; null where no instrument says so
     * @param certain false on a day that a partial date of establishment leaves open
     */
    public record Unit(
            String id,
            UnitKind kind,
            LocalizedText name,
            @Nullable String parentId,
            @Nullable Mandate mandate,
            @Nullable String headPostId,
            PartialDate from,
            boolean certain) {}

    public record Mandate(
            LocalizedText text,
            List<LocalizedText> functions,
            @Nullable LegalBasis legalBasis,
            PartialDate effectiveFrom,
            String factId,
            String instrumentId,
            List<ContinuedBy> continuedBy) {}

    /**
     * A law under which something went on that came by an earlier one.
     *
     * @param section of that law which says so; null: not stated
     * @param factId of the change of the legal basis
     */
    public record ContinuedBy(
            LegalBasis legalBasis, @Nullable String section, String factId, String instrumentId) {}

    /**
     * @param seats null: not stated
     * @param vacantSeats null where the number of seats is not stated
     * @param vacancies the vacant seats, longest vacant first; one where nobody holds a post whose seats are not stated
     */
    public record Post(
            String id,
            String unitId,
            LocalizedText title,
            @Nullable String reportsTo,
            @Nullable Boolean headsUnit,
            @Nullable Integer seats,
            @Nullable Integer vacantSeats,
            List<Vacancy> vacancies,
            Terms terms,
            PartialDate from,
            boolean certain,
            List<ContinuedBy> continuedBy,
            List<Holder> holders) {}

    /** @param leftBy the appointments whose end made the seat vacant; empty where it was never filled */
    public record Vacancy(LocalDate since, List<String> leftBy) {}

    /**
     * @param from as the instrument states it
     * @param until the first day out, stated or derived; null while no end is in sight
     * @param lastDay the same end as the last day in
     * @param absent null: present
     * @param through by which appointment the post is held that an ex-officio seat names; null where it names none
     * @param certain false on a day that a partial date leaves open
     * @param precision of {@code from}
     * @param personId ex officio whoever holds the post that the seat names
     * @param name the name of the person; null where nobody is named, and of a person who was erased
     * @param erased true of a person who was erased, else null
     * @param findings the codes of the rules of law that the institution's own register shows broken by it on the day
     */
    public record Holder(
            String appointmentId,
            @Nullable String personId,
            @Nullable String name,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean erased,

            Capacity capacity,
            @Nullable String appointedBy,
            PartialDate from,
            @Nullable PartialDate until,
            @Nullable PartialDate lastDay,
            Holding.@Nullable EndBecause endBecause,
            @Nullable PartialDate termEndsOn,
            Holding.TermState state,
            @Nullable Absent absent,
            @Nullable Through through,
            boolean certain,
            PartialDate.Precision precision,
            boolean imported,
            String factId,
            String instrumentId,
            List<ContinuedBy> continuedBy,
            List<String> findings) {}

    /**
     * A holder who is away; the seat stays held.
     *
     * @param until the first day back, as stated; null while none is
     * @param actedBy the appointments of those who act in the post that day
     */
    public record Absent(
            Absence absence,
            PartialDate from,
            @Nullable PartialDate until,
            @Nullable PartialDate lastDay,
            List<String> actedBy) {}

    /** @param acting whether the person only acts in the named post, or in one on the way to it */
    public record Through(String appointmentId, boolean acting) {}

    public record Office(String id, LocalizedText name, String jurisdiction) {}
}
