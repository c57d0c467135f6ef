package org.uteuzi.command.thing;

import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;
import org.uteuzi.event.post.Change;

/** Lets the bounds of an attribute apply to its new value in a {@link Change}. */
public final class ChangedValue implements ValueExtractor<Change<@ExtractedValue ?>> {

    @Override
    public void extractValues(Change<?> change, ValueReceiver receiver) {
        receiver.value(null, change.to());
    }
}
