package org.uteuzi.event;

import org.jspecify.annotations.Nullable;
import org.uteuzi.time.PartialDate;

/** One recorded statement that can later be corrected or withdrawn. */
public interface Fact extends Event {

    /** The statement's own id, never used again. A correction has one of its own beside that of the fact it corrects. */
    String factId();

    /** The fact that this statement replaces in what is believed; null for a fact of its own. */
    @Nullable
    Correction corrects();

    /** The first day on which it counts; null where the instrument gives none. */
    @Nullable
    PartialDate effectiveFrom();
}
