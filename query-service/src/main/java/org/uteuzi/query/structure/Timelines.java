package org.uteuzi.query.structure;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.uteuzi.event.Correction;
import org.uteuzi.event.EventCatalogue;
import org.uteuzi.event.Fact;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.event.post.AppointmentEnded;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.json.EventJson;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.register.RegisterReader;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Believed;
import org.uteuzi.timeline.Chains;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.Recorded;
import org.uteuzi.timeline.UnitTimeline;
import org.uteuzi.timeline.Version;
import tools.jackson.databind.JsonNode;

/** Answers with the facts of one thing over time: what is believed, and, if asked, what was superseded. */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class Timelines {

    /** The facts of a thing in the order of the days on which they count. */
    public record TimelineAnswer(Basis basis, List<FactView> facts) {}

    /**
     * One statement.
     *
     * @param factId of the fact that it states, its own where it is the first statement of one
     * @param from the first day on which it counts, as stated
     * @param until the first day on which it counts no more, by whatever follows it
     * @param corrects its own id where it is a correction
     * @param supersededBy the correction or withdrawal because of which it is no longer believed
     */
    public record FactView(
            String factId,
            String eventType,
            @Nullable String from,
            @Nullable String until,
            JsonNode data,
            String instrumentId,

            @JsonFormat(pattern = Basis.INSTANT, timezone = "UTC")
            Instant recordedAt,

            long entry,
            @Nullable String corrects,
            Correction.@Nullable Cause cause,
            @Nullable String supersededBy) {}

    private final RegisterReader register;
    private final StructureAsOf structure;
    private final JdbcClient database;

    Timelines(RegisterReader register, StructureAsOf structure, JdbcClient database) {
        this.register = register;
        this.structure = structure;
        this.database = database;
    }

    /** @throws ProblemException 404 for a unit never recorded, or not yet recorded then */
    public TimelineAnswer ofUnit(String unitId, LocalDate on, KnownPoint known, boolean allBeliefs) {
        Basis basis = structure.basis(structure.institutionOfUnit(unitId), on, known);
        List<Entry> stream = recorded("unit:" + unitId, known);
        Map<String, String> untils = new HashMap<>();
        UnitTimeline.of(recorded(stream)).ifPresent(unit -> {
            ends(unit.states(), untils);
            ends(unit.mandates(), untils);
        });
        return new TimelineAnswer(basis, facts(stream, untils, allBeliefs, fact -> true));
    }

    /** @throws ProblemException 404 for a post never recorded, or not yet recorded then */
    public TimelineAnswer ofPost(String postId, LocalDate on, KnownPoint known, boolean allBeliefs) {
        Basis basis = structure.basis(structure.institutionOfPost(postId), on, known);
        List<Entry> stream = recorded("post:" + postId, known);
        return new TimelineAnswer(basis, facts(stream, untilsOfPost(stream), allBeliefs, fact -> true));
    }

    /**
     * The registration of a person and all appointments.
     *
     * @throws ProblemException 404 for a person never recorded, or not yet recorded then
     */
    public TimelineAnswer ofPerson(String personId, LocalDate on, KnownPoint known, boolean allBeliefs) {
        List<Entry> person = register.stream("person:" + personId, Long.MAX_VALUE);
        if (person.isEmpty()) {
            throw ProblemException.notFound(personId);
        }
        List<FactView> facts =
                new ArrayList<>(facts(recorded("person:" + personId, known), Map.of(), allBeliefs, f -> true));
        for (String post : postsOf(personId)) {
            List<Entry> stream = register.stream("post:" + post, known.entry());
            Set<String> appointments = stream.stream()
                    .map(Entry::event)
                    .filter(event ->
                            event instanceof HolderAppointed appointed && personId.equals(appointed.personId()))
                    .map(event -> ((HolderAppointed) event).appointmentId())
                    .collect(Collectors.toSet());
            facts.addAll(facts(stream, untilsOfPost(stream), allBeliefs, fact -> concerns(fact, appointments)));
        }
        facts.sort(Comparator.comparing((FactView fact) -> fact.from() == null ? "" : fact.from())
                .thenComparingLong(FactView::entry));
        return new TimelineAnswer(new Basis(on, known.entry(), known.recordedAt(), null, !known.newest()), facts);
    }

    private List<String> postsOf(String personId) {
        return database.sql("select distinct post_id from holder_version where person_id = :id order by post_id")
                .param("id", personId)
                .query((row, index) -> row.getString(1))
                .list();
    }

    private static boolean concerns(Fact fact, Set<String> appointments) {
        return switch (fact) {
            case HolderAppointed appointed -> appointments.contains(appointed.appointmentId());
            case AppointmentEnded ended -> appointments.contains(ended.appointmentId());
            default -> false;
        };
    }

    private List<Entry> recorded(String thing, KnownPoint known) {
        List<Entry> stream = register.stream(thing, known.entry());
        if (stream.isEmpty()) {
            throw KnownPoints.notYetRecorded();
        }
        return stream;
    }

    private static List<Recorded> recorded(List<Entry> stream) {
        return stream.stream().map(Entry::recorded).toList();
    }

    private static Map<String, String> untilsOfPost(List<Entry> stream) {
        Map<String, String> untils = new HashMap<>();
        PostTimeline.of(recorded(stream)).ifPresent(post -> {
            ends(post.states(), untils);
            post.holdings().stream()
                    .filter(holding -> holding.until() != null)
                    .forEach(holding -> untils.put(
                            holding.appointed().factId(),
                            holding.end() == null
                                    ? String.valueOf(holding.until())
                                    : holding.end().fact().until().text()));
        });
        return untils;
    }

    private static <V> void ends(List<Version<V>> versions, Map<String, String> untils) {
        versions.stream()
                .filter(version -> version.until() != null)
                .forEach(version -> untils.put(version.because().factId(), String.valueOf(version.until())));
    }

    private static List<FactView> facts(
            List<Entry> stream, Map<String, String> untils, boolean allBeliefs, Predicate<Fact> wanted) {
        Map<Long, Believed<Fact>> believed =
                Chains.believed(recorded(stream)).stream().collect(Collectors.toMap(Believed::statedAt, fact -> fact));
        Map<String, String> superseded = superseded(stream);
        List<FactView> facts = new ArrayList<>();
        for (Entry entry : stream) {
            if (!(entry.event() instanceof Fact fact) || !wanted.test(fact)) {
                continue;
            }
            Believed<Fact> counts = believed.get(entry.number());
            if (counts != null) {
                facts.add(view(entry, fact, untils.get(counts.factId()), null));
            } else if (allBeliefs) {
                facts.add(view(entry, fact, null, superseded.get(fact.factId())));
            }
        }
        facts.sort(Comparator.comparing((FactView fact) -> fact.from() == null ? "" : fact.from())
                .thenComparingLong(FactView::entry));
        return facts;
    }

    /** For each statement that does not count, the one that put it aside: its withdrawal, else the next correction. */
    private static Map<String, String> superseded(List<Entry> stream) {
        Map<String, String> superseded = new HashMap<>();
        Map<String, String> latest = new HashMap<>();
        Set<String> withdrawn = Chains.withdrawn(recorded(stream));
        for (Entry entry : stream) {
            if (entry.event() instanceof Fact fact && fact.corrects() != null && !withdrawn.contains(fact.factId())) {
                String root = fact.corrects().factId();
                superseded.put(latest.getOrDefault(root, root), fact.factId());
                latest.put(root, fact.factId());
            }
        }
        Map<String, List<String>> chains = new HashMap<>();
        stream.stream().map(Entry::event).forEach(event -> {
            if (event instanceof Fact fact && fact.corrects() != null) {
                chains.computeIfAbsent(fact.corrects().factId(), root -> new ArrayList<>())
                        .add(fact.factId());
            }
        });
        for (Entry entry : stream) {
            if (entry.event() instanceof FactWithdrawn withdrawal && !withdrawn.contains(withdrawal.factId())) {
                superseded.put(withdrawal.withdraws(), withdrawal.factId());
                chains.getOrDefault(withdrawal.withdraws(), List.of())
                        .forEach(correction -> superseded.put(correction, withdrawal.factId()));
            }
        }
        return superseded;
    }

    private static FactView view(Entry entry, Fact fact, @Nullable String until, @Nullable String supersededBy) {
        PartialDate from = fact.effectiveFrom();
        Correction correction = fact.corrects();
        return new FactView(
                correction == null ? fact.factId() : correction.factId(),
                EventCatalogue.nameOf(fact.getClass()),
                from == null ? null : from.text(),
                until,
                EventJson.mapper().valueToTree(fact),
                entry.instrumentId(),
                entry.recordedAt(),
                entry.number(),
                correction == null ? null : fact.factId(),
                correction == null
                        ? fact instanceof FactWithdrawn withdrawal ? withdrawal.cause() : null
                        : correction.cause(),
                supersededBy);
    }
}
