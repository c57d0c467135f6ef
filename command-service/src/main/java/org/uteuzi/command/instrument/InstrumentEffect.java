package org.uteuzi.command.instrument;

import org.uteuzi.command.thing.Effect;

/** One change of what is known of a paper itself. */
public sealed interface InstrumentEffect extends Effect permits AddDocument, StateParticulars {

    String instrumentId();

    @Override
    default String thing() {
        return "instrument:" + instrumentId();
    }
}
