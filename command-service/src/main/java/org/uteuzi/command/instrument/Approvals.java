package org.uteuzi.command.instrument;

import java.net.URI;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.uteuzi.access.Grants;
import org.uteuzi.command.guard.ApprovalPolicy;
import org.uteuzi.command.guard.Guard;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.command.person.ErasePerson;
import org.uteuzi.command.problem.Problem;
import org.uteuzi.command.problem.ProblemException;
import org.uteuzi.command.register.RecordedThings.RecordedEvent;
import org.uteuzi.command.thing.Effect;
import org.uteuzi.command.thing.Mode;
import org.uteuzi.command.unit.LapseMandate;
import org.uteuzi.command.unit.SetMandate;
import org.uteuzi.event.Event;
import org.uteuzi.event.Fact;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.event.person.PersonErased;
import org.uteuzi.event.person.PersonsJoined;
import org.uteuzi.event.post.AppointmentEvent;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.time.Effective;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.Recorded;
import org.uteuzi.timeline.UnitTimeline;

/** What of an instrument another must approve: by the policies of all institutions that it touches, and an erasure always. */
@Component
class Approvals {

    private static final String LAPSE = Effect.kind(LapseMandate.class);
    private static final String MANDATE = Effect.kind(SetMandate.class);

    private final Guard guard;
    private final InstantSource clock;

    Approvals(Guard guard, InstantSource clock) {
        this.guard = guard;
        this.clock = clock;
    }

    /**
     * To be asked before the guard is written: a policy that this instrument changes counts as it was. The past of another
     * register needs none, but takes no policy away either.
     */
    List<Problem> needed(
            Mode mode,
            List<Item> items,
            List<RecordedEvent> events,
            UnitOfThings things,
            List<Touched> touched,
            boolean underPolicy) {
        return Stream.concat(
                        erasures(items),
                        underPolicy ? byPolicies(mode, items, events, things, touched).stream() : Stream.of())
                .toList();
    }

    private static Stream<Problem> erasures(List<Item> items) {
        return items.stream()
                .filter(item -> item.statement() instanceof ErasePerson)
                .map(item -> Problem.of(item.effect(), "ERASURE_NEEDS_APPROVAL", Map.of()));
    }

    private List<Problem> byPolicies(
            Mode mode, List<Item> items, List<RecordedEvent> events, UnitOfThings things, List<Touched> touched) {
        SortedMap<Integer, Set<String>> kinds = kinds(items, events, things);
        if (mode == Mode.HISTORIC && kinds.values().stream().noneMatch(ApprovalPolicy::couldEndOne)) {
            return List.of();
        }
        return guard.approvalPolicies(guard.institutionsTouched(touched), clock.instant()).stream()
                .flatMap(policy -> kinds.entrySet().stream()
                        .flatMap(effect -> policy.amongThese(effect.getValue(), mode == Mode.HISTORIC)
                                .map(kind -> needed(effect.getKey(), kind, policy))))
                .toList();
    }

