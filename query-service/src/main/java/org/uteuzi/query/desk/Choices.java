package org.uteuzi.query.desk;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.uteuzi.event.EventCatalogue;
import org.uteuzi.event.Fact;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.sentence.Sentences;
import org.uteuzi.query.structure.KnownPoint;
import org.uteuzi.query.structure.KnownPoints;
import org.uteuzi.query.structure.StructureAnswer;
import org.uteuzi.query.structure.StructureAsOf;
import org.uteuzi.structure.Structure;
import org.uteuzi.timeline.Believed;
import org.uteuzi.timeline.Chains;

/** What there is to choose from: the structure on a day, and what earlier effects of the same draft would make. */
@Component
class Choices {

    /** More than anybody reads; who does not find it searches. */
    static final int MOST = 60;

    private final StructureAsOf structures;
    private final KnownPoints points;
    private final JdbcClient database;

    Choices(StructureAsOf structures, KnownPoints points, JdbcClient database) {
        this.structures = structures;
        this.points = points;
        this.database = database;
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
            @Nullable Integer made) {}

    /** All there is of a kind, the ones made by the draft first; never more than {@link #MOST}. */
    List<Choice> of(Draft draft, Field field, LocalDate on, String search, String language) {
        String wanted = folded(search);
        return all(draft, field.kind(), on, language)
                .filter(choice -> wanted.isEmpty()
                        || folded(choice.text() + " " + Objects.toString(choice.hint(), "") + " " + choice.value())
                                .contains(wanted))
                .limit(MOST)
                .toList();
    }

    /** The one that was chosen, as it is called; empty where it is not there on that day. */
    Optional<Choice> chosen(Draft draft, Field field, String value, LocalDate on, String language) {
        return all(draft, field.kind(), on, language)
                .filter(choice -> choice.value().equals(value))
                .findFirst();
    }

    private Stream<Choice> all(Draft draft, Field.Kind kind, LocalDate on, String language) {
        KnownPoint known = points.newest().orElse(null);
        if (known == null) {
            return made(draft, kind);
        }
        if (kind == Field.Kind.PERSON) {
            return Stream.concat(made(draft, kind), people(on));
        }
        Stream<Choice> recorded = kind == Field.Kind.INSTITUTION
                ? structures.institutions(on, known).stream()
                        .map(institution ->
                                new Choice(institution.id(), institution.name().in(language), null, null))
                : draft.institution() == null
                        ? Stream.of()
                        : inInstitution(draft.institution(), kind, on, known, language);
        return Stream.concat(made(draft, kind), recorded);
    }

    private Stream<Choice> inInstitution(
            String institution, Field.Kind kind, LocalDate on, KnownPoint known, String language) {
        InstitutionHistory history = structures.history(institution);
        if (kind == Field.Kind.FACT) {
            return facts(history, known, language);
        }
        StructureAnswer structure = structures.structure(institution, on, known);
        Map<String, String> units = structure.units().stream()
                .collect(
                        Collectors.toMap(Structure.Unit::id, unit -> unit.name().in(language)));
        return switch (kind) {
            case UNIT ->
                structure.units().stream()
                        .map(unit -> new Choice(unit.id(), unit.name().in(language), null, null));
            case POST -> structure.posts().stream().map(post -> post("", post, units, language));
            case AUTHORITY ->
                Stream.concat(
                        structure.offices().stream().map(office -> office("office:", office, language)),
                        structure.posts().stream().map(post -> post("post:", post, units, language)));
            case OFFICE -> structure.offices().stream().map(office -> office("", office, language));
            case APPOINTMENT ->
                structure.posts().stream()
                        .flatMap(post -> post.holders().stream()
                                .map(holder -> new Choice(
                                        holder.appointmentId(),
                                        Objects.requireNonNullElse(holder.name(), holder.appointmentId()),
                                        post.title().in(language) + ", " + units.get(post.unitId()),
                                        null)));
            default -> Stream.of();
        };
    }

    /** Everybody in the register, in whichever institution, under the id that stands for all that are the same person. */
    private Stream<Choice> people(LocalDate on) {
        return database
                .sql("""
                        select person_id, name from person_version
                        where known_until is null and same_as is null
                          and effective_from <= :on and (effective_until is null or effective_until > :on)
                        order by name, person_id
                        """)
                .param("on", on)
                .query((row, index) -> new Choice(row.getString("person_id"), row.getString("name"), null, null))
                .list()
                .stream();
    }

    private static Choice post(String prefix, Structure.Post post, Map<String, String> units, String language) {
        return new Choice(prefix + post.id(), post.title().in(language), units.get(post.unitId()), null);
    }

    private static Choice office(String prefix, Structure.Office office, String language) {
        return new Choice(prefix + office.id(), office.name().in(language), office.jurisdiction(), null);
    }

    /** What is believed, newest first. */
    private static Stream<Choice> facts(InstitutionHistory history, KnownPoint known, String language) {
        Sentences sentences = new Sentences(history.everAt(known.entry()), language);
        return believed(history, known)
                .sorted(Comparator.comparingLong((Believed<Fact> fact) -> fact.statedAt())
                        .reversed())
                .map(fact -> new Choice(fact.factId(), sentences.of(fact.fact()), null, null));
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
                history.between(-1, known.entry()).stream().collect(Collectors.groupingBy(Entry::thing));
        return streams.values().stream()
                .flatMap(stream ->
                        Chains.believed(stream.stream().map(Entry::recorded).toList()).stream())
                .filter(fact -> !(fact.fact() instanceof FactWithdrawn));
    }

    /** What the effects of the draft would make. */
    private static Stream<Choice> made(Draft draft, Field.Kind kind) {
        List<Choice> made = new ArrayList<>();
        for (int effect = 0; effect < draft.effects().size(); effect++) {
            Draft.Item item = draft.effects().get(effect);
            switch (item.task()) {
                case REGISTER_PERSON -> add(made, kind, Field.Kind.PERSON, "", item, "personId", "name", effect);
                case ESTABLISH_UNIT -> add(made, kind, Field.Kind.UNIT, "", item, "unitId", "name-sw", effect);
                case ESTABLISH_POST -> {
                    add(made, kind, Field.Kind.POST, "", item, "postId", "title-sw", effect);
                    add(made, kind, Field.Kind.AUTHORITY, "post:", item, "postId", "title-sw", effect);
                }
                case ESTABLISH_OFFICE -> {
                    add(made, kind, Field.Kind.OFFICE, "", item, "officeId", "name-sw", effect);
                    add(made, kind, Field.Kind.AUTHORITY, "office:", item, "officeId", "name-sw", effect);
                }
                case ESTABLISH_INSTITUTION ->
                    add(made, kind, Field.Kind.INSTITUTION, "", item, "institutionId", "name-sw", effect);
                default -> {}
            }
        }
        return made.stream();
    }

    private static void add(
            List<Choice> made,
            Field.Kind wanted,
            Field.Kind kind,
            String prefix,
            Draft.Item item,
            String id,
            String name,
            int effect) {
        String text = item.typed(name).isBlank() ? item.typed(name.replace("-sw", "-en")) : item.typed(name);
        if (wanted == kind && !text.isBlank()) {
            made.add(new Choice(prefix + item.typed(id), text.strip(), null, effect + 1));
        }
    }

    private static String folded(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
