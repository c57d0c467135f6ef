package org.uteuzi.query.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.uteuzi.query.web.Lane.Paper;

/** The register entry by entry, the newest first. */
record RegisterPage(
        Filter filter, List<Line> entries, @Nullable String older) {

    /**
     * What is looked for, as it was typed.
     *
     * @param mistakes what is wrong with it, by field; nothing is looked for then
     */
    record Filter(
            List<Kind> only,
            String institution,
            String thing,
            String person,
            String instrument,
            String recorder,
            String from,
            String to,
            List<Kind> kinds,
            Map<String, String> mistakes) {}

    /** A kind of statement to choose. */
    record Kind(String type, String name, boolean chosen) {}

    /**
     * One entry.
     *
     * @param tag what it puts right, in a word; null of what is new
     * @param raw the event as it is stored, but for what only other auditors may see
     * @param hash SHA-256 of the stored bytes
     * @param lag how long after its day it was recorded; null where it has none or was recorded before
     */
    record Line(
            String number,
            String sentence,
            @Nullable String address,
            @Nullable String tag,
            String style,
            @Nullable String reason,
            String recordedAt,
            @Nullable String recordedBy,
            Paper paper,
            String kind,
            @Nullable String lag,
            String raw,
            String hash) {}
}
