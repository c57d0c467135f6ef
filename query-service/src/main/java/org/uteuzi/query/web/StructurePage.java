package org.uteuzi.query.web;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.query.structure.StructureAnswer;
import org.uteuzi.query.structure.UnitPlaces;
import org.uteuzi.query.web.Words.Said;
import org.uteuzi.structure.Structure;
import org.uteuzi.time.PartialDate;

/**
 * An answer about a structure as rows to read, in the words of one language.
 *
 * @param institution null before it exists
 * @param doubts why some of it is not certain on this day, one sentence for each date that leaves the day open
 */
record StructurePage(
        @Nullable Said institution,
        @Nullable String legalBasis,
        Counts counts,
        List<UnitRow> units,
        List<String> doubts) {

    record Counts(int units, int posts, int vacant, int acting) {}

    /** How a seat, a post or a unit stands; each has a colour, a shape and a word. */
    enum State {
        VACANT,
        ACTING,
        /** Held by somebody whose term has run out. */
        OVER,
        HELD,
        /** Without any seat to speak of. */
        NONE;

        public String style() {
            return "is-" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param parentId the unit above it in the chart */
    record UnitRow(
            String id,
            Said name,
            String kind,
            @Nullable Said partOf,
            String since,
            @Nullable String parentId,
            UnitPlaces.Line line,
            int depth,
            State state,
            @Nullable String doubt,
            @Nullable MandateText mandate,
            List<PostRow> posts) {

        public String lineStyle() {
            return line == UnitPlaces.Line.REPORTS ? "reports" : "structure";
        }

        /** What reaches deeper than the table is indented is shown as deep as that. */
        public int indent() {
            return Math.min(depth, 3);
        }
    }

    /**
     * @param named the post with its unit
     * @param reportsTo the post that it answers to; null: not stated
     * @param authority who appoints; null: not stated
     */
    record PostRow(
            String id,
            Said title,
            String named,
            boolean leads,
            State state,
            @Nullable Reference reportsTo,
            @Nullable Reference authority,
            @Nullable String doubt,
            List<Seat> seats) {}

    /**
     * A thing that is named.
     *
     * @param postId where it is a post of this structure
     */
    record Reference(String text, @Nullable String postId) {}

    /**
     * Somebody in a post, or nobody.
     *
     * @param appointmentId null where nobody is
     * @param personId null where nobody is named
     * @param named false for the words that stand where no name is
     * @param since alone in a cell
     * @param line who and since when, in one sentence
     */
    public record Seat(
            @Nullable String appointmentId,
            @Nullable String personId,
            State state,
            String word,
            String holder,
            boolean named,
            @Nullable String note,
            String since,
            @Nullable String until,
            @Nullable String doubt,
            String line) {}

    record MandateText(
            Said text,
            @Nullable Said otherwise,
            List<Said> functions,
            List<Said> functionsOtherwise,
            @Nullable String legalBasis,
            String since,
            String instrumentId) {}

    static StructurePage of(StructureAnswer answer, Words words) {
        return new StructureReader(answer, words).page();
    }

    /** The dates that are stated without a day, by the day on which they begin to count. */
    static Map<LocalDate, PartialDate> partialDates(StructureAnswer answer) {
        Stream<PartialDate> ofUnits = answer.units().stream()
                .flatMap(unit -> Stream.concat(
                        Stream.of(unit.from()),
                        Stream.ofNullable(unit.mandate()).map(Structure.Mandate::effectiveFrom)));
        Stream<PartialDate> ofPosts = answer.posts().stream()
                .flatMap(post -> Stream.concat(
                        Stream.of(post.from()), post.holders().stream().map(Structure.Holder::from)));
        Structure.Institution institution = answer.institution();
        Stream<PartialDate> ofInstitution = institution == null ? Stream.empty() : Stream.of(institution.from());
        return Stream.of(ofInstitution, ofUnits, ofPosts)
                .flatMap(Function.identity())
                .collect(Collectors.groupingBy(PartialDate::first, Collectors.toCollection(LinkedHashSet::new)))
                .entrySet()
                .stream()
                .filter(dates -> dates.getValue().size() == 1)
                .filter(dates -> dates.getValue().iterator().next().precision() != PartialDate.Precision.DAY)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, dates -> dates.getValue().iterator().next()));
    }
}
