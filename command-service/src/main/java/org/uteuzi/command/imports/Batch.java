package org.uteuzi.command.imports;

import java.util.ArrayList;
import java.util.List;
import org.uteuzi.command.instrument.InstrumentReader.Read;

/** Instruments that are read and wait to be recorded together. */
final class Batch {

    private static final int EFFECTS = 5_000;
    private static final int BYTES = 4 * 1024 * 1024;
    /** PostgreSQL keeps that many savepoints of a transaction at hand; with more, everybody else reads slower. */
    private static final int INSTRUMENTS = 60;

    private final List<Long> lines = new ArrayList<>();
    private final List<Read> instruments = new ArrayList<>();
    private int effects;
    private long bytes;

    void add(long line, Read read, int size) {
        lines.add(line);
        instruments.add(read);
        effects += read.instrument().effects().size();
        bytes += size;
    }

    boolean isFull() {
        return effects >= EFFECTS || bytes >= BYTES || instruments.size() >= INSTRUMENTS;
    }

    List<Read> instruments() {
        return instruments;
    }

    long line(int index) {
        return lines.get(index);
    }
}
