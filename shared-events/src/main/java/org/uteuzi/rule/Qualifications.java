package org.uteuzi.rule;

import java.util.Locale;

/** Qualifications as laws ask for them and instruments show them. */
final class Qualifications {

    private Qualifications() {}

    /** Case and spacing make no other qualification. */
    static boolean same(String shown, String asked) {
        return spelt(shown).equals(spelt(asked));
    }

    private static String spelt(String qualification) {
        return qualification.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
