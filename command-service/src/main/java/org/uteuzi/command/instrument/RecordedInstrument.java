package org.uteuzi.command.instrument;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.register.RecordedThings.RecordedEvent;
import org.uteuzi.event.EventCatalogue;
import org.uteuzi.event.Fact;
import org.uteuzi.event.instrument.Finding;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.event.post.AppointmentEvent;

/** The answer to a recorded instrument, made of its events alone, so that a repeat is answered alike. */
public record RecordedInstrument(String instrumentId, List<Item> recordedEvents, List<Finding> findings) {

    /** @param effect null for the instrument itself */
    record Item(@Nullable Integer effect, @Nullable String factId, String eventType, String entityId) {}

    static RecordedInstrument of(InstrumentRecorded instrument, List<RecordedEvent> events) {
        return new RecordedInstrument(
                instrument.instrumentId(),
                events.stream().map(RecordedInstrument::item).toList(),
                instrument.findings());
    }

    static Item item(RecordedEvent recorded) {
        return new Item(
                recorded.effect(),
                recorded.event() instanceof Fact fact ? fact.factId() : null,
                EventCatalogue.nameOf(recorded.event().getClass()),
                entityId(recorded));
    }

    private static String entityId(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case AppointmentEvent appointment -> appointment.appointmentId();
            default ->
                recorded.event().thing().substring(recorded.event().thing().indexOf(':') + 1);
        };
    }
}
