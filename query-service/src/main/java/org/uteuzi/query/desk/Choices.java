package org.uteuzi.query.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.uteuzi.event.EventCatalogue;
import org.uteuzi.event.Fact;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.event.instrument.InstrumentEvent;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.desk.Field.Kind;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.sentence.Sentences;
import org.uteuzi.query.structure.FoldedWords;
import org.uteuzi.query.structure.KnownPoint;
import org.uteuzi.query.structure.KnownPoints;
import org.uteuzi.query.structure.StructureAnswer;
import org.uteuzi.query.structure.StructureAsOf;
import org.uteuzi.structure.Structure;
import org.uteuzi.timeline.Believed;
import org.uteuzi.timeline.Chains;

/** What there is to choose from: the structure on a day, and what effects of the same draft would make. */
@Component
class Choices {

    private final StructureAsOf structures;
    private final KnownPoints points;
    private final Lookup lookup;

    Choices(StructureAsOf structures, KnownPoints points, Lookup lookup) {
        this.structures = structures;
        this.points = points;
        this.lookup = lookup;
    }

    /**
     * @param value as the door takes it
     * @param hint what tells it from others of the same name; null where there is nothing to tell
     * @param made by which effect of the draft it would be made; null: it is there
     */
    record Choice(
            String value,
            String text,
            @Nullable String hint,
            @Nullable Integer made) {

        private Choice of(String kind) {
            return new Choice(kind + value, text, hint, made);
        }
    }

    /** @param more whether there are others, which are not shown */
    record Found(List<Choice> choices, boolean more) {}

    /** For one page. */
    Shelf of(Draft draft, String language) {
        return new Shelf(draft, language);
    }

    /** A statement that is believed, by the factId that its corrections keep. */
    Optional<Fact> fact(String institution, String factId) {
        return points.newest()
                .flatMap(known -> believed(structures.history(institution), known)
                        .filter(fact -> fact.factId().equals(factId))
                        .map(Believed::fact)
                        .findFirst());
    }

    static String eventType(Fact fact) {
        return EventCatalogue.nameOf(fact.getClass());
    }

    private static Stream<Believed<Fact>> believed(InstitutionHistory history, KnownPoint known) {
        Map<String, List<Entry>> streams =
                history.all(known.entry()).stream().collect(Collectors.groupingBy(Entry::thing));
        return streams.values().stream()
                .flatMap(stream -> Chains.believed(stream).stream())
                .filter(fact -> !(fact.fact() instanceof FactWithdrawn));
    }

    private static boolean isCorrectable(Fact fact) {
        return !Task.correctable(eventType(fact)).isEmpty();
    }

    /** What a paper says of itself can be put right; that it was recorded cannot be withdrawn. */
    private static boolean isNoPaper(Fact fact) {
        return !(fact instanceof InstrumentEvent);
    }

    /** What one draft can name; each day is looked up once, and all the papers that it names together. */
    final class Shelf {

        private final Draft draft;
        private final String language;
        private final @Nullable KnownPoint known = points.newest().orElse(null);
        private final Map<LocalDate, Structure> days = new HashMap<>();
        private @Nullable Map<String, Choice> named;

        private Shelf(Draft draft, String language) {
            this.draft = draft;
            this.language = language;
        }

        /**
         * Those with all words in their names, what the draft makes first; never more than {@link Lookup#MOST}.
         *
         * @param task that asks; null: it is asked about the instrument itself
         */
        Found find(@Nullable Task task, Field field, LocalDate on, String text) {
            List<String> words = FoldedWords.of(text);
            Stream<Choice> recorded = switch (field.kind()) {
                case PERSON -> lookup.people(on, text.strip(), words);
                case PAPER, PAPERS -> lookup.papers(draft.institution(), words, known, language);
                case FACT ->
                    facts(task == Task.CORRECT ? Choices::isCorrectable : Choices::isNoPaper)
                            .filter(choice -> hasAll(choice, words));
                default -> things(field.kind(), on).filter(choice -> hasAll(choice, words));
            };
            List<Choice> found = Stream.concat(made(field.kind()).filter(choice -> hasAll(choice, words)), recorded)
                    .limit(Lookup.MOST + 1)
                    .toList();
            return new Found(found.stream().limit(Lookup.MOST).toList(), found.size() > Lookup.MOST);
        }

        /** As it is called; by its id where it is not there on that day. */
        Choice named(Field field, String value, LocalDate on) {
            return made(field.kind())
                    .filter(choice -> choice.value().equals(value))
                    .findFirst()
                    .or(() -> recorded(field.kind(), value, on))
                    .orElse(new Choice(value, value, null, null));
        }

        private Optional<Choice> recorded(Kind kind, String value, LocalDate on) {
            return switch (kind) {
                case PERSON -> lookup.person(value, on);
                case PAPER, PAPERS -> paper(value);
                case FACT ->
                    facts(fact -> true)
                            .filter(choice -> choice.value().equals(value))
                            .findFirst();
                default ->
                    things(kind, on)
                            .filter(choice -> choice.value().equals(value))
                            .findFirst();
            };
        }

        private Optional<Choice> paper(String id) {
            if (named == null) {
                named = lookup.papers(draft.papers(), known, language);
            }
            Choice found = named.get(id);
            return found == null
                    ? Optional.ofNullable(
                            lookup.papers(Set.of(id), known, language).get(id))
                    : Optional.of(found);
        }

        private static boolean hasAll(Choice choice, List<String> words) {
            List<String> own = FoldedWords.of(choice.text() + " " + Objects.toString(choice.hint(), ""));
            return words.stream().allMatch(word -> own.stream().anyMatch(it -> it.startsWith(word)));
        }

