package org.uteuzi.query.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the address of the page asks, beside what was typed, right or wrong.
 *
 * @param day the day asked about; null: today
 * @param fields whether the fields of the form were sent, which have a shorter address
 */
record Question(
        @Nullable LocalDate day,
        Asked asked,
        TypedDate on,
        TypedDate known,
        String entry,
        boolean fields,
        List<Problem> problems) {

    static final String INSTITUTION = "institution";

    private static final List<String> PARTS = List.of("day", "month", "year");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T.{1,40}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    /** The fields that a mistake can be in, by the name that their elements have in the page. */
    enum Field {
        ON("on"),
        KNOWN("known"),
        ENTRY("entry"),
        AGAINST_ON("against"),
        AGAINST_KNOWN("against-known"),
        AGAINST_ENTRY("against-entry");

        private final String id;

        Field(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    /** The points that a page can be asked about: the one that an answer rests on, and one to compare it with. */
    enum Side {
        BASIS(Field.ON, Field.KNOWN, Field.ENTRY, "on", "knownAt", "entry"),
        AGAINST(
                Field.AGAINST_ON,
                Field.AGAINST_KNOWN,
                Field.AGAINST_ENTRY,
                "againstOn",
                "againstKnownAt",
                "againstEntry");

        private final Field onField;
        private final Field knownField;
        private final Field entryField;
        private final String on;
        private final String knownAt;
        private final String entry;

        Side(Field onField, Field knownField, Field entryField, String on, String knownAt, String entry) {
            this.onField = onField;
            this.knownField = knownField;
            this.entryField = entryField;
            this.on = on;
            this.knownAt = knownAt;
            this.entry = entry;
        }

        Field onField() {
            return onField;
        }

        Field knownField() {
            return knownField;
        }

        Field entryField() {
            return entryField;
        }
    }

    /**
     * A mistake and where it is.
     *
     * @param parts the parts of a date it is in; empty for a field that is no date
     */
    record Problem(Field field, Set<TypedDate.Part> parts, Wording wording) {

        /** The element to go to in order to put it right. */
        String anchor() {
            return parts.stream()
                    .findFirst()
                    .map(part -> field.id() + "-" + PARTS.get(part.ordinal()))
                    .orElse(field.id());
        }
    }

    static Question read(Map<String, String> parameters, ZoneId zone) {
        return read(Side.BASIS, parameters, zone);
    }

    static Question read(Side side, Map<String, String> parameters, ZoneId zone) {
        List<Problem> problems = new ArrayList<>();
        boolean fields = Stream.of(side.onField, side.knownField)
                .flatMap(field -> PARTS.stream().map(part -> field.id() + "-" + part))
                .anyMatch(parameters::containsKey);
        String entry = parameters.getOrDefault(side.entry, parameters.getOrDefault(side.entryField.id(), ""));
        String knownAt = parameters.getOrDefault(side.knownAt, "").strip();

        TypedDate on = fields && !parameters.containsKey(side.on)
                ? typed(parameters, side.onField)
                : TypedDate.of(parameters.getOrDefault(side.on, ""));
        LocalDate day = date(side.onField, on, problems);

        TypedDate known;
        Instant time = null;
        if (knownAt.isEmpty() || !INSTANT.matcher(knownAt).matches()) {
            known = fields && knownAt.isEmpty() ? typed(parameters, side.knownField) : TypedDate.of(knownAt);
            LocalDate lastDay = date(side.knownField, known, problems);
            time = lastDay == null ? null : endOf(lastDay, zone);
        } else {
            time = instant(knownAt);
            known = time == null ? TypedDate.of(knownAt) : TypedDate.of(time, zone);
            if (time == null) {
                problems.add(new Problem(
                        side.knownField,
                        EnumSet.allOf(TypedDate.Part.class),
                        inField(side.knownField, words -> words.say("problem.format"))));
            }
        }

        Long number = number(entry, side.entryField, problems);
        if (number != null && time != null) {
            problems.add(new Problem(
                    side.knownField,
                    EnumSet.allOf(TypedDate.Part.class),
                    words -> words.say(
                            "problem.bothTimes", words.say("problem.field.known"), words.say("problem.field.entry"))));
        }
        Asked asked = time != null ? new Asked.At(time) : number != null ? new Asked.Entry(number) : new Asked.Now();
        return new Question(day, asked, on, known, entry, fields, List.copyOf(problems));
    }

    /** The same, with a day in the fields also where none was asked. */
    Question about(LocalDate on) {
        return new Question(on, asked, TypedDate.of(on), known, entry, false, List.of());
    }

    /** How an address says it of the point that another is compared with; to be put after what it says already. */
    String asAgainst() {
        Address address = new Address(null, day, asked);
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(Side.AGAINST.on, day == null ? "" : day.toString());
        parameters.put(Side.AGAINST.knownAt, address.knownAt() == null ? "" : address.knownAt());
        parameters.put(Side.AGAINST.entry, address.entry() == null ? "" : address.entry());
        parameters.values().removeIf(String::isEmpty);
        return parameters.isEmpty() ? "" : "&" + Address.query(parameters).substring(1);
    }

    /** A date that somebody gives for what was known includes all that was recorded on it. */
    private static Instant endOf(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
    }

    private static TypedDate typed(Map<String, String> parameters, Field field) {
        return new TypedDate(
                parameters.getOrDefault(field.id() + "-day", ""),
                parameters.getOrDefault(field.id() + "-month", ""),
                parameters.getOrDefault(field.id() + "-year", ""));
    }

    private static @Nullable LocalDate date(Field field, TypedDate typed, List<Problem> problems) {
        return switch (typed.read()) {
            case TypedDate.Nothing nothing -> null;
            case TypedDate.Stated stated -> stated.date().first();
            case TypedDate.Mistake mistake -> {
                problems.add(new Problem(field, mistake.parts(), inField(field, mistake.wording())));
                yield null;
            }
        };
    }

    /** Two dates can be wrong in the same way; the sentence says which it means. */
    private static Wording inField(Field field, Wording wording) {
        return words -> words.say("problem.inField", words.say("problem.field." + field.id()), wording.in(words));
    }

    private static @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Long number(String typed, Field field, List<Problem> problems) {
        String digits = typed.strip();
        if (digits.isEmpty()) {
            return null;
        }
        if (!NUMBER.matcher(digits).matches()) {
            problems.add(new Problem(
                    field, Set.of(), words -> words.say("problem.number", words.say("problem.field.entry"))));
            return null;
        }
        return Long.valueOf(digits);
    }
}
