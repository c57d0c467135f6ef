package org.uteuzi.query.report;

import java.io.Closeable;

/** Writes a report row by row, keeping nothing. */
interface Table<R> extends Closeable {

    void row(R row);

    /** After the last row. */
    void end(long notJudged);
}
