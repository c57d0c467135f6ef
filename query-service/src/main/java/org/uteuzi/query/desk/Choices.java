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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.uteuzi.access.Scope;
import org.uteuzi.event.EventCatalogue;
import org.uteuzi.event.Fact;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.event.instrument.InstrumentEvent;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.desk.Field.Kind;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.search.Search;
import org.uteuzi.query.sentence.Sentences;
import org.uteuzi.query.structure.FoldedWords;
import org.uteuzi.query.structure.KnownPoint;
import org.uteuzi.query.structure.KnownPoints;
import org.uteuzi.query.structure.StructureAnswer;
import org.uteuzi.query.structure.StructureAsOf;
import org.uteuzi.structure.Structure;
import org.uteuzi.text.DatePhrase;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Believed;
import org.uteuzi.timeline.Chains;

/** What there is to choose from: the structure on a day, and what effects of the same draft would make. */
@Component
class Choices {

    /** More than anybody reads; who does not find it searches. */
    static final int MOST = 60;

    private final StructureAsOf structures;
    private final KnownPoints points;
    private final JdbcClient database;
    private final Histories histories;

    Choices(StructureAsOf structures, KnownPoints points, JdbcClient database, Histories histories) {
        this.structures = structures;
        this.points = points;
        this.database = database;
        this.histories = histories;
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
                .flatMap(stream ->
                        Chains.believed(stream.stream().map(Entry::recorded).toList()).stream())
                .filter(fact -> !(fact.fact() instanceof FactWithdrawn));
    }

    private static boolean isCorrectable(Fact fact) {
        return !Task.correctable(eventType(fact)).isEmpty();
    }

    /** What a paper says of itself can be put right; that it was recorded cannot be withdrawn. */
    private static boolean isNoPaper(Fact fact) {
        return !(fact instanceof InstrumentEvent);
    }

    /** What one draft can name; each day is looked up once. */
    final class Shelf {

        private final Draft draft;
        private final String language;
        private final @Nullable KnownPoint known = points.newest().orElse(null);
        private final Map<LocalDate, Structure> days = new HashMap<>();

        private Shelf(Draft draft, String language) {
            this.draft = draft;
            this.language = language;
        }

