package org.uteuzi.command.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A file of lines in parts that are sent one after the other; no line is divided. */
final class FileParts {

    private static final int PART = 4 << 20;

    /** @param linesBefore how many lines of the file come before it */
    record Part(byte[] bytes, long linesBefore) {}

    private final InputStream stream;
    private final boolean whole;
    private long line;
    private long bytesRead;

    /** @param whole whether the file is one part, however long */
    FileParts(InputStream stream, boolean whole) {
        this.stream = stream;
        this.whole = whole;
    }

    /** Null at the end of the file. */
    @Nullable
    Part next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long first = line + 1;
        int last = stream.read();
        for (int next = last; next >= 0; next = stream.read()) {
            bytes.write(next);
            last = next;
            if (next == '\n') {
                line++;
                if (bytes.size() >= PART && !whole) {
                    break;
                }
            }
        }
        bytesRead += bytes.size();
        return last < 0 ? null : new Part(bytes.toByteArray(), first - 1);
    }

    long bytesRead() {
        return bytesRead;
    }
}
