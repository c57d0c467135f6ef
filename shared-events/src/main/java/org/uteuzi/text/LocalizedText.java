package org.uteuzi.text;

import org.jspecify.annotations.Nullable;

/** A name or text in Swahili, English or both; at least one is given, and a missing one is null, never translated. */
public record LocalizedText(@Nullable String sw, @Nullable String en) {

    /** @throws IllegalArgumentException if neither language is given */
    public LocalizedText {
        if (isBlank(sw) && isBlank(en)) {
            throw new IllegalArgumentException("a text in Swahili or English is required");
        }
    }

    /** The text in the language asked for, else in the other one. */
    public String in(String language) {
        String wanted = "en".equals(language) ? en : sw;
        String other = "en".equals(language) ? sw : en;
        return isBlank(wanted) ? String.valueOf(other) : String.valueOf(wanted);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
