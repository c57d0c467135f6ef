package org.uteuzi.query.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.instrument.Particulars;

/**
 * Something that is told of an instrument.
 *
 * @param address of what is named; null where that has none
 */
public record PaperLine(
        String label, String value, @Nullable String address) {

    /** What an instrument says of itself, as far as it says it. */
    public static List<PaperLine> of(Particulars said, Words words) {
        List<PaperLine> lines = new ArrayList<>();
        add(lines, words.say("paper.number"), said.number());
        add(lines, words.say("paper.year"), said.year() == null ? null : String.valueOf(said.year()));
        add(lines, words.say("paper.issuer"), said.issuer());
        add(lines, words.say("paper.signedBy"), said.signedBy());
        add(lines, words.say("paper.onBehalfOf"), said.onBehalfOf());
        add(lines, words.say("paper.reference"), said.reference());
        add(lines, words.say("paper.signedOn"), said.signedOn() == null ? null : words.shortly(said.signedOn()));
        add(
                lines,
                words.say("paper.publishedOn"),
                said.publishedOn() == null ? null : words.shortly(said.publishedOn()));
        add(lines, words.say("paper.jurisdiction"), words.jurisdiction(said.jurisdiction()));
        if (said.continues() != null) {
            other(lines, words.say("paper.continues"), said.continues());
        }
        said.amends().forEach(other -> other(lines, words.say("paper.amends"), other));
        said.replaces().forEach(other -> other(lines, words.say("paper.replaces"), other));
        said.repeals().forEach(other -> other(lines, words.say("paper.repeals"), other));
        return lines;
    }

    static void add(List<PaperLine> lines, String label, @Nullable String value) {
        if (value != null) {
            lines.add(new PaperLine(label, value, null));
        }
    }

    private static void other(List<PaperLine> lines, String label, String id) {
        lines.add(new PaperLine(label, id, Place.INSTRUMENT.path() + id));
    }
}
