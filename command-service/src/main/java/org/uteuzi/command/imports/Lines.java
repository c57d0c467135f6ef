package org.uteuzi.command.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a stream, one at a time; of one that is too long no more than the limit is ever held. */
final class Lines {

    static final int LONGEST = 20 * 1024 * 1024;

    private final InputStream stream;
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int end;
    private long number;

    Lines(InputStream stream) {
        this.stream = stream;
    }

    /** @param bytes without the end of the line; null if it is longer than {@link #LONGEST} */
    record Line(long number, byte @Nullable [] bytes) {}

    /** The next line that is not blank; null at the end of the stream. */
    @Nullable
    Line next() throws IOException {
        for (Line line = read(); line != null; line = read()) {
            if (line.bytes() == null || !isBlank(line.bytes())) {
                return line;
            }
        }
        return null;
    }

    private @Nullable Line read() throws IOException {
        if (!fill()) {
            return null;
        }
        number++;
        ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 12);
        boolean isTooLong = false;
        boolean isComplete = false;
        do {
            int from = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            isComplete = next < end;
            isTooLong |= line.size() + next - from > LONGEST;
            if (!isTooLong) {
                line.write(buffer, from, next - from);
            }
            next++;
        } while (!isComplete && fill());
        return new Line(number, isTooLong ? null : line.toByteArray());
    }

    private boolean fill() throws IOException {
        if (next >= end) {
            next = 0;
            end = stream.read(buffer);
        }
        return end > 0;
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte next : bytes) {
            if (next != ' ' && next != '\t' && next != '\r') {
                return false;
            }
        }
        return true;
    }
}
