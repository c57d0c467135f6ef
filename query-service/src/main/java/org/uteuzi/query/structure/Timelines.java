package org.uteuzi.query.structure;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Event;
import org.uteuzi.event.EventCatalogue;
import org.uteuzi.event.Fact;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.event.post.AppointmentEvent;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.json.EventJson;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.register.RegisterReader;
import org.uteuzi.structure.HeldPosts;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Believed;
import org.uteuzi.timeline.Chains;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.InstitutionTimeline;
import org.uteuzi.timeline.PersonTimeline;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.UnitTimeline;
import org.uteuzi.timeline.Version;
import tools.jackson.databind.JsonNode;

/**
 * Answers with the facts of one thing over time: what is believed, and, if asked, what was superseded. It comes from entries up
 * to a known one, which never change; what is asked of the projection besides, one question at a time, was there with that entry
 * or says of more than is told. So nothing needs to be seen together, and no rebuild waits for who reads here.
 */
@Service
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
            @Nullable String supersededBy,
            boolean imported) {}

    private static final String POST = "post:";

    private static final Comparator<FactView> BY_DAY = Comparator.comparing(
                    (FactView fact) -> fact.from() == null ? "" : fact.from())
            .thenComparingLong(FactView::entry);

    private final RegisterReader register;
    private final JdbcClient database;
    private final PersonIds personIds;
    private final Histories histories;

    Timelines(RegisterReader register, JdbcClient database, PersonIds personIds, Histories histories) {
        this.register = register;
        this.database = database;
        this.personIds = personIds;
        this.histories = histories;
    }

    /** @throws ProblemException 404 for an institution not yet recorded then */
    TimelineAnswer ofInstitution(String institutionId, Basis basis, KnownPoint known, boolean allBeliefs) {
        List<Entry> stream = recorded("institution:" + institutionId, known);
        Map<String, String> untils = new HashMap<>();
        InstitutionTimeline.of(stream).ifPresent(institution -> {
            ends(institution.states(), untils);
            institution
                    .lawChanges()
                    .forEach(change -> untils.remove(change.because().factId()));
            ends(institution.lawChanges(), untils);
        });
        return new TimelineAnswer(basis, facts(stream, untils, allBeliefs, fact -> true, fact -> true));
    }

    /** @throws ProblemException 404 for a unit not yet recorded then */
    TimelineAnswer ofUnit(String unitId, Basis basis, KnownPoint known, boolean allBeliefs) {
        List<Entry> stream = recorded("unit:" + unitId, known);
        Map<String, String> untils = new HashMap<>();
        UnitTimeline.of(stream).ifPresent(unit -> {
            ends(unit.states(), untils);
            ends(unit.mandates(), untils);
            ends(unit.compositions(), untils);
        });
        return new TimelineAnswer(basis, facts(stream, untils, allBeliefs, fact -> true, fact -> true));
    }

    /** @throws ProblemException 404 for a post not yet recorded then */
    public TimelineAnswer ofPost(String postId, Basis basis, KnownPoint known, boolean allBeliefs) {
        List<Entry> stream = recorded(POST + postId, known);
        Optional<PostTimeline> post = posts(known).post(postId);
        return new TimelineAnswer(basis, facts(stream, untilsOf(post), allBeliefs, fact -> true, fact -> true));
    }

    private void requirePerson(String personId, KnownPoint known) {
        if (!histories.isSeen("person:" + personId)
                || register.stream("person:" + personId, Long.MAX_VALUE).isEmpty()) {
            throw ProblemException.notFound(personId);
        }
        recorded("person:" + personId, known);
    }

    /**
     * The names of a person and all appointments, under whichever of the ids that are believed to be that person's; the seats
     * that somebody holds by holding another post among them. Of posts only those that whoever asks may see.
     *
     * @throws ProblemException 404 for a person never recorded, not yet recorded then, or not to be seen
     */
    public TimelineAnswer ofPerson(String personId, Basis basis, KnownPoint known, boolean allBeliefs) {
        requirePerson(personId, known);
        Set<String> ids = personIds.of(personId, known.entry());
        List<FactView> facts = new ArrayList<>();
        for (String id : ids) {
            List<Entry> stream = stream("person:" + id, known);
            Map<String, String> untils = new HashMap<>();
            PersonTimeline.of(stream).ifPresent(person -> ends(person.names(), untils));
            facts.addAll(facts(stream, untils, allBeliefs, fact -> true, fact -> true));
        }
        HeldPosts posts = posts(known);
        List<String> held = postsOf(ids);
        Set<String> told = histories.seen(held);
        for (String reference : held.stream().filter(told::contains).toList()) {
            List<Entry> stream = stream(reference, known);
            Optional<PostTimeline> post = posts.post(reference.substring(POST.length()));
            Set<String> ever = appointments(stream.stream().map(Entry::event), ids);
            Set<String> believed =
                    new TreeSet<>(appointments(Chains.believed(stream).stream().map(Believed::fact), ids));
            post.ifPresent(it -> believed.addAll(seatsByOffice(it, ids)));
            facts.addAll(facts(
                    stream, untilsOf(post), allBeliefs, fact -> isAbout(fact, believed), fact -> isAbout(fact, ever)));
        }
        facts.sort(BY_DAY);
        return new TimelineAnswer(basis, facts);
    }

    private HeldPosts posts(KnownPoint known) {
        return new HeldPosts(new PlacesByStream(thing -> stream(thing, known)));
    }

    private static Set<String> seatsByOffice(PostTimeline post, Set<String> ids) {
        return post.holdings().stream()
                .filter(holding -> holding.isEverHeldBy(ids))
                .map(Holding::appointmentId)
                .collect(Collectors.toSet());
    }

    /** The appointments that name a person by one of these ids. */
    private static Set<String> appointments(Stream<? extends Event> statements, Set<String> ids) {
        return statements
                .filter(event -> event instanceof HolderAppointed appointed
                        && appointed.personId() != null
                        && ids.contains(appointed.personId()))
                .map(event -> ((HolderAppointed) event).appointmentId())
                .collect(Collectors.toSet());
    }

    /** As references. */
    private List<String> postsOf(Set<String> ids) {
        return database.sql("select distinct post_id from holder_version where person_id = any(:ids) order by post_id")
                .param("ids", ids.toArray(String[]::new))
                .query((row, index) -> POST + row.getString(1))
                .list();
    }

    private static boolean isAbout(Fact fact, Set<String> appointments) {
        return fact instanceof AppointmentEvent event && appointments.contains(event.appointmentId());
    }

    private List<Entry> recorded(String thing, KnownPoint known) {
        List<Entry> stream = stream(thing, known);
        if (stream.isEmpty()) {
            throw KnownPoints.notYetRecorded();
        }
        return stream;
    }

    private List<Entry> stream(String thing, KnownPoint known) {
        return known.among(register.stream(thing, known.entry()));
    }

    private static Map<String, String> untilsOf(Optional<PostTimeline> believed) {
        Map<String, String> untils = new HashMap<>();
        believed.ifPresent(post -> {
            ends(post.states(), untils);
            post.holdings().forEach(holding -> {
                ends(holding.terms(), untils);
                untils.remove(holding.appointed().factId());
                note(holding.appointed().factId(), holding.statedUntil(), untils);
                holding.absences()
                        .forEach(absent -> note(absent.factId(), absent.fact().until(), untils));
            });
        });
        return untils;
    }

    private static void note(String factId, @Nullable PartialDate until, Map<String, String> untils) {
        if (until != null) {
            untils.put(factId, until.text());
        }
    }

    private static <V> void ends(List<Version<V>> versions, Map<String, String> untils) {
        versions.stream()
                .filter(version -> version.until() != null)
                .forEach(version -> untils.put(version.because().factId(), String.valueOf(version.until())));
    }

    /**
     * @param wanted of the facts that are believed
     * @param wantedBefore of the statements that are not, if they are asked for
     */
    private static List<FactView> facts(
            List<Entry> stream,
            Map<String, String> untils,
            boolean allBeliefs,
            Predicate<Fact> wanted,
            Predicate<Fact> wantedBefore) {
        Map<Long, Believed<Fact>> believed =
                Chains.believed(stream).stream().collect(Collectors.toMap(Believed::statedAt, fact -> fact));
        Map<String, String> superseded = superseded(stream);
        List<FactView> facts = new ArrayList<>();
        for (Entry entry : stream) {
            if (!(entry.event() instanceof Fact fact)) {
                continue;
            }
            Believed<Fact> counts = believed.get(entry.order());
            if (counts != null && wanted.test(fact)) {
                facts.add(view(entry, fact, untils.get(counts.factId()), null));
            } else if (counts == null && allBeliefs && wantedBefore.test(fact)) {
                facts.add(view(entry, fact, null, superseded.get(fact.factId())));
            }
        }
        facts.sort(BY_DAY);
        return facts;
    }

    /** For each statement that does not count, the one that put it aside: its withdrawal, else the next correction. */
    private static Map<String, String> superseded(List<Entry> stream) {
        Map<String, String> superseded = new HashMap<>();
        Map<String, String> latest = new HashMap<>();
        Set<String> withdrawn = Chains.withdrawn(stream);
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
                supersededBy,
                entry.isImported());
    }
}