        private Stream<Choice> things(Kind kind, LocalDate on) {
            if (known == null) {
                return Stream.of();
            }
            if (kind == Kind.INSTITUTION) {
                return structures.institutions(on, known).stream()
                        .filter(it -> Sight.now().shows(it.id()))
                        .map(it -> new Choice(it.id(), it.name().in(language), null, null));
            }
            Structure day = days.computeIfAbsent(on, this::structure);
            Map<String, String> units = day.units().stream()
                    .collect(Collectors.toMap(
                            Structure.Unit::id, unit -> unit.name().in(language)));
            return switch (kind) {
                case UNIT ->
                    day.units().stream()
                            .map(unit -> new Choice(unit.id(), unit.name().in(language), null, null));
                case POST -> day.posts().stream().map(post -> post("", post, units));
                case OFFICE -> lookup.offices("", on, language);
                case AUTHORITY ->
                    Stream.concat(
                            lookup.offices("office:", on, language),
                            day.posts().stream().map(post -> post("post:", post, units)));
                case APPOINTMENT -> day.posts().stream().flatMap(post -> appointments(post, units));
                default -> Stream.of();
            };
        }

        private Structure structure(LocalDate on) {
            if (draft.institution() == null || known == null) {
                return new Structure(null, List.of(), List.of(), List.of());
            }
            StructureAnswer answer = structures.structure(draft.institution(), on, known);
            return new Structure(answer.institution(), answer.units(), answer.posts(), answer.offices());
        }

        /** All that goes on over the beginning of a day, as {@link Field.Kind#DECISIONS} has it. */
        String decisions(LocalDate on) {
            Set<String> before = standing(on.minusDays(1)).map(Choice::value).collect(Collectors.toSet());
            return standing(on)
                    .filter(choice -> before.contains(choice.value()))
                    .map(choice -> "+ " + choice.value() + " (" + choice.text()
                            + (choice.hint() == null ? "" : ", " + choice.hint()) + ")")
                    .collect(Collectors.joining("\n"));
        }

        /** Posts, appointments and mandates by their references. */
        private Stream<Choice> standing(LocalDate on) {
            return Stream.of(
                            things(Kind.POST, on).map(post -> post.of("post:")),
                            things(Kind.APPOINTMENT, on).map(appointment -> appointment.of("appointment:")),
                            days.computeIfAbsent(on, this::structure).units().stream()
                                    .flatMap(unit -> Stream.ofNullable(unit.mandate())
                                            .map(mandate -> new Choice(
                                                    "mandate:" + mandate.factId(),
                                                    unit.name().in(language),
                                                    null,
                                                    null))))
                    .flatMap(choices -> choices);
        }

        private Choice post(String prefix, Structure.Post post, Map<String, String> units) {
            return new Choice(prefix + post.id(), post.title().in(language), units.get(post.unitId()), null);
        }

        private Stream<Choice> appointments(Structure.Post post, Map<String, String> units) {
            return post.holders().stream()
                    .map(holder -> new Choice(
                            holder.appointmentId(),
                            Objects.requireNonNullElse(
                                    holder.name(),
                                    Objects.requireNonNullElse(holder.personId(), holder.appointmentId())),
                            post.title().in(language) + ", " + units.get(post.unitId()),
                            null));
        }

        /** What is believed, newest first; to be corrected only what the desk has fields for. */
        private Stream<Choice> facts(Predicate<Fact> wanted) {
            if (draft.institution() == null || known == null) {
                return Stream.of();
            }
            InstitutionHistory history = structures.history(draft.institution());
            Sentences sentences = sentences(history, known);
            return believed(history, known)
                    .filter(fact -> wanted.test(fact.fact()))
                    .sorted(Comparator.comparingLong((Believed<Fact> fact) -> fact.statedAt())
                            .reversed())
                    .map(fact -> new Choice(fact.factId(), sentences.of(fact.fact()), null, null));
        }

        private Sentences sentences(InstitutionHistory history, KnownPoint point) {
            return new Sentences(history.everAt(point.entry()), language);
        }

        /** What the effects of the draft would make. */
        private Stream<Choice> made(Kind kind) {
            List<Choice> made = new ArrayList<>();
            for (int place = 0; place < draft.effects().size(); place++) {
                Draft.Item item = draft.effects().get(place);
                switch (item.task()) {
                    case REGISTER_PERSON -> add(made, kind == Kind.PERSON, "", item, "personId", place);
                    case ESTABLISH_UNIT -> add(made, kind == Kind.UNIT, "", item, "unitId", place);
                    case ESTABLISH_INSTITUTION -> add(made, kind == Kind.INSTITUTION, "", item, "institutionId", place);
                    case ESTABLISH_POST -> {
                        add(made, kind == Kind.POST, "", item, "postId", place);
                        add(made, kind == Kind.AUTHORITY, "post:", item, "postId", place);
                    }
                    case ESTABLISH_OFFICE -> {
                        add(made, kind == Kind.OFFICE, "", item, "officeId", place);
                        add(made, kind == Kind.AUTHORITY, "office:", item, "officeId", place);
                    }
                    default -> {}
                }
            }
            return made.stream();
        }

        private static void add(
                List<Choice> made, boolean wanted, String prefix, Draft.Item item, String id, int place) {
            if (wanted) {
                Stream.of("name", "name-sw", "name-en", "title-sw", "title-en")
                        .map(item::typed)
                        .filter(name -> !name.isBlank())
                        .findFirst()
                        .ifPresent(
                                name -> made.add(new Choice(prefix + item.typed(id), name.strip(), null, place + 1)));
            }
        }
    }
}
