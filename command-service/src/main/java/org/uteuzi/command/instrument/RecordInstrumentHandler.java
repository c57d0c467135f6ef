package org.uteuzi.command.instrument;

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
import org.uteuzi.command.guard.Guard;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.command.problem.Problem;
import org.uteuzi.command.problem.ProblemException;
import org.uteuzi.command.register.RecordedThings;
import org.uteuzi.command.register.RecordedThings.RecordedEvent;
import org.uteuzi.command.rule.Judge;
import org.uteuzi.command.rule.Violation;
import org.uteuzi.command.thing.Effect;
import org.uteuzi.command.thing.Mode;
import org.uteuzi.command.thing.Refusal;
import org.uteuzi.event.Event;
import org.uteuzi.event.Fact;
import org.uteuzi.event.instrument.Finding;
import org.uteuzi.event.instrument.InstrumentRecorded;

/**
 * Records a whole instrument in one unit of work and one transaction: finds what its effects are about, loads that in one
 * order, lets each thing decide, judges what is then believed, and writes nothing before the last load. All refusals are
 * collected, not the first.
 */
@Component
class RecordInstrumentHandler {

    private final Configuration axon;
    private final RecordedThings register;
    private final Guard guard;
    private final Judge judge;

    RecordInstrumentHandler(Configuration axon, RecordedThings register, Guard guard, Judge judge) {
        this.axon = axon;
        this.register = register;
        this.guard = guard;
        this.judge = judge;
    }

    @CommandHandler
    RecordedInstrument handle(RecordInstrument command) {
        InstrumentRequest instrument = command.instrument();
        Targets targets = Targets.of(instrument.effects(), register, guard);
        UnitOfThings things = new UnitOfThings(axon, register, targets.existing());

        List<RecordedEvent> events = carryOut(instrument, targets, things);
        List<Finding> findings = judge(command, targets, things, events);
        InstrumentRecorded recorded = new InstrumentRecorded(
                command.factId(),
                instrument.instrumentId(),
                instrument.particulars(),
                command.recordedBy(),
                findings,
                events.size(),
                command.digest(),
                null);
        things.record(recorded);
        guard.remember(instrument.instrumentId(), instrument.particulars(), things.touched());
        if (command.idempotencyKey() != null) {
            register.bindKey(command.idempotencyKey(), instrument.instrumentId());
        }
        guard.check();
        events.addFirst(new RecordedEvent(null, recorded));
        return RecordedInstrument.of(recorded, events);
    }

    private List<RecordedEvent> carryOut(InstrumentRequest instrument, Targets targets, UnitOfThings things) {
        List<Effect> effects = instrument.effects();
        List<RecordedEvent> events = new ArrayList<>();
        List<Problem> refusals = new ArrayList<>(unknownPapers(instrument));
        refusals.addAll(targets.refusals());
        for (int i = 0; i < effects.size(); i++) {
            String target = targets.of(i);
            if (target == null) {
                continue;
            }
            try {
                for (Event event : things.execute(target, effects.get(i), i)) {
                    events.add(new RecordedEvent(i, event));
                }
            } catch (Refusal refusal) {
                refusals.add(Problem.of(i, refusal.code(), refusal.arguments()));
            }
        }
        refuse("RULES_REFUSED", refusals.stream().distinct().toList());
        return events;
    }

    private List<Problem> unknownPapers(InstrumentRequest instrument) {
        Set<String> known =
                register.known(instrument.papers().map(id -> "instrument:" + id).toList());
        return instrument
                .papers()
                .filter(id -> !known.contains("instrument:" + id))
                .map(id -> Problem.of(null, "IDENTIFIER_NOT_KNOWN", Map.of("id", id)))
                .toList();
    }

    /** Judges what is believed after the last effect; what it breaks is recorded with it, live when acknowledged. */
    private List<Finding> judge(
            RecordInstrument command, Targets targets, UnitOfThings things, List<RecordedEvent> events) {
        List<Touched> touched = things.touched();
        guard.write(touched);
        Judge.Verdict verdict = judge.judge(touched, things::known, command.mode());
        refuse("RULES_REFUSED", located(verdict.refusals(), targets, events));
        Acknowledgements given = new Acknowledgements(command.instrument().acknowledge());
        List<Problem> findings = located(verdict.findings(), targets, events);
        return command.mode() == Mode.LIVE ? given.demandedFor(findings) : given.notedOn(findings);
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

    private static void refuse(String code, List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, code, problems);
        }
    }
}
