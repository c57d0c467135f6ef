package org.uteuzi.query.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.instrument.Document;

/** One instrument: what it says of itself, and each of its items as a sentence. */
record InstrumentPage(List<PaperLine> particulars, List<Document> documents, List<Item> items) {

    /**
     * What one item states.
     *
     * @param tag what it puts right, in a word; null of what is new
     * @param reason of a correction or withdrawal
     * @param address of the page of the thing that it is about
     */
    record Item(
            String entry,
            String sentence,
            @Nullable String tag,
            String style,
            @Nullable String reason,
            @Nullable String address) {}
}
