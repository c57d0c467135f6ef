package org.uteuzi.query.report;

import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.query.access.Looked;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.report.OfficeHolding.Checked;
import org.uteuzi.query.report.Places.Place;
import org.uteuzi.query.structure.PersonIds;
import org.uteuzi.query.structure.Questions;
import org.uteuzi.rule.Namesakes;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;

/**
 * Was the signatory in office? Each asked row with its answer and the paper that it rests on. People and posts may be given
 * by id or by name; a name that fits several is answered with all of them, never guessed.
 */
public final class OfficeHolding implements Report<Checked> {

    /** A row as it was asked. */
    public record Signatory(String person, String post, String on) {}

    public enum Answer {
        /** Held the post, in term or held over by law. */
        HELD,
        ACTING,
        /** Held the post or acted in it, but was away. */
        ABSENT,
        /** Held the post past the term, and no law says what follows. */
        TERM_RUN_OUT,
        NOT_IN_OFFICE,
        /** The papers give no exact date, and the day lies in what they leave open. */
        NOT_CERTAIN,
        /** The register knows of no such post on that day. */
        NOT_KNOWN_ON_THAT_DATE,
        PERSON_UNKNOWN,
        PERSON_AMBIGUOUS,
        POST_UNKNOWN,
        POST_AMBIGUOUS,
        /** The date is no date of the calendar. */
        DATE_NOT_EXISTING
    }

    /**
     * A row with its answer.
     *
     * @param candidates the ids that a name fits, where they are several
     * @param instrumentId the paper of the appointment; null where there is none
     * @param endInstrumentId the paper that ends it; null where none does
     */
    public record Checked(
            int row,
            Signatory asked,
            Answer answer,
            @Nullable String personId,
            @Nullable String name,
            @Nullable Named post,
            @Nullable Named unit,
            @Nullable Named institution,
            @Nullable String appointmentId,
            @Nullable PartialDate from,
            @Nullable PartialDate lastDay,
            @Nullable String instrumentId,
            @Nullable String endInstrumentId,
            Set<String> candidates) {}

    private static final List<Column<Checked>> COLUMNS = List.of(
            new Column<>("row", Checked::row),
            new Column<>("askedPerson", checked -> checked.asked().person()),
            new Column<>("askedPost", checked -> checked.asked().post()),
            new Column<>("askedOn", checked -> checked.asked().on()),
            new Column<>("answer", Checked::answer),
            new Column<>("person", Checked::name),
            new Column<>("post", Checked::post),
            new Column<>("unit", Checked::unit),
            new Column<>("institution", Checked::institution),
            new Column<>("from", Checked::from),
            new Column<>("lastDay", Checked::lastDay),
            new Column<>("instrument", Checked::instrumentId),
            new Column<>("candidates", checked -> List.copyOf(checked.candidates())));

    private final List<Signatory> signatories;
    /** Who bears a name is found among all names that were ever given, whatever institution the sources are asked about. */
    private static final String EVER_NAMED =
            "(select person_id, name_key, known_from, cast(null as bigint) as known_until"
                    + " from structure.person_version) named";

    private final JdbcClient database;
    private final Names names;
    private final PersonIds personIds;
    private final Histories histories;

    /** @param signatories as many as a request may hold, so that they are looked up together */
    OfficeHolding(
            List<Signatory> signatories, JdbcClient database, Names names, PersonIds personIds, Histories histories) {
        this.signatories = signatories;
        this.database = database;
        this.names = names;
        this.personIds = personIds;
        this.histories = histories;
    }

    @Override
    public String name() {
        return "office-holding";
    }

    @Override
    public Span span() {
        return Span.DAY;
    }

    @Override
    public List<Column<Checked>> columns() {
        return COLUMNS;
    }

    /** @return how many rows have no answer, as somebody or something in them is not known or fits several */
    @Override
    public long tell(Asked asked, Consumer<Checked> row) {
        Map<String, Set<String>> people = found(
                "select person_id, name_key, null from "
                        + (asked.tables().areOfSources() ? EVER_NAMED : "person_version")
                        + " where (person_id = any(:words) or name_key = any(:names))",
                signatories.stream().map(Signatory::person).toList(),
                Namesakes::key,
                asked);
        Set<String> seen =
                histories.seen(ids(people).stream().map(id -> "person:" + id).toList());
        Looked.at(seen);
        people.values().forEach(ids -> ids.removeIf(id -> !seen.contains("person:" + id)));
        Map<String, Set<String>> persons = personIds.of(ids(people), asked.tables());
        Map<String, Set<String>> posts = found(
                "select post_id, title_sw, title_en from post_version where (post_id = any(:words)"
                        + " or lower(title_sw) = any(:names) or lower(title_en) = any(:names))" + Names.within(asked),
                signatories.stream().map(Signatory::post).toList(),
                OfficeHolding::low,
                asked);
        Set<String> postIds = ids(posts);
        Lookup lookup = new Lookup(
                people,
                persons,
                posts,
                names.places(postIds, asked.tables()),
                appointed(postIds, asked).stream().collect(Collectors.groupingBy(Appointed::postId)),
                names.people(persons.keySet(), asked.tables()),
                asked);
        long open = 0;
        for (int i = 0; i < signatories.size(); i++) {
            Checked checked = lookup.check(i + 1, signatories.get(i));
            open += checked.answer().ordinal() >= Answer.NOT_KNOWN_ON_THAT_DATE.ordinal() ? 1 : 0;
            row.accept(checked);
        }
        return open;
    }

