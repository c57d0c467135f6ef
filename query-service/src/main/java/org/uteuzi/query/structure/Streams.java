package org.uteuzi.query.structure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.register.RegisterReader;

/** The streams of the things that were last projected, kept so that they need not be read again; the rest is read. */
final class Streams {

    private static final int MOST = 20_000;

    private final RegisterReader register;
    private final LinkedHashMap<String, List<Entry>> streams = new LinkedHashMap<>(16, 0.75f, true);

    Streams(RegisterReader register) {
        this.register = register;
    }

    /** The entries of a thing before an entry; those that are kept are all so far, and grow. */
    List<Entry> before(String thing, long entry) {
        List<Entry> stream = streams.get(thing);
        if (stream == null) {
            stream = new ArrayList<>(register.stream(thing, entry - 1));
            keep(thing, stream);
        }
        return Collections.unmodifiableList(stream);
    }

    /** Adds what follows; what begins a stream needs no reading. */
    void append(String thing, List<Entry> entries) {
        if (entries.getFirst().sequence() == 0) {
            keep(thing, new ArrayList<>(entries));
        } else {
            streams.computeIfPresent(thing, (key, stream) -> {
                stream.addAll(entries);
                return stream;
            });
        }
    }

    private void keep(String thing, List<Entry> stream) {
        streams.put(thing, stream);
        if (streams.size() > MOST) {
            streams.pollFirstEntry();
        }
    }

    /** What was read of a thing reads otherwise now. */
    void forget(String thing) {
        streams.remove(thing);
    }

    /** After a failed run nothing of it may stay. */
    void clear() {
        streams.clear();
    }
}
