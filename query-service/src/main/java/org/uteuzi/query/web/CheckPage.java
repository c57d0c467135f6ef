package org.uteuzi.query.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a signatory was in office.
 *
 * @param name of the person, or an id, as it was typed
 * @param post its title, or an id, as it was typed
 * @param day the day of the signature, as somebody would type it
 * @param mistakes what is wrong with what was typed, by the names of the fields
 * @param result null where nothing is asked yet
 */
record CheckPage(
        String name,
        String post,
        String day,
        Map<String, String> mistakes,
        @Nullable Result result) {

    /**
     * @param style of the answer
     * @param candidates whom or what a name fits, where they are several: each asks again
     * @param certificate its address
     */
    record Result(String answer, String style, List<PaperLine> lines, List<PaperLine> candidates, String certificate) {}
}
