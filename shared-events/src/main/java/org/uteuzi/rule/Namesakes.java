package org.uteuzi.rule;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Stream;
import org.uteuzi.timeline.PersonTimeline;

/** Which names are the same. */
public final class Namesakes {

    private Namesakes() {}

    /** The key of the name that somebody was last given; none of who was erased. */
    public static Stream<String> keyOf(PersonTimeline person) {
        String name = person.lastName();
        return name == null ? Stream.of() : Stream.of(key(name));
    }

    /** The same for two names that differ only in case, spacing or the way in which characters are composed. */
    public static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
