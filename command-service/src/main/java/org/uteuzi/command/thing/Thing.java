package org.uteuzi.command.thing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Event;
import org.uteuzi.event.Fact;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.timeline.Believed;
import org.uteuzi.timeline.Chains;
import org.uteuzi.timeline.Recorded;

/**
 * A thing of the register as an aggregate: its stream of events is its state. It decides what an effect records of it and
 * refuses what it alone can see to be impossible; what involves other things is judged after the last effect.
 */
public abstract class Thing {

    @AggregateIdentifier
    private @Nullable String reference;

    private final List<Recorded> stream = new ArrayList<>();
    private boolean anythingWithdrawn;

    /**
     * What an effect of this kind of thing records.
     *
     * @throws Refusal if it cannot be
     */
    protected abstract List<? extends Event> decide(Effect effect);

    /** @throws Refusal if nothing of this kind is said of the thing any more */
    protected void requireOpenTo(Effect effect) {
        // as a rule everything is
    }

    /** Whether it is also said of a thing whose establishment is withdrawn. */
    protected boolean isForWithdrawnToo(Effect effect) {
        return false;
    }

    /** The fact that an effect states, as one of its own or as a correction. */
    protected abstract Fact fact(Effect effect, @Nullable Correction corrects);

    /** The kind of effect that states such a fact, in whose words it is corrected. */
    protected abstract Class<? extends Effect> effectStating(Fact fact);

    /**
     * Decides and records.
     *
     * @throws Refusal if the effect cannot be; the thing is then as it was
     */
    public List<Event> execute(Effect effect, MetaData metadata) {
        requireOpenTo(effect);
        List<? extends Event> events = switch (effect) {
            case Correct correct -> List.of(decide(correct));
            case Withdraw withdraw -> List.of(decide(withdraw));
            default -> isForWithdrawnToo(effect) ? decide(effect) : decideStanding(effect);
        };
        events.forEach(event -> AggregateLifecycle.apply(event, metadata));
        return List.copyOf(events);
    }

    /** All of its events in order; what is believed follows from them. */
    public List<Recorded> stream() {
        return stream;
    }

    /** The kind of effect, as instruments name it, that states what an event says; a withdrawal is of that of what it is about. */
    public String kindOf(Event event) {
        return event instanceof FactWithdrawn withdrawn
                ? kindOf(statement(withdrawn.withdraws()))
                : Effect.kind(effectStating((Fact) event));
    }

    @EventSourcingHandler
    void evolve(Event event) {
        reference = event.thing();
        stream.add(Recorded.of(stream.size(), event));
        anythingWithdrawn |= event instanceof FactWithdrawn;
    }

    /** Nothing more is said of a thing whose establishment is withdrawn. */
    private List<? extends Event> decideStanding(Effect effect) {
        if (anythingWithdrawn
                && stream.getFirst().event() instanceof Fact beginning
                && Chains.withdrawn(stream).contains(beginning.factId())) {
            throw new Refusal("THING_IS_WITHDRAWN", Map.of("thing", beginning.thing()));
        }
        return decide(effect);
    }

    private Fact decide(Correct correct) {
        Fact target = statement(correct.factId());
        if (target instanceof FactWithdrawn) {
            throw new Refusal("NOT_CORRECTABLE", Map.of("factId", correct.factId()));
        }
        refuseIfWithdrawn(target);
        String root = root(target);
        Believed<Fact> believed = Chains.believed(stream).stream()
                .filter(fact -> fact.factId().equals(root))
                .findFirst()
                .orElseThrow();
        Effect patched = FactPatch.resolve(believed.fact(), effectStating(believed.fact()), correct);
        return fact(patched, new Correction(root, correct.cause(), correct.reason(), correct.paper()));
    }

    private FactWithdrawn decide(Withdraw withdraw) {
        Fact target = statement(withdraw.factId());
        if (target instanceof InstrumentRecorded && target.corrects() == null) {
            throw new Refusal("INSTRUMENT_IS_NOT_WITHDRAWN", Map.of("factId", withdraw.factId()));
        }
        refuseIfWithdrawn(target);
        return new FactWithdrawn(
                withdraw.ownFactId(),
                Objects.requireNonNull(reference),
                withdraw.factId(),
                withdraw.cause(),
                withdraw.reason(),
                withdraw.paper());
    }

    private void refuseIfWithdrawn(Fact statement) {
        Set<String> withdrawn = Chains.withdrawn(stream);
        if (withdrawn.contains(statement.factId()) || withdrawn.contains(root(statement))) {
            throw new Refusal("FACT_ALREADY_WITHDRAWN", Map.of("factId", statement.factId()));
        }
    }

    private static String root(Fact statement) {
        Correction correction = statement.corrects();
        return correction == null ? statement.factId() : correction.factId();
    }

    private Fact statement(String factId) {
        for (Recorded recorded : stream) {
            if (recorded.event() instanceof Fact fact && fact.factId().equals(factId)) {
                return fact;
            }
        }
        throw new Refusal("FACT_NOT_KNOWN", Map.of("factId", factId));
    }
}
