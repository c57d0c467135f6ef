package org.uteuzi.command.instrument;

import java.util.List;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Effect;
import org.uteuzi.command.thing.Refusal;
import org.uteuzi.command.thing.Thing;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Event;
import org.uteuzi.event.Fact;
import org.uteuzi.event.instrument.InstrumentRecorded;

/** A paper as it was recorded. */
public final class Instrument extends Thing {

    static Instrument recorded(InstrumentRecorded event) {
        AggregateLifecycle.apply(event, MetaData.emptyInstance());
        return new Instrument();
    }

    @Override
    protected List<? extends Event> decide(Effect effect) {
        throw new IllegalArgumentException("an instrument has effects and is changed by none");
    }

    @Override
    protected Fact fact(Effect effect, @Nullable Correction corrects) {
        throw new IllegalArgumentException("no effect states an instrument");
    }

    @Override
    protected Class<? extends Effect> effectStating(Fact fact) {
        throw new Refusal("NOT_CORRECTABLE", Map.of("factId", fact.factId()));
    }
}
