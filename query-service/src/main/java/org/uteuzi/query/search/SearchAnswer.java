package org.uteuzi.query.search;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.text.LocalizedText;

/** A page of what was found, in the order of names. */
public record SearchAnswer(Basis basis, List<Hit> hits) {

    public enum Kind {
        INSTITUTION,
        UNIT,
        POST,
        PERSON,
        OFFICE,
        INSTRUMENT
    }

    /**
     * A thing by the last of its names that was looked for.
     *
     * @param name a person's is the same in both languages
     * @param from the first day on which it goes by that name; null where none is told
     * @param until the first day on which it does so no more; null: it still does
     * @param institutions those in whose records it stands, in the order of their ids
     */
    public record Hit(
            Kind kind,
            String id,
            LocalizedText name,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            List<String> institutions) {}
}
