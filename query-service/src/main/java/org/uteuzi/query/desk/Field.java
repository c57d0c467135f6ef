package org.uteuzi.query.desk;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that a task asks for.
 *
 * @param name as in the effect of the API; a dot leads into an object
 * @param label what it is called in a page; its name, unless another thing of that name is called otherwise
 * @param choices what there is to choose from, if it is a choice
 */
record Field(String name, String label, Kind kind, boolean required, List<Enum<?>> choices) {

    private static final String WITH = "with.";

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
        /** An instrument recorded earlier, by its id. */
        PAPER,
        /** Any number of them, one a line. */
        PAPERS,
        DATE("day", "month", "year"),
        LINE,
        /** A line in each language. */
        NAME("sw", "en"),
        /** A text of several paragraphs in each language. */
        PROSE("sw", "en"),
        /** One item a line, in each language. */
        ITEMS("sw", "en"),
        /** One a line. */
        LINES,
        /** What becomes of each thing under another law: one a line, a sign before its reference. */
        DECISIONS,
        /** How many members of a kind a board must have; as many kinds as there are rows. */
        QUOTAS(Stream.of("1", "2", "3", "4")
                .flatMap(row -> Stream.of("qualification", "appointedBy", "minimum", "maximum")
                        .map(part -> row + "-" + part))
                .toArray(String[]::new)),
        NUMBER,
        YES_NO,
        PERIOD("years", "months", "days"),
        CHOICE,
        /** Any number of the choices, none included. */
        SEVERAL,
        LAW("number", "year", "section", "jurisdiction");

        private final List<String> parts;

        Kind(String... parts) {
            this.parts = parts.length == 0 ? List.of("") : List.of(parts);
        }

        /** Of what its inputs are; one of the whole is without a name. */
        List<String> parts() {
            return parts;
        }

        boolean isPaper() {
            return this == PAPER || this == PAPERS;
        }

        /** What there is to choose from only on some days. */
        boolean dated() {
            return !isPaper();
        }

        /** What is chosen from a list of its own, because there may be hundreds. */
        boolean picked() {
            return switch (this) {
                case INSTITUTION, UNIT, POST, PERSON, APPOINTMENT, OFFICE, AUTHORITY, FACT, PAPER, PAPERS -> true;
                default -> false;
            };
        }
    }

    static Field of(String name, Kind kind) {
        return new Field(name, name, kind, false, List.of());
    }

    static Field required(String name, Kind kind) {
        return new Field(name, name, kind, true, List.of());
    }

    static Field choice(String name, boolean required, Enum<?>... choices) {
        return new Field(name, name, Kind.CHOICE, required, Arrays.<Enum<?>>asList(choices));
    }

    static Field several(String name, Enum<?>... choices) {
        return new Field(name, name, Kind.SEVERAL, true, Arrays.<Enum<?>>asList(choices));
    }

    /** A choice as the door takes it. */
    static String code(Enum<?> choice) {
        return choice instanceof NamedEffect effect ? effect.type() : choice.name();
    }

    Field called(String other) {
        return new Field(name, other, kind, required, choices);
    }

    Field optional() {
        return new Field(name, label, kind, false, choices);
    }

    /** The same within the object that says what is right. */
    Field corrected() {
        return new Field(WITH + name, label, kind, false, choices);
    }

    boolean isCorrected() {
        return name.startsWith(WITH);
    }

    /** As in the statement itself, also where it is corrected. */
    String plain() {
        return isCorrected() ? name.substring(WITH.length()) : name;
    }

    /** The names and ids of its inputs in a page. */
    List<String> inputs() {
        Stream<String> parts = kind == Kind.SEVERAL ? choices.stream().map(Field::code) : kind.parts().stream();
        return parts.map(this::input).toList();
    }

    String input(String part) {
        String id = name.replace('.', '-');
        return part.isEmpty() ? id : id + "-" + part;
    }

    /** The one input of a field without parts, else the beginning of their names. */
    String id() {
        return input("");
    }
}
