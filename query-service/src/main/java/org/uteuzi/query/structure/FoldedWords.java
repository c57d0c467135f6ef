package org.uteuzi.query.structure;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words of a text as they are looked for: without case, accents and apostrophes. */
public final class FoldedWords {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+|['`\u2018\u2019\u02BC\u02BB]");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private FoldedWords() {}

    public static List<String> of(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        return isAscii(text) ? ofAscii(text) : ofAny(text);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    /** The same of what has no accents and no other case than that of these letters: nearly all there is. */
    private static List<String> ofAscii(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder(text.length());
        for (int i = 0; i <= text.length(); i++) {
            char next = i < text.length() ? text.charAt(i) : ' ';
            if (next >= 'a' && next <= 'z' || next >= '0' && next <= '9') {
                word.append(next);
            } else if (next >= 'A' && next <= 'Z') {
                word.append((char) (next + ('a' - 'A')));
            } else if (next != '\'' && next != '`' && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }

    /** Of any text. */
    static List<String> ofAny(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return Stream.of(BETWEEN.split(plain, -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
