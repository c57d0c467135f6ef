package org.uteuzi.query.unit;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a text differs from an earlier one, word by word. Blanks belong to the word before them, so that the pieces joined are
 * the texts.
 */
public final class WordDifference {

    /** What became of some words. */
    public enum Fate {
        SAME,
        ADDED,
        REMOVED
    }

    /** Words that follow each other and share their fate. */
    public record Piece(Fate fate, String text) {}

    private WordDifference() {}

    public static List<Piece> between(@Nullable String before, @Nullable String after) {
        List<String> old = words(before);
        List<String> now = words(after);
        List<Piece> pieces = new ArrayList<>();
        int place = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
            add(pieces, Fate.SAME, old.subList(place, delta.getSource().getPosition()));
            add(pieces, Fate.REMOVED, delta.getSource().getLines());
            add(pieces, Fate.ADDED, delta.getTarget().getLines());
            place = delta.getSource().getPosition() + delta.getSource().size();
        }
        add(pieces, Fate.SAME, old.subList(place, old.size()));
        return pieces;
    }

    private static void add(List<Piece> pieces, Fate fate, List<String> words) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(fate, String.join("", words)));
        }
    }

    private static List<String> words(@Nullable String text) {
        return text == null || text.isEmpty() ? List.of() : Arrays.asList(text.split("(?<=\\s)(?=\\S)"));
    }
}
