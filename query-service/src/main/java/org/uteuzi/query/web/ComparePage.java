package org.uteuzi.query.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.query.unit.WordDifference;
import org.uteuzi.query.web.Lane.Paper;
import org.uteuzi.query.web.Words.Said;

/** An institution at two points, and what differs: in the world, by a correction, or because it was learned late. */
record ComparePage(Card before, Card after, List<Section> sections) {

    /** One of the two points. */
    record Card(String day, String known, String address) {}

    /** What differs for one kind of reason. */
    record Section(String id, String style, String title, String lead, List<Block> blocks) {}

    /**
     * One thing that differs.
     *
     * @param style how what became of it is coloured, with the word beside
     * @param address of its page; null where it has none
     * @param was empty where it was not there
     * @param is empty where it is no longer there
     */
    record Block(
            String style,
            String word,
            Said title,
            @Nullable String address,
            List<Line> was,
            List<Line> is,
            List<Reason> reasons) {}

    /**
     * What is said of it on one side.
     *
     * @param tag a state in a word, with its style
     * @param pieces instead of the text, where its words are compared
     */
    record Line(
            @Nullable String label,
            Said text,
            @Nullable String style,
            @Nullable String tag,
            List<WordDifference.Piece> pieces) {}

    record Reason(
            Paper paper,
            String entry,
            @Nullable String recordedBy,
            @Nullable String reason) {}
}
