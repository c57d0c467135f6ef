package org.uteuzi.query.desk;

import java.util.Arrays;
import java.util.List;

/**
 * Something that a task asks for.
 *
 * @param name as in the effect of the API; a dot leads into an object
 * @param choices the codes to choose from, if it is a choice
 * @param words under which key the codes have their words
 */
record Field(String name, Kind kind, boolean required, List<String> choices, String words) {

    enum Kind {
        /** Made by the desk; nobody has to think of one. */
        NEW_ID,
        INSTITUTION,
        UNIT,
        POST,
        PERSON,
        APPOINTMENT,
        OFFICE,
        /** An office outside or a post of the institution. */
        AUTHORITY,
        /** A statement recorded earlier. */
        FACT,
        DATE,
        LINE,
        /** A line in each language. */
        NAME,
        /** A text of several paragraphs in each language. */
        PROSE,
        /** One item a line, in each language. */
        ITEMS,
        /** One a line. */
        LINES,
        NUMBER,
        YES_NO,
        /** Years and months. */
        PERIOD,
        CHOICE,
        LAW;

        /** What is chosen from a list of its own, because there may be hundreds. */
        boolean picked() {
            return switch (this) {
                case INSTITUTION, UNIT, POST, PERSON, APPOINTMENT, OFFICE, AUTHORITY, FACT -> true;
                default -> false;
            };
        }
    }

    static Field of(String name, Kind kind) {
        return new Field(name, kind, false, List.of(), "");
    }

    static Field required(String name, Kind kind) {
        return new Field(name, kind, true, List.of(), "");
    }

    static <E extends Enum<E>> Field choice(String name, boolean required, E[] values, String words) {
        return new Field(
                name,
                Kind.CHOICE,
                required,
                Arrays.stream(values).map(Enum::name).toList(),
                words);
    }

    Field optional() {
        return new Field(name, kind, false, choices, words);
    }

    /** The same within the object that says what is right. */
    Field corrected() {
        return new Field("with." + name, kind, false, choices, words);
    }

    /** The part of an address or of an id in the page that stands for it. */
    String id() {
        return name.replace('.', '-');
    }
}
