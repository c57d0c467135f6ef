package org.uteuzi.query.report;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.uteuzi.access.Permission;

/**
 * One kind of list.
 *
 * @param <R> a row, as JSON shows it
 */
public interface Report<R> {

    /** Which days it asks for. */
    enum Span {
        /** One day; today if none is given. */
        DAY,
        /** A period, which must be given. */
        PERIOD,
        /** A period; from today on if none is given. */
        AHEAD
    }

    /** @param value what stands in the column; null where nothing is stated */
    record Column<R>(String key, Function<R, @Nullable Object> value) {}

    /** As it stands in addresses and in the keys of its texts. */
    String name();

    Span span();

    /** Whether its rows name persons. */
    default boolean personal() {
        return true;
    }

    /** Whether it can be asked what the sources of imported history knew; not what the register itself did. */
    default boolean isOfSources() {
        return true;
    }

    /** What whoever asks for it needs. */
    default Permission needs() {
        return Permission.READ;
    }

    /** The same rows as a table. */
    List<Column<R>> columns();

    /**
     * Hands out the rows, page by page.
     *
     * @return how many posts (or statements) it says nothing about because no instrument states what would be needed
     */
    long tell(Asked asked, Consumer<R> row);
}
