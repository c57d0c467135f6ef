package org.uteuzi.query.structure;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of a text as they are looked for: without case, accents and apostrophes. */
public final class FoldedWords {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+|['`\u2018\u2019\u02BC\u02BB]");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private FoldedWords() {}

    public static List<String> of(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return Stream.of(BETWEEN.split(plain, -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
