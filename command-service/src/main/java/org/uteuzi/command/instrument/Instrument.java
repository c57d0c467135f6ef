package org.uteuzi.command.instrument;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Effect;
import org.uteuzi.command.thing.Refusal;
import org.uteuzi.command.thing.Thing;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Event;
import org.uteuzi.event.Fact;
import org.uteuzi.event.instrument.DocumentAdded;
import org.uteuzi.event.instrument.InstrumentEvent;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.timeline.InstrumentTimeline;

/** A paper as it was recorded. */
public final class Instrument extends Thing {

    static Instrument recorded(InstrumentRecorded event, MetaData metadata) {
        AggregateLifecycle.apply(event, metadata);
        return new Instrument();
    }

    @Override
    protected List<? extends Event> decide(Effect effect) {
        if (effect instanceof AddDocument document) {
            refuseIfThere(document);
        }
        return List.of(fact(effect, null));
    }

    @Override
    protected Fact fact(Effect effect, @Nullable Correction corrects) {
        return switch ((InstrumentEffect) effect) {
            case AddDocument e ->
                new DocumentAdded(e.factId(), e.instrumentId(), e.name(), e.mediaType(), e.sha256(), corrects);
            case StateParticulars e -> corrected(e, Objects.requireNonNull(corrects));
        };
    }

    @Override
    protected Class<? extends Effect> effectStating(Fact fact) {
        return switch ((InstrumentEvent) fact) {
            case InstrumentRecorded e -> StateParticulars.class;
            case DocumentAdded e -> AddDocument.class;
        };
    }

    private void refuseIfThere(AddDocument effect) {
        if (belief().documents().stream().anyMatch(document -> document.sha256().equals(effect.sha256()))) {
            throw new Refusal("DOCUMENT_ALREADY_ADDED", Map.of("id", effect.instrumentId(), "sha256", effect.sha256()));
        }
    }

    /** All but its particulars is what it was. */
    private InstrumentRecorded corrected(StateParticulars effect, Correction corrects) {
        InstrumentRecorded first = belief().recorded().fact();
        return new InstrumentRecorded(
                effect.factId(),
                first.instrumentId(),
                effect.with(first.particulars().documents()),
                first.recordedBy(),
                first.findings(),
                first.eventsThatFollow(),
                first.imported(),
                first.sourceRecordedAt(),
                corrects);
    }

    private InstrumentTimeline belief() {
        return InstrumentTimeline.of(stream()).orElseThrow();
    }
}
