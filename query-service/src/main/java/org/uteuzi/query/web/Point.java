package org.uteuzi.query.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.uteuzi.query.structure.KnownPoint;

/**
 * What a page is about once all that was asked makes sense.
 *
 * @param institution null where the page is about no single one
 * @param listed whether that institution exists today
 * @param on the day asked about; today if none was
 * @param against the point to compare with; null where nothing is compared
 * @param parameters what the address says
 * @param model what the page is filled with
 */
record Point(
        @Nullable String institution,
        boolean listed,
        LocalDate on,
        LocalDate today,
        KnownPoint known,
        ZoneId zone,
        Question question,
        @Nullable Against against,
        Address address,
        Words words,
        Map<String, String> parameters,
        Model model) {

    /** The point that another is compared with. */
    record Against(LocalDate on, KnownPoint known, Question question) {}

    /** @throws IllegalStateException on a page that compares nothing */
    Against second() {
        if (against == null) {
            throw new IllegalStateException("the page compares nothing");
        }
        return against;
    }

    /** @throws IllegalStateException on a page about no single institution */
    String institutionId() {
        if (institution == null) {
            throw new IllegalStateException("the page is about no single institution");
        }
        return institution;
    }
}
