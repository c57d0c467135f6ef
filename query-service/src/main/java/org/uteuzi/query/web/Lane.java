package org.uteuzi.query.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.query.web.StructurePage.State;
import org.uteuzi.query.web.Words.Said;

/**
 * A stretch of days as a line of a table and a bar of the picture beside it.
 *
 * @param address of the page of whoever or whatever is named; null where it has none
 * @param from the first day, for the picture; null where there is no day to show
 * @param part whether an instrument leaves that day open
 * @param until the first day out
 * @param term the last day of a term that still runs
 */
record Lane(
        State state,
        String word,
        Said who,
        @Nullable String address,
        @Nullable String where,
        String when,
        @Nullable String from,
        boolean part,
        @Nullable String until,
        @Nullable String term,
        @Nullable Paper paper,
        List<String> notes) {

    /** An instrument by its title. */
    record Paper(String id, Said title) {

        static Paper of(String id, InstitutionHistory history, Words words) {
            return new Paper(
                    id,
                    history.instrument(id)
                            .map(instrument ->
                                    words.say(instrument.particulars().title()))
                            .orElseGet(() -> new Said(id, null)));
        }
    }
}
