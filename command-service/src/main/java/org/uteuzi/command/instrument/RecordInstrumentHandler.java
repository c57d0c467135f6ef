package org.uteuzi.command.instrument;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.uteuzi.access.Scope;
import org.uteuzi.command.guard.Difference;
import org.uteuzi.command.guard.Guard;
import org.uteuzi.command.guard.Subject;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.command.post.Appoint;
import org.uteuzi.command.problem.Problem;
import org.uteuzi.command.problem.ProblemException;
import org.uteuzi.command.register.RecordedThings;
import org.uteuzi.command.register.RecordedThings.RecordedEvent;
import org.uteuzi.command.register.Requests;
import org.uteuzi.command.register.StreamsTogether;
import org.uteuzi.command.rule.Judge;
import org.uteuzi.command.rule.Violation;
import org.uteuzi.command.thing.Effect;
import org.uteuzi.command.thing.Mode;
import org.uteuzi.command.thing.Refusal;
import org.uteuzi.event.Event;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.timeline.InstrumentTimeline;

/**
 * Records a whole instrument in one unit of work and one transaction: finds what its effects are about, loads that in one
 * order, asks whether whoever records it may, lets each thing decide, judges what is then believed, and writes nothing before
 * the last load. All refusals are collected, not the first.
 *
 * <p>Several instruments of a file go the same way together, each step for all of them, as far as none waits for another.
 */
@Component
public class RecordInstrumentHandler {

    private static final ZoneId ZONE = ZoneId.of(InstitutionEstablished.DEFAULT_TIME_ZONE);

    private final Configuration axon;
    private final RecordedThings register;
    private final Requests requests;
    private final Guard guard;
    private final Judge judge;
    private final InstantSource clock;
    private final NamedPapers papers;
    private final RecordingRights rights;
    private final Approvals approvals;
    private final StreamsTogether streams;

    RecordInstrumentHandler(
            Configuration axon,
            RecordedThings register,
            Requests requests,
            Guard guard,
            Judge judge,
            InstantSource clock,
            NamedPapers papers,
            RecordingRights rights,
            Approvals approvals,
            StreamsTogether streams) {
        this.axon = axon;
        this.register = register;
        this.requests = requests;
        this.guard = guard;
        this.judge = judge;
        this.clock = clock;
        this.papers = papers;
        this.rights = rights;
        this.approvals = approvals;
        this.streams = streams;
    }

    /**
     * @throws Previewed at the end, where nothing is to be recorded
     * @throws ProblemException if whoever asks may not, or if the instrument, or one with its key, is in the register
     */
    @CommandHandler
    public RecordedInstrument handle(RecordInstrument command) {
        return record(List.of(command)).getFirst();
    }

    /** @throws NotTogether if what is to be said against one of them can only be told when it is recorded alone */
    @CommandHandler
    List<RecordedInstrument> handle(RecordTogether command) {
        return record(command.instruments());
    }

    /** Records as many of the first as share nothing; what else makes one wait for another is seen when all have decided. */
    private List<RecordedInstrument> record(List<RecordInstrument> commands) {
        List<Targets> targets = withoutCommonClaims(Targets.ofEach(commands, register));
        load(targets);
        List<Decided> decided = each(targets.size(), i -> decide(commands.get(i), targets.get(i)));
        List<Judged> judged = judge(decided);
        List<RecordedInstrument> recorded = each(decided.size(), i -> record(decided.get(i), judged.get(i)));
        if (judged.getFirst().refusals().isEmpty()) {
            remember(decided);
        }
        if (commands.getFirst().preview() != null) {
            throw previewed(decided.getFirst(), judged.getFirst());
        }
        return recorded;
    }

