package org.uteuzi.command.guard;

import java.util.List;
import org.uteuzi.event.instrument.Particulars;

/**
 * An instrument as it is judged and remembered.
 *
 * @param things what it touches
 * @param particulars what it says of itself
 */
public record Subject(List<Touched> things, String instrumentId, Particulars particulars) {

    /** As a thing that others name. */
    public String reference() {
        return "instrument:" + instrumentId;
    }
}
