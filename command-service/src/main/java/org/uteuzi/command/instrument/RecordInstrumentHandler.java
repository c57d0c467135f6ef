package org.uteuzi.command.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.uteuzi.command.guard.Guard;
import org.uteuzi.command.problem.Problem;
import org.uteuzi.command.problem.ProblemException;
import org.uteuzi.command.register.RecordedThings;
import org.uteuzi.command.register.RecordedThings.RecordedEvent;
import org.uteuzi.command.rule.Judgement;
import org.uteuzi.command.rule.Rule;
import org.uteuzi.command.rule.Violation;
import org.uteuzi.command.thing.Effect;
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
    private final JdbcClient database;
    private final List<Rule> rules;

    RecordInstrumentHandler(
            Configuration axon, RecordedThings register, Guard guard, JdbcClient database, List<Rule> rules) {
        this.axon = axon;
        this.register = register;
        this.guard = guard;
        this.database = database;
        this.rules = rules;
    }

    @CommandHandler
    RecordedInstrument handle(RecordInstrument command) {
        InstrumentRequest instrument = command.instrument();
        Targets targets = Targets.of(instrument.effects(), register, guard);
        UnitOfThings things = new UnitOfThings(axon, register, targets.existing());

        List<RecordedEvent> events = carryOut(instrument, targets, things);
        List<Finding> findings = judge(instrument, targets, things, events);
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

    /** Judges what is believed after the last effect; what it breaks and is acknowledged is recorded with it. */
    private List<Finding> judge(
            InstrumentRequest instrument, Targets targets, UnitOfThings things, List<RecordedEvent> events) {
        guard.write(things.touched());
        Judgement judgement = new Judgement(things.touched(), database, things::known);
        Function<Violation, Problem> located = violation -> locate(violation, targets, events);
        refuse("RULES_REFUSED", broken(Rule.Severity.REFUSED, judgement, located));
        List<Problem> findings = broken(Rule.Severity.FINDING, judgement, located);
        return new Acknowledgements(instrument.acknowledge()).applyTo(findings);
    }

    private List<Problem> broken(Rule.Severity severity, Judgement judgement, Function<Violation, Problem> located) {
        return rules.stream()
                .filter(rule -> rule.severity() == severity)
                .flatMap(rule -> rule.violations(judgement).stream())
                .map(located)
                .distinct()
                .toList();
    }

    /** A violation lies on the effect that caused it, else on the fact recorded earlier. */
    private static Problem locate(Violation violation, Targets targets, List<RecordedEvent> events) {
        Integer effect = events.stream()
                .filter(recorded ->
                        recorded.event() instanceof Fact fact && fact.factId().equals(violation.factId()))
                .map(RecordedEvent::effect)
                .findFirst()
                .orElse(violation.factId() == null ? targets.lastAbout(violation.thing()) : null);
        String factId = effect == null ? violation.factId() : null;
        return new Problem(effect, null, violation.code(), violation.arguments(), factId);
    }

    private static void refuse(String code, List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, code, problems);
        }
    }
}
