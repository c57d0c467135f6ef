package org.uteuzi.query.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.instrument.Particulars;
import org.uteuzi.text.LocalizedText;

/**
 * Something that is told, with what it is.
 *
 * @param address of what is named; null where that has none
 */
public record PaperLine(
        String label, String value, @Nullable String address) {

    /**
     * What an instrument says of itself, as far as it says it.
     *
     * @param titles of the other papers that it names, where they are known
     */
    public static List<PaperLine> of(Particulars said, Map<String, LocalizedText> titles, Words words) {
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
            lines.add(other("paper.continues", said.continues(), titles, words));
        }
        said.amends().forEach(other -> lines.add(other("paper.amends", other, titles, words)));
        said.replaces().forEach(other -> lines.add(other("paper.replaces", other, titles, words)));
        said.repeals().forEach(other -> lines.add(other("paper.repeals", other, titles, words)));
        return lines;
    }

    static void add(List<PaperLine> lines, String label, @Nullable String value) {
        if (value != null) {
            lines.add(new PaperLine(label, value, null));
        }
    }

    private static PaperLine other(String label, String id, Map<String, LocalizedText> titles, Words words) {
        LocalizedText title = titles.get(id);
        return new PaperLine(
                words.say(label), title == null ? id : words.say(title).text(), Place.INSTRUMENT.path() + id);
    }
}