    private static Set<String> ids(Map<String, Set<String>> found) {
        return found.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    private List<Appointed> appointed(Set<String> postIds, Asked asked) {
        return names.appointed("post_id = any(:ids)" + Names.KNOWN, postIds, asked.from(), asked.tables());
    }

    /** The ids that each word means: itself, or all things that ever had it as their name. */
    private Map<String, Set<String>> found(String select, List<String> words, UnaryOperator<String> key, Asked asked) {
        Map<String, Set<String>> found = new HashMap<>();
        asked.tables()
                .ask(database, select + Names.KNOWN)
                .param("words", words.toArray(String[]::new))
                .param("names", words.stream().map(key).distinct().toArray(String[]::new))
                .param("institution", asked.institution())
                .query((ResultSet row) -> {
                    for (int column = 1; column <= 3; column++) {
                        String word = row.getString(column);
                        if (word != null) {
                            found.computeIfAbsent(column == 1 ? "=" + word : key.apply(word), first -> new TreeSet<>())
                                    .add(row.getString(1));
                        }
                    }
                });
        return found;
    }

    /** An id is exact; a name is the same in small and capital letters. */
    private static Set<String> meant(Map<String, Set<String>> found, String word, UnaryOperator<String> key) {
        Set<String> byId = found.get("=" + word);
        return byId == null ? found.getOrDefault(key.apply(word), Set.of()) : byId;
    }

    private static String low(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /**
     * All that the rows of one request need.
     *
     * @param persons all ids of the person who goes by an id
     */
    private record Lookup(
            Map<String, Set<String>> people,
            Map<String, Set<String>> persons,
            Map<String, Set<String>> posts,
            Places places,
            Map<String, List<Appointed>> appointed,
            ByDay<String> names,
            Asked asked) {

        Checked check(int row, Signatory signatory) {
            LocalDate on = day(signatory.on());
            if (on == null) {
                return open(row, signatory, Answer.DATE_NOT_EXISTING, Set.of());
            }
            Set<String> named = meant(people, signatory.person(), Namesakes::key);
            Set<Set<String>> meantPersons = named.stream().map(persons::get).collect(Collectors.toSet());
            if (meantPersons.size() != 1) {
                return open(row, signatory, named.isEmpty() ? Answer.PERSON_UNKNOWN : Answer.PERSON_AMBIGUOUS, named);
            }
            Set<String> meant = meant(posts, signatory.post(), OfficeHolding::low);
            List<Place> standing = meant.stream()
                    .flatMap(post -> places.on(post, on, asked.institution()).stream())
                    .toList();
            if (standing.size() != 1) {
                Answer answer = meant.isEmpty()
                        ? Answer.POST_UNKNOWN
                        : standing.isEmpty() ? Answer.NOT_KNOWN_ON_THAT_DATE : Answer.POST_AMBIGUOUS;
                return open(row, signatory, answer, standing.isEmpty() ? Set.of() : meant);
            }
            return held(row, signatory, named, standing.getFirst(), on);
        }

        /** @param named ids of one person */
        private Checked held(int row, Signatory signatory, Set<String> named, Place place, LocalDate on) {
            Set<String> ids =
                    Objects.requireNonNull(persons.get(named.iterator().next()));
            Optional<Appointed> holding = appointed.getOrDefault(place.post().id(), List.of()).stream()
                    .filter(it -> it.personId() != null
                            && ids.contains(it.personId())
                            && it.effective().contains(on))
                    .min(Comparator.comparing(Appointed::capacity).thenComparing(Appointed::appointmentId));
            String personId = holding.map(Appointed::personId)
                    .orElseGet(() -> named.iterator().next());
            return new Checked(
                    row,
                    signatory,
                    holding.map(it -> answer(it, on)).orElse(Answer.NOT_IN_OFFICE),
                    personId,
                    names.on(personId, on).orElse(null),
                    place.post(),
                    place.unit(),
                    place.institution(),
                    holding.map(Appointed::appointmentId).orElse(null),
                    holding.map(Appointed::from).orElse(null),
                    holding.map(Appointed::lastDay).orElse(null),
                    holding.map(Appointed::instrumentId).orElse(null),
                    holding.map(Appointed::endInstrumentId).orElse(null),
                    Set.of());
        }

        private static Answer answer(Appointed holding, LocalDate on) {
            if (!holding.certainOn(on)) {
                return Answer.NOT_CERTAIN;
            }
            if (holding.isAbsentOn(on)) {
                return Answer.ABSENT;
            }
            if (holding.capacity() == Capacity.ACTING || holding.throughActing()) {
                return Answer.ACTING;
            }
            boolean pastTerm = holding.pastTermFrom() != null && !on.isBefore(holding.pastTermFrom());
            return pastTerm && holding.pastTerm() == Holding.TermState.TERM_RUN_OUT ? Answer.TERM_RUN_OUT : Answer.HELD;
        }

        private static Checked open(int row, Signatory signatory, Answer answer, Set<String> candidates) {
            return new Checked(
                    row, signatory, answer, null, null, null, null, null, null, null, null, null, null, candidates);
        }

        private static @Nullable LocalDate day(String text) {
            try {
                return Questions.day("on", text);
            } catch (ProblemException e) {
                return null;
            }
        }
    }
}