        /**
         * Those with all words in their names, what the draft makes first; never more than {@link #MOST}.
         *
         * @param task that asks; null: it is asked about the instrument itself
         */
        List<Choice> find(@Nullable Task task, Field field, LocalDate on, String text) {
            List<String> words = FoldedWords.of(text);
            Stream<Choice> recorded = switch (field.kind()) {
                case PERSON -> people(on, text.strip(), words);
                case PAPER, PAPERS -> papers(words);
                case FACT ->
                    facts(task == Task.CORRECT ? Choices::isCorrectable : Choices::isNoPaper)
                            .filter(choice -> hasAll(choice, words));
                default -> things(field.kind(), on).filter(choice -> hasAll(choice, words));
            };
            return Stream.concat(made(field.kind()).filter(choice -> hasAll(choice, words)), recorded)
                    .limit(MOST)
                    .toList();
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
                case PERSON -> person(value, on);
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
                case OFFICE -> offices("", on);
                case AUTHORITY ->
                    Stream.concat(offices("office:", on), day.posts().stream().map(post -> post("post:", post, units)));
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

        /** All of the register: one that never appointed anybody here may be the next to do so. */
        private Stream<Choice> offices(String prefix, LocalDate on) {
            return database
                    .sql("""
                            select thing, name_sw, name_en from name_version
                            where starts_with(thing, 'office:') and known_until is null
                              and effective_from <= :on and (effective_until is null or effective_until > :on)
                            order by sort_key, thing
                            """)
                    .param("on", on)
                    .query((row, index) -> new Choice(
                            prefix + row.getString("thing").substring("office:".length()),
                            new LocalizedText(row.getString("name_sw"), row.getString("name_en")).in(language),
                            null,
                            null))
                    .list()
                    .stream();
        }

        private Stream<Choice> appointments(Structure.Post post, Map<String, String> units) {
            return post.holders().stream()
                    .map(holder -> new Choice(
                            holder.appointmentId(),
                            Objects.requireNonNullElse(holder.name(), holder.appointmentId()),
                            post.title().in(language) + ", " + units.get(post.unitId()),
                            null));
        }

        /**
         * Whom whoever asks may see, under the id that stands for all that are the same person. Somebody else, whom another
         * institution lets go, is found by who was told their whole id, which is all that is shown of them.
         */
        private Stream<Choice> people(LocalDate on, String typed, List<String> words) {
            Scope seen = Sight.now().scope();
            String found = words.isEmpty()
                    ? "select people(:on, :most)"
                    : "select substr(thing, length('person:') + 1) from named(cast(:words as tsquery), :newest)"
                            + " where starts_with(thing, 'person:')";
            List<Choice> people = database.sql("""
                            select person_id, name from person_version
                            where (person_id = :typed or person_id = any(array(%s)))
                              and known_until is null and same_as is null
                              and effective_from <= :on and (effective_until is null or effective_until > :on) and %s
                            order by name, person_id limit :most
                            """.formatted(found, Sight.condition(seen, "('person:' || person_id)")))
                    .param("on", on)
                    .param("seen", seen.institutions().toArray(String[]::new))
                    .param("typed", typed)
                    .param("words", Search.lexemes(words))
                    .param("newest", Long.MAX_VALUE)
                    .param("most", MOST)
                    .query((row, index) -> new Choice(row.getString("person_id"), row.getString("name"), null, null))
                    .list();
            return people.stream().anyMatch(person -> person.value().equals(typed)) || !isPerson(typed, on)
                    ? people.stream()
                    : Stream.concat(people.stream(), Stream.of(new Choice(typed, typed, null, null)));
        }

        private boolean isPerson(String id, LocalDate on) {
            return database.sql("select is_person(:id, :on)")
                    .param("id", id)
                    .param("on", on)
                    .query(Boolean.class)
                    .single();
        }

        private Optional<Choice> person(String id, LocalDate on) {
            return !histories.isSeen("person:" + id)
                    ? Optional.empty()
                    : database.sql("""
                            select name from person_version
                            where person_id = :id and known_until is null
                            order by effective_from <= :on desc, effective_from desc limit 1
                            """)
                            .param("id", id)
                            .param("on", on)
                            .query((row, index) -> new Choice(id, row.getString("name"), null, null))
                            .optional();
        }

        /** Those that whoever asks may see, the newest first; without a word those of the institution of the draft. */
        private Stream<Choice> papers(List<String> words) {
            return words.isEmpty()
                    ? papers(
                            "n.thing in (select thing from part where institution_id = :wanted)",
                            Objects.requireNonNullElse(draft.institution(), ""))
                    : papers(
                            "n.thing in (select thing from named(cast(:wanted as tsquery), :known))",
                            Search.lexemes(words));
        }

        private Optional<Choice> paper(String id) {
            return papers("n.thing = :wanted", "instrument:" + id).findFirst();
        }

        /** Told from others of the same title by when they were made. */
        private Stream<Choice> papers(String condition, String wanted) {
            Scope seen = Sight.now().scope();
            return known == null
                    ? Stream.of()
                    : database
                            .sql("""
                                    select n.thing, n.name_sw, n.name_en, coalesce(p.signed_on, p.published_on) as made_on
                                    from name_version n left join paper_version p
                                        on p.paper_id = substr(n.thing, 12) and p.known_until is null
                                    where starts_with(n.thing, 'instrument:') and n.known_until is null and %s and %s
                                    order by n.known_from desc limit :most
                                    """.formatted(condition, Sight.condition(seen, "n.thing")))
                            .param("seen", seen.institutions().toArray(String[]::new))
                            .param("wanted", wanted)
                            .param("known", known.entry())
                            .param("most", MOST)
                            .query((row, index) -> new Choice(
                                    row.getString("thing").substring("instrument:".length()),
                                    new LocalizedText(row.getString("name_sw"), row.getString("name_en")).in(language),
                                    row.getString("made_on") == null
                                            ? null
                                            : DatePhrase.of(new PartialDate(row.getString("made_on")), language),
                                    null))
                            .list()
                            .stream();
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
