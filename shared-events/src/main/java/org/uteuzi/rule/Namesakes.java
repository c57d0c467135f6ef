package org.uteuzi.rule;

import java.text.Normalizer;
import java.util.Locale;

/** Which names are the same. */
public final class Namesakes {

    private Namesakes() {}

    /** The same for two names that differ only in case, spacing or the way in which characters are composed. */
    public static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
