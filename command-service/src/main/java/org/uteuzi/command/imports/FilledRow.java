package org.uteuzi.command.imports;

import java.util.Map;

/**
 * A row of a filled template.
 *
 * @param sheet the kind of row
 * @param number in its file, from 1
 * @param cells those that are not empty, by the field of their column
 */
record FilledRow(String sheet, int number, Map<String, Cell> cells) {

    /** @param place such as {@code appoint!C5} */
    record Cell(String place, Content content, String text) {}

    /** What a cell holds. What would have to be computed is not taken. */
    enum Content {
        TEXT,
        NUMBER,
        TRUTH,
        FORMULA
    }

    /** Where the row is. */
    String place() {
        return sheet + "!" + number;
    }
}
