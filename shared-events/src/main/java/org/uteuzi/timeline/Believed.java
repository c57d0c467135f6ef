package org.uteuzi.timeline;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Fact;

/**
 * A fact that is believed, in the words that count now.
 *
 * @param factId the id under which it was first recorded and is corrected or withdrawn
 * @param fact the latest remaining statement of it
 * @param order place of the fact as first recorded; a correction keeps the place of what it corrects
 * @param statement the one that counts
 */
public record Believed<F extends Fact>(String factId, F fact, long order, Recorded statement) {

    /** The same, known to be of a type. */
    <T extends Fact> Believed<T> as(Class<T> type) {
        return new Believed<>(factId, type.cast(fact), order, statement);
    }

    /** Place of the statement that counts. */
    public long statedAt() {
        return statement.order();
    }

    /** Why the words that count are not the first ones; null where they are. */
    public @Nullable Correction correction() {
        return fact.corrects();
    }
}