    /** What the door answers instead of recording. */
    static ProblemException missing(List<Problem> needed) {
        URI proposals = URI.create("/api/proposals");
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "APPROVAL_NEEDED",
                "PROPOSE_INSTEAD",
                Map.of("address", proposals),
                needed,
                proposals);
    }

    /**
     * Nobody approves what is said of an appointment of their own or of who they are, nor what they proposed by another account.
     * To be asked before the guard is written; whom the instrument joins or parts are themselves concerned.
     *
     * @throws ProblemException 403 also where nobody says who they are and it is about somebody, or proposed by a person
     */
    void refuseTheirOwn(Approver approver, List<Touched> things) {
        String person = approver.person();
        if (Grants.NOBODY.equals(person)) {
            return;
        }
        Set<String> theirs = person == null ? Set.of() : guard.samePersons(person);
        String proposer = approver.personOfProposer();
        if (proposer != null && theirs.contains(proposer)) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "APPROVER_IS_PROPOSER", Map.of());
        }
        boolean byAPerson = proposer != null && !Grants.NOBODY.equals(proposer);
        Set<String> people = things.stream().flatMap(this::concerned).collect(Collectors.toSet());
        if (theirs.isEmpty() && (byAPerson || !people.isEmpty())) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "APPROVER_NOT_KNOWN", Map.of());
        }
        if (!Collections.disjoint(theirs, people)) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "APPROVER_IS_APPOINTEE", Map.of());
        }
    }

    /** The people of whose appointments something is said, or who are said to be one or to be one no more. */
    private Stream<String> concerned(Touched thing) {
        Map<String, Fact> statements = thing.after().stream()
                .map(Recorded::event)
                .filter(Fact.class::isInstance)
                .map(Fact.class::cast)
                .collect(Collectors.toMap(Fact::factId, Function.identity()));
        List<Event> said = thing.added().stream()
                .flatMap(recorded -> Stream.ofNullable(about(recorded.event(), statements)))
                .toList();
        return Stream.of(erased(said), joined(said, statements), appointed(thing, said, statements), returned(thing))
                .flatMap(Function.identity());
    }

    private static Stream<String> erased(List<Event> said) {
        return said.stream().filter(PersonErased.class::isInstance).map(event -> ((PersonErased) event).personId());
    }

    private static Stream<String> joined(List<Event> said, Map<String, Fact> statements) {
        return said.stream().noneMatch(PersonsJoined.class::isInstance)
                ? Stream.of()
                : statements.values().stream()
                        .filter(PersonsJoined.class::isInstance)
                        .map(PersonsJoined.class::cast)
                        .flatMap(joined -> Stream.of(joined.personId(), joined.sameAs()));
    }

    private Stream<String> appointed(Touched thing, List<Event> said, Map<String, Fact> statements) {
        boolean all = isThereOnMoreDays(thing); // and so are its holders
        Set<String> appointments = said.stream()
                .filter(AppointmentEvent.class::isInstance)
                .map(event -> ((AppointmentEvent) event).appointmentId())
                .collect(Collectors.toSet());
        return statements.values().stream()
                .filter(HolderAppointed.class::isInstance)
                .map(HolderAppointed.class::cast)
                .filter(appointed -> all || appointments.contains(appointed.appointmentId()))
                .flatMap(appointed -> Stream.concat(Stream.ofNullable(appointed.personId()), through(appointed)));
    }

    /** With the days of a unit come back the holders of its posts. */
    private Stream<String> returned(Touched thing) {
        return thing.kind().equals("unit") && isThereOnMoreDays(thing)
                ? guard.peopleIn(guard.postsIn(List.of(thing.id()))).stream()
                : Stream.of();
    }

    private static boolean isThereOnMoreDays(Touched thing) {
        return existence(thing.kind(), thing.after())
                .filter(after -> existence(thing.kind(), thing.before())
                        .filter(before -> before.containsAll(after))
                        .isEmpty())
                .isPresent();
    }

    private static Optional<Effective> existence(String kind, List<Recorded> stream) {
        return switch (kind) {
            case "post" -> PostTimeline.of(stream).map(PostTimeline::existence);
            case "unit" -> UnitTimeline.of(stream).map(UnitTimeline::existence);
            default -> Optional.empty();
        };
    }

    /** Who holds the post that an ex-officio seat names. */
    private Stream<String> through(HolderAppointed appointed) {
        String named = appointed.exOfficio();
        return named == null || !named.startsWith("post:")
                ? Stream.of()
                : guard.peopleIn(List.of(named.substring("post:".length()))).stream();
    }

    /** What a withdrawal is about in the end. */
    private static @Nullable Event about(Event event, Map<String, Fact> statements) {
        Event about = event;
        while (about instanceof FactWithdrawn withdrawn) {
            about = statements.get(withdrawn.withdraws());
        }
        return about;
    }

    private static Problem needed(int effect, String kind, ApprovalPolicy policy) {
        return Problem.of(effect, "APPROVAL_NEEDED", Map.of("institution", policy.institution(), "kind", kind));
    }

    /** Each effect is of its own kind and of the kinds of what it comes to. */
    private static SortedMap<Integer, Set<String>> kinds(
            List<Item> items, List<RecordedEvent> events, UnitOfThings things) {
        SortedMap<Integer, Set<String>> kinds = new TreeMap<>();
        items.forEach(
                item -> add(kinds, item.effect(), Effect.kind(item.statement().getClass())));
        for (RecordedEvent recorded : events) {
            if (recorded.effect() != null) {
                add(kinds, recorded.effect(), things.kindOf(recorded.event()));
            }
        }
        return kinds;
    }

    /** That a mandate lapses is said of the mandate, and no kind that a policy could name. */
    private static void add(Map<Integer, Set<String>> kinds, int effect, String kind) {
        kinds.computeIfAbsent(effect, it -> new TreeSet<>()).add(kind.equals(LAPSE) ? MANDATE : kind);
    }
}
