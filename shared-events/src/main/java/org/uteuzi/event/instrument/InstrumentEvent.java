package org.uteuzi.event.instrument;

import org.uteuzi.event.Fact;

/** Something recorded about a paper itself. */
public sealed interface InstrumentEvent extends Fact permits InstrumentRecorded, DocumentAdded {

    String instrumentId();

    @Override
    default String thing() {
        return "instrument:" + instrumentId();
    }
}
