package org.uteuzi.query.finding;

import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.uteuzi.query.database.WholeDatabase;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.register.Acknowledged;
import org.uteuzi.query.register.Acknowledgements;
import org.uteuzi.query.register.RegisterReader;
import org.uteuzi.rule.FindingTexts;
import org.uteuzi.rule.RuleOfLaw.About;
import org.uteuzi.rule.RulesOfLaw;
import org.uteuzi.rule.StandingFinding;
import org.uteuzi.structure.Things;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.PostTimeline;

/** Judges what is believed at a point by the law of the day, institution by institution. */
@Component
public class StandingFindings {

    /**
     * A finding that is open, in words.
     *
     * @param text in both languages, with the names of the day
     * @param acknowledged by whom and why, by any instrument; empty where nobody did
     */
    public record Open(StandingFinding finding, LocalizedText text, List<Acknowledged> acknowledged) {}

    /**
     * What is open in an institution on a day.
     *
     * @param name of the institution on the day, or the first; its id where it has none
     * @param notJudged how many posts no law says anything of
     */
    public record Judged(LocalizedText name, List<Open> open, long notJudged) {}

    private static final String PERSON = "person:";
    private static final String POST = "post:";
    private static final String INSTRUMENT = "instrument:";

    private final Histories histories;
    private final RegisterReader register;
    private final Acknowledgements acknowledgements;
    private final JdbcClient database;

    StandingFindings(
            Histories histories, RegisterReader register, Acknowledgements acknowledgements, WholeDatabase database) {
        this.histories = histories;
        this.register = register;
        this.acknowledgements = acknowledgements;
        this.database = database.client();
    }

    /** All institutions that ever were, in the order of their ids. */
    public List<String> institutions() {
        return histories.institutions().stream().sorted().toList();
    }

    /**
     * What is open in an institution on a day, as known with an entry that ends an instrument, in the order of rules and of
     * what they are about.
     */
    public Judged in(String institutionId, LocalDate day, long entry) {
        return in(institutionId, day, entry, null);
    }

    /** @param sources as of which moment sources are believed, each institution in the order of its own; null: the register is */
    public Judged in(String institutionId, LocalDate day, long entry, @Nullable Instant sources) {
        return new At(entry, sources).on(day, institutionId);
    }

    /** Judges one institution: what it looked up in others is not held beyond that. */
    private final class At {

        private final long entry;
        private final KnownBelief belief;

        private At(long entry, @Nullable Instant sources) {
            this.entry = entry;
            belief = new KnownBelief(
                    new KnownBelief.Sources(histories, register, StandingFindings.this::named, entry, sources));
        }

        Judged on(LocalDate day, String institutionId) {
            return belief.of(institutionId)
                    .map(inside -> judged(day, institutionId, inside))
                    .orElseGet(() -> new Judged(new LocalizedText(institutionId, institutionId), List.of(), 0));
        }

        private Judged judged(LocalDate day, String institutionId, Inside inside) {
            List<PostTimeline> posts = inside.postsOn(day).toList();
            List<StandingFinding> open = Stream.of(
                            posts.stream()
                                    .map(post -> post.established().fact().postId())
                                    .flatMap(id -> RulesOfLaw.openOn(day, About.POST, id, belief)),
                            inside.units().flatMap(id -> RulesOfLaw.openOn(day, About.UNIT, id, belief)),
                            people(day, posts).stream().flatMap(id -> RulesOfLaw.openOn(day, About.PERSON, id, belief)))
                    .flatMap(found -> found)
                    .distinct()
                    .sorted(Comparator.comparing(StandingFinding::code)
                            .thenComparing(finding -> String.join(" ", finding.things()))
                            .thenComparing(finding -> String.join(" ", finding.factIds())))
                    .toList();
            List<Acknowledged> said = open.isEmpty() ? List.of() : said(inside);
            return new Judged(
                    inside.things()
                            .institution(institutionId)
                            .flatMap(it ->
                                    it.on(day).or(() -> it.states().stream().findFirst()))
                            .map(version -> version.value().name())
                            .orElse(new LocalizedText(institutionId, institutionId)),
                    open.stream().map(finding -> open(finding, day, said)).toList(),
                    posts.stream()
                            .filter(post -> !RulesOfLaw.isJudgedOn(day, post))
                            .count());
        }

        /** As whoever asks may hear it: of what stands in another institution only that it does. */
        private Open open(StandingFinding finding, LocalDate day, List<Acknowledged> said) {
            Set<String> about = new TreeSet<>(finding.things());
            about.removeIf(thing -> thing.startsWith(PERSON)); // they are seen, else there were no finding
            if (finding.arguments().get("namesake") instanceof String namesake) {
                about.add(PERSON + namesake);
            }
            Set<String> hidden = new TreeSet<>(about);
            hidden.removeAll(histories.seen(about));
            StandingFinding told = hidden.isEmpty() ? finding : without(hidden, finding);
            return new Open(told, text(told, day), heard(of(finding, said)));
        }

