package org.uteuzi.command.instrument;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.uteuzi.access.Scope;
import org.uteuzi.command.guard.Guard;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.command.post.Appoint;
import org.uteuzi.command.problem.Problem;
import org.uteuzi.command.problem.ProblemException;
import org.uteuzi.command.register.RecordedThings;
import org.uteuzi.command.register.RecordedThings.RecordedEvent;
import org.uteuzi.command.register.Requests;
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

    RecordInstrumentHandler(
            Configuration axon,
            RecordedThings register,
            Requests requests,
            Guard guard,
            Judge judge,
            InstantSource clock,
            NamedPapers papers,
            RecordingRights rights,
            Approvals approvals) {
        this.axon = axon;
        this.register = register;
        this.requests = requests;
        this.guard = guard;
        this.judge = judge;
        this.clock = clock;
        this.papers = papers;
        this.rights = rights;
        this.approvals = approvals;
    }

    /**
     * @throws Previewed at the end, where nothing is to be recorded
     * @throws ProblemException if whoever asks may not, or if the instrument, or one with its key, is in the register
     */
    @CommandHandler
    public RecordedInstrument handle(RecordInstrument command) {
        InstrumentRequest instrument = command.instrument();
        List<Item> items = Item.of(instrument.effects());
        Targets targets = Targets.of(items, command, register);
        UnitOfThings things = new UnitOfThings(axon, targets.existing());
        Recorder recorder = command.recorder();
        Approver approver = command.approver();
        RecordingRights.Reach reach = rights.reach(items, targets);
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
        List<Problem> refusals = new ArrayList<>(carryOut(instrument, items, targets, things, events));
        List<Touched> touched = things.touched();
        refusals.addAll(ErasedNames.refusals(instrument, events, touched));
        if (approver != null) {
            approvals.refuseTheirOwn(approver, touched);
        }
        List<Problem> approvalsNeeded = approver == null && refusals.isEmpty()
                ? approvals.needed(command.mode(), items, events, things, touched, targets.isUnderPolicy())
                : List.of();
        Judged judged = refusals.isEmpty()
                ? judge(command, targets, touched, events)
                : new Judged(refusals, List.of(), new Acknowledgements(List.of()));
        InstrumentRecorded recorded = new InstrumentRecorded(
                command.factId(),
                instrument.instrumentId(),
                instrument.particulars(),
                command.recorder().name(),
                command.preview() == null ? judged.accepted(command.mode()) : judged.noted(),
                events.size(),
                command.mode() == Mode.HISTORIC,
                instrument.sourceRecordedAt(),
                null);
        if (command.preview() == null && !approvalsNeeded.isEmpty()) {
            throw Approvals.missing(approvalsNeeded);
        }
        things.record(recorded);
        events.addFirst(new RecordedEvent(null, recorded));
        if (judged.refusals().isEmpty()) {
            remember(command, touched);
        }
        if (command.preview() != null) {
            if (judged.refusals().isEmpty()) {
                guard.check();
            }
            throw new Previewed(preview(command, touched, events, judged, approvalsNeeded));
        }
        return RecordedInstrument.of(recorded, events);
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
            InstrumentRequest instrument,
            List<Item> items,
            Targets targets,
            UnitOfThings things,
            List<RecordedEvent> events) {
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

    /** Judges what is believed after the last effect. */
    private Judged judge(RecordInstrument command, Targets targets, List<Touched> touched, List<RecordedEvent> events) {
        Set<String> changed = guard.write(touched);
        InstrumentRequest instrument = command.instrument();
        Judge.Verdict verdict =
                judge.judge(touched, changed, instrument.instrumentId(), instrument.particulars(), command.mode());
        return new Judged(
                located(verdict.refusals(), targets, events),
                located(rights.tellable(scope(command), verdict.findings()), targets, events),
                new Acknowledgements(instrument.acknowledge()));
    }

    /** Where all may by whom it is recorded, or to whom it is told. */
    private static Scope scope(RecordInstrument command) {
        Approver approver = command.approver();
        PreviewRequest preview = command.preview();
        Scope scope = command.recorder().scope();
        Scope approving = approver == null ? scope : scope.and(approver.scope());
        return preview == null ? approving : approving.and(preview.told());
    }

    /** The paper itself, and those of which this one puts right what they say of themselves. */
    private void remember(InstrumentRequest instrument, List<Touched> touched) {
        guard.remember(instrument.instrumentId(), instrument.particulars(), touched);
        touched.stream()
                .filter(thing -> thing.kind().equals("instrument"))
                .forEach(paper -> guard.rememberAnew(
                        paper.id(),
                        InstrumentTimeline.of(paper.after()).orElseThrow().particulars()));
    }

    /** What is kept beside the events. */
    private void remember(RecordInstrument command, List<Touched> touched) {
        InstrumentRequest instrument = command.instrument();
        remember(instrument, touched);
        requests.remember(instrument.instrumentId(), command.digest(), command.idempotencyKey());
    }

    private Preview preview(
            RecordInstrument command,
            List<Touched> touched,
            List<RecordedEvent> events,
            Judged judged,
            List<Problem> approvalsNeeded) {
        Surroundings surroundings =
                new Surroundings(touched, command.instrument().instrumentId(), register, guard);
        LocalDate asked = Objects.requireNonNull(command.preview()).on();
        LocalDate on = asked != null
                ? asked
                : surroundings.firstDay().orElseGet(() -> LocalDate.ofInstant(clock.instant(), ZONE));
        return new Preview(events, touched, judged, approvalsNeeded, surroundings.before(on), surroundings.after(on));
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
