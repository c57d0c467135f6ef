package org.uteuzi.query.export;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.query.structure.StructureAnswer;
import org.uteuzi.query.structure.UnitPlaces;
import org.uteuzi.structure.Structure;
import org.uteuzi.text.DatePhrase;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.text.Messages;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;

/**
 * The structure of a day as it is printed. What the law finds wrong about persons is not on it.
 *
 * @param empty said instead of units where there are none
 * @param columns the heads of the tables
 */
record StructureSheet(String title, String basis, @Nullable String empty, List<String> columns, List<UnitPart> units) {

    /** The words of the pages, so that paper and screen say the same. */
    private static final Messages WORDS = new Messages("pages");

    /**
     * @param under the unit above it; null directly within the institution
     * @param indent how far below, in the levels that fit on paper
     */
    record UnitPart(
            String name,
            String kind,
            @Nullable String under,
            int indent,
            @Nullable String mandate,
            @Nullable String noPosts,
            List<Line> lines) {}

    /** Somebody in a post, or nobody. */
    record Line(
            String post,
            String state,
            String holder,
            String since,
            @Nullable String until) {}

    static StructureSheet of(StructureAnswer answer, Lines lines, String basis) {
        Structure.Institution institution = answer.institution();
        String language = lines.language();
        String name = institution == null
                ? Objects.requireNonNull(answer.basis().institution())
                : institution.name().in(language);
        return new StructureSheet(
                lines.say("title", Map.of("institution", name)),
                basis,
                institution == null ? say(language, "absent.title", day(answer, language)) : null,
                List.of(
                        say(language, "table.post"),
                        say(language, "table.holder"),
                        say(language, "table.state"),
                        say(language, "table.since")),
                new Reader(answer, language).units());
    }

    private static String day(StructureAnswer answer, String language) {
        return DatePhrase.on(PartialDate.of(answer.basis().on()), language);
    }

    private static String say(String language, String key, Object... phrases) {
        Map<String, Object> words = new HashMap<>();
        for (int i = 0; i < phrases.length; i++) {
            words.put(String.valueOf(i), phrases[i]);
        }
        return WORDS.in(language, key, words);
    }

    private record Reader(StructureAnswer answer, String language) {

        private static final int MOST_LEVELS = 4;

        private static final Comparator<Structure.Holder> SUBSTANTIVE_FIRST = Comparator.comparing(
                        (Structure.Holder holder) -> holder.capacity() == Capacity.ACTING)
                .thenComparing(Structure.Holder::from)
                .thenComparing(Structure.Holder::appointmentId);

        List<UnitPart> units() {
            Map<String, Structure.Unit> units =
                    answer.units().stream().collect(Collectors.toMap(Structure.Unit::id, unit -> unit));
            Map<String, List<Structure.Post>> posts =
                    answer.posts().stream().collect(Collectors.groupingBy(Structure.Post::unitId));
            Collator alphabet = Collator.getInstance(Locale.of(language));
            return UnitPlaces.of(
                            answer,
                            Comparator.comparing(Structure.Unit::kind)
                                    .thenComparing(unit -> words(unit.name()), alphabet)
                                    .thenComparing(Structure.Unit::id))
                    .stream()
                    .map(place -> unit(
                            place,
                            Optional.ofNullable(place.parentId()).map(units::get),
                            posts.getOrDefault(place.unit().id(), List.of())))
                    .toList();
        }

        private UnitPart unit(UnitPlaces.Place place, Optional<Structure.Unit> parent, List<Structure.Post> posts) {
            Structure.Unit unit = place.unit();
            Optional<Structure.Post> leading = UnitPlaces.leading(unit, posts);
            List<Line> lines = posts.stream()
                    .sorted(Comparator.comparing((Structure.Post post) ->
                                    leading.filter(post::equals).isEmpty())
                            .thenComparing(Structure.Post::id))
                    .flatMap(post -> lines(post).stream())
                    .toList();
            return new UnitPart(
                    words(unit.name()),
                    say(language, "kind." + unit.kind()),
                    parent.map(above -> words(above.name())).orElse(null),
                    Math.min(place.depth(), MOST_LEVELS),
                    unit.mandate() == null ? null : words(unit.mandate().text()),
                    lines.isEmpty() ? say(language, "table.noPosts") : null,
                    lines);
        }

        private List<Line> lines(Structure.Post post) {
            List<Line> lines = new ArrayList<>();
            post.holders().stream()
                    .sorted(SUBSTANTIVE_FIRST)
                    .map(holder -> held(post, holder))
                    .forEach(lines::add);
            post.vacancies()
                    .forEach(vacancy -> lines.add(new Line(
                            words(post.title()),
                            say(language, "state.VACANT"),
                            "–",
                            DatePhrase.of(PartialDate.of(vacancy.since()), language),
                            null)));
            return lines;
        }

        private Line held(Structure.Post post, Structure.Holder holder) {
            boolean pastTerm = holder.state() != Holding.TermState.IN_TERM;
            String until = null;
            if (holder.lastDay() != null) {
                until = say(language, "holder.until", DatePhrase.of(holder.lastDay(), language));
            } else if (holder.termEndsOn() != null) {
                until = say(language, "holder.term", DatePhrase.of(holder.termEndsOn(), language));
            }
            String state = say(language, "state." + holder.capacity());
            return new Line(
                    words(post.title()),
                    pastTerm ? state + "; " + say(language, "state." + holder.state()) : state,
                    holder.name() == null
                            ? say(language, holder.personId() == null ? "holder.notNamed" : "holder.erased")
                            : holder.name(),
                    DatePhrase.of(holder.from(), language)
                            + (holder.certain() ? "" : " (" + say(language, "doubt.mark") + ")"),
                    until);
        }

        private String words(LocalizedText text) {
            return text.in(language);
        }
    }
}