        private StandingFinding without(Set<String> hidden, StandingFinding finding) {
            List<Holding> others = hidden.stream()
                    .filter(thing -> thing.startsWith(POST))
                    .flatMap(thing -> belief.post(thing.substring(POST.length())).stream())
                    .flatMap(post -> post.holdings().stream())
                    .toList();
            List<String> factIds = new ArrayList<>(finding.factIds());
            factIds.removeAll(
                    others.stream().map(holding -> holding.appointed().factId()).toList());
            List<String> appointmentIds = new ArrayList<>(finding.appointmentIds());
            appointmentIds.removeAll(others.stream().map(Holding::appointmentId).toList());
            return new StandingFinding(
                    finding.code(),
                    finding.arises(),
                    FindingTexts.elsewhere(finding.arguments()),
                    finding.things().stream()
                            .filter(thing -> !hidden.contains(thing))
                            .toList(),
                    factIds,
                    appointmentIds,
                    finding.beyond(),
                    finding.open());
        }

        /** By papers of which whoever asks audits all that they touched. */
        private List<Acknowledged> heard(List<Acknowledged> said) {
            Set<String> audited = histories.audited(said.stream()
                    .map(acknowledged -> INSTRUMENT + acknowledged.instrumentId())
                    .collect(Collectors.toSet()));
            return said.stream()
                    .filter(acknowledged -> audited.contains(INSTRUMENT + acknowledged.instrumentId()))
                    .toList();
        }

        /** Who is in these posts on the day. */
        private static Set<String> people(LocalDate day, List<PostTimeline> posts) {
            return posts.stream()
                    .flatMap(post -> post.holdersOn(day).stream())
                    .flatMap(holding ->
                            Stream.ofNullable(holding.appointed().fact().personId()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private List<Acknowledged> said(Inside inside) {
            return acknowledgements.of(database
                    .sql("select instrument_id from concern where institution_id = :id and entry <= :entry")
                    .param("id", inside.history().id())
                    .param("entry", entry)
                    .query((row, index) -> row.getString(1))
                    .list()
                    .stream()
                    .filter(id -> !inside.history().stream(INSTRUMENT + id, Long.MAX_VALUE)
                            .isEmpty())
                    .toList());
        }

        private static List<Acknowledged> of(StandingFinding finding, List<Acknowledged> said) {
            return said.stream()
                    .filter(acknowledged -> acknowledged.code().equals(finding.code()))
                    .filter(acknowledged -> finding.factIds().stream().anyMatch(acknowledged.factIds()::contains))
                    .toList();
        }

        private LocalizedText text(StandingFinding finding, LocalDate day) {
            return new LocalizedText(text("sw", finding, day), text("en", finding, day));
        }

        private String text(String language, StandingFinding finding, LocalDate day) {
            return FindingTexts.in(
                    language, finding.code(), finding.arguments(), (argument, id) -> name(language, argument, id, day));
        }

        private String name(String language, String argument, String id, LocalDate day) {
            return switch (argument) {
                case "post", "otherPost" -> post(language, id, day);
                case "unit" ->
                    belief.unit(id)
                            .flatMap(unit -> unit.on(day))
                            .map(version -> version.value().name().in(language))
                            .orElse(id);
                case "otherInstitution" ->
                    belief.anywhere("institution", id, Things::institution)
                            .flatMap(institution -> institution.on(day))
                            .map(version -> version.value().name().in(language))
                            .orElse(id);
                default -> reference(language, id, day);
            };
        }

        /** A person by id; a post or an office by its reference. */
        private String reference(String language, String reference, LocalDate day) {
            String id = reference.substring(reference.indexOf(':') + 1);
            if (reference.startsWith(POST)) {
                return post(language, id, day);
            }
            return reference.startsWith("office:")
                    ? belief.anywhere("office", id, Things::office)
                            .map(office -> office.nameOn(day).in(language))
                            .orElse(id)
                    : belief.person(id).map(person -> person.nameOn(day)).orElse(id);
        }

        private String post(String language, String id, LocalDate day) {
            return belief.post(id)
                    .flatMap(post -> post.on(day))
                    .map(version -> version.value().title().in(language))
                    .orElse(id);
        }
    }

    /** Whoever went by a name of no end with that entry or an earlier one. */
    private Map<String, List<String>> named(Collection<String> keys, long entry) {
        Map<String, List<String>> named = new HashMap<>();
        if (!keys.isEmpty()) {
            database.sql("select name_key, person_id from person_version where name_key = any(:keys)"
                            + " and known_from <= :entry group by name_key, person_id order by person_id")
                    .param("keys", keys.toArray(String[]::new))
                    .param("entry", entry)
                    .query((ResultSet row) -> {
                        named.computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                                .add(row.getString(2));
                    });
        }
        return named;
    }
}