    private static List<Targets> withoutCommonClaims(List<Targets> all) {
        if (all.size() == 1) {
            return all;
        }
        Set<String> claimed = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            Set<String> claims = all.get(i).claims();
            if (!Collections.disjoint(claimed, claims)) {
                return all.subList(0, i);
            }
            claimed.addAll(claims);
        }
        return all;
    }

    /** In the order in which everybody loads, whatever the order of the instruments. */
    private void load(List<Targets> targets) {
        if (targets.size() > 1) {
            Set<String> existing = targets.stream()
                    .flatMap(each -> each.existing().stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            streams.read(existing);
            existing.forEach(reference -> UnitOfThings.load(axon, reference));
        }
    }

    /** One of several is refused when its turn comes to be recorded alone. */
    private static <T> List<T> each(int all, IntFunction<T> step) {
        List<T> done = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            try {
                done.add(step.apply(i));
            } catch (ProblemException refused) {
                throw all == 1 ? refused : new NotTogether(Math.max(1, i));
            }
        }
        return done;
    }

    /**
     * An instrument whose things have decided.
     *
     * @param refusals what they or the paper itself refuse; nothing is judged then
     */
    private record Decided(
            RecordInstrument command,
            Targets targets,
            UnitOfThings things,
            List<RecordedEvent> events,
            List<Touched> touched,
            List<Problem> refusals,
            List<Problem> approvalsNeeded) {

        Subject subject() {
            return new Subject(
                    touched,
                    command.instrument().instrumentId(),
                    command.instrument().particulars());
        }
    }

    private Decided decide(RecordInstrument command, Targets targets) {
        InstrumentRequest instrument = command.instrument();
        UnitOfThings things = new UnitOfThings(axon, targets.existing(), command.metadata());
        Recorder recorder = command.recorder();
        Approver approver = command.approver();
        RecordingRights.Reach reach = rights.reach(targets.items(), targets);
        if (approver == null) {
            reach.require(recorder.scope(), recorder.mayFound());
        } else {
            reach.require(approver.scope(), approver.scope().everywhere());
            requireOfProposer(recorder, reach);
        }
        if (targets.isRecorded()) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "INSTRUMENT_ALREADY_RECORDED",
                    Map.of("instrumentId", instrument.instrumentId()));
        }

        List<RecordedEvent> events = new ArrayList<>();
        List<Problem> refusals = new ArrayList<>(carryOut(instrument, targets, things, events));
        List<Touched> touched = things.touched();
        refusals.addAll(ErasedNames.refusals(instrument, events, touched));
        if (approver != null) {
            approvals.refuseTheirOwn(approver, touched);
        }
        List<Problem> approvalsNeeded = approver == null && refusals.isEmpty()
                ? approvals.needed(command.mode(), targets.items(), events, things, touched, targets.isUnderPolicy())
                : List.of();
        return new Decided(command, targets, things, events, touched, refusals, approvalsNeeded);
    }

    /** The last fact of each, which tells what it caused. */
    private static RecordedInstrument record(Decided decided, Judged judged) {
        RecordInstrument command = decided.command();
        InstrumentRequest instrument = command.instrument();
        InstrumentRecorded recorded = new InstrumentRecorded(
                command.factId(),
                instrument.instrumentId(),
                instrument.particulars(),
                command.recorder().name(),
                command.preview() == null ? judged.accepted(command.mode()) : judged.noted(),
                decided.events().size(),
                command.mode() == Mode.HISTORIC,
                instrument.sourceRecordedAt(),
                null);
        if (command.preview() == null && !decided.approvalsNeeded().isEmpty()) {
            throw Approvals.missing(decided.approvalsNeeded());
        }
        decided.things().record(recorded);
        decided.events().addFirst(new RecordedEvent(null, recorded));
        return RecordedInstrument.of(recorded, decided.events());
    }

    /** It is not who approves that is refused then. */
    private static void requireOfProposer(Recorder proposer, RecordingRights.Reach reach) {
        try {
            reach.require(proposer.scope(), proposer.mayFound());
        } catch (ProblemException refused) {
            throw proposerNotAllowed();
        }
    }

    static ProblemException proposerNotAllowed() {
        return new ProblemException(HttpStatus.CONFLICT, "PROPOSER_NOT_ALLOWED", Map.of());
    }

    /** Carries out what is not refused, and tells what is. */
    private List<Problem> carryOut(
            InstrumentRequest instrument, Targets targets, UnitOfThings things, List<RecordedEvent> events) {
        List<Item> items = targets.items();
        List<Problem> refusals = new ArrayList<>(papers.refusals(instrument.particulars(), null));
        refusals.addAll(targets.refusals());
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            String target = targets.of(i);
            if (target == null) {
                continue;
            }
            try {
                for (Event event : things.execute(target, whole(item.statement(), targets, things), item.effect())) {
                    events.add(new RecordedEvent(item.effect(), event));
                    if (event instanceof InstrumentRecorded corrected) {
                        refusals.addAll(papers.refusals(corrected.particulars(), item.effect()));
                    }
                }
            } catch (Refusal refusal) {
                refusals.add(Problem.of(item.effect(), refusal.code(), refusal.arguments()));
            }
        }
        return refusals.stream().distinct().toList();
    }

    /** An appointment that goes on from one to another post takes its term along. */
    private static Effect whole(Effect effect, Targets targets, UnitOfThings things) {
        return effect instanceof Appoint appoint && appoint.continues() != null
                ? things.holding(targets.postOf(appoint.continues()), appoint.continues())
                        .map(appoint::goingOnFrom)
                        .orElse(appoint)
                : effect;
    }

    /** Judges each on what is believed after its last effect. */
    private List<Judged> judge(List<Decided> all) {
        for (int i = 0; i < all.size(); i++) {
            if (all.size() > 1 && !all.get(i).refusals().isEmpty()) {
                throw new NotTogether(Math.max(1, i));
            }
        }
        if (!all.getFirst().refusals().isEmpty()) {
            return List.of(new Judged(all.getFirst().refusals(), List.of(), new Acknowledgements(List.of())));
        }
        List<Difference> differences =
                all.stream().map(decided -> Difference.of(decided.touched())).toList();
        int together = Difference.together(differences);
        if (together < all.size()) {
            throw new NotTogether(together);
        }
        List<Judge.Verdict> verdicts = judge.judge(
                all.stream().map(Decided::subject).toList(),
                guard.write(differences),
                all.getFirst().command().mode());
        if (verdicts.isEmpty()) {
            throw new NotTogether(all.size() / 2);
        }
        return IntStream.range(0, all.size())
                .mapToObj(i -> judged(all.get(i), verdicts.get(i)))
                .toList();
    }

    private Judged judged(Decided decided, Judge.Verdict verdict) {
        return new Judged(
                located(verdict.refusals(), decided.targets(), decided.events()),
                located(
                        rights.tellable(scope(decided.command()), verdict.findings()),
                        decided.targets(),
                        decided.events()),
                new Acknowledgements(decided.command().instrument().acknowledge()));
    }

    /** Where all may by whom it is recorded, or to whom it is told. */
    private static Scope scope(RecordInstrument command) {
        Approver approver = command.approver();
        PreviewRequest preview = command.preview();
        Scope scope = command.recorder().scope();
        Scope approving = approver == null ? scope : scope.and(approver.scope());
        return preview == null ? approving : approving.and(preview.told());
    }

    /** What is kept beside the events: the papers themselves, those that are put right by them, and the requests. */
    private void remember(List<Decided> all) {
        guard.remember(all.stream().map(Decided::subject).toList());
        all.stream()
                .flatMap(decided -> decided.touched().stream())
                .filter(thing -> thing.kind().equals("instrument"))
                .forEach(paper -> guard.rememberAnew(
                        paper.id(),
                        InstrumentTimeline.of(paper.after()).orElseThrow().particulars()));
        requests.remember(all.stream()
                .map(Decided::command)
                .map(command -> new Requests.Request(
                        command.instrument().instrumentId(), command.digest(), command.idempotencyKey()))
                .toList());
    }

    private Previewed previewed(Decided decided, Judged judged) {
        if (judged.refusals().isEmpty()) {
            guard.check();
        }
        RecordInstrument command = decided.command();
        Surroundings surroundings =
                new Surroundings(decided.touched(), command.instrument().instrumentId(), register, guard);
        LocalDate asked = Objects.requireNonNull(command.preview()).on();
        LocalDate on = asked != null
                ? asked
                : surroundings.firstDay().orElseGet(() -> LocalDate.ofInstant(clock.instant(), ZONE));
        return new Previewed(new Preview(
                decided.events(),
                decided.touched(),
                judged,
                decided.approvalsNeeded(),
                surroundings.before(on),
                surroundings.after(on)));
    }

    private static List<Problem> located(List<Violation> violations, Targets targets, List<RecordedEvent> events) {
        Map<String, Integer> effects = new HashMap<>();
        for (RecordedEvent recorded : events) {
            if (recorded.event() instanceof Fact fact && recorded.effect() != null) {
                effects.put(fact.factId(), recorded.effect());
            }
        }
        return violations.stream()
                .map(violation -> located(violation, targets, effects))
                .distinct()
                .toList();
    }

    /** A violation lies on the effect that states it, or on an earlier fact that an effect about the same things puts in doubt. */
    private static Problem located(Violation violation, Targets targets, Map<String, Integer> effects) {
        Optional<String> fact = violation.factIds().stream().findFirst();
        Integer effect = violation.factIds().stream()
                .map(effects::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> targets.lastAbout(violation.things()));
        String earlier = fact.filter(factId -> !effects.containsKey(factId)).orElse(null);
        return new Problem(effect, null, violation.code(), violation.arguments(), earlier);
    }
}
