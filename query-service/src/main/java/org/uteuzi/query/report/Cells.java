package org.uteuzi.query.report;

import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.uteuzi.text.DatePhrase;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.text.Messages;
import org.uteuzi.time.PartialDate;

/** What stands in the cells of a table, in one language. */
public record Cells(String language) {

    static final Messages TEXTS = new Messages("reports");

    /** What spreadsheets take for the beginning of a formula, in all widths in which it can be typed. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    /** A value that is said by a text of its own. */
    record Word(String key) {}

    String say(String key) {
        return say(key, Map.of());
    }

    public String say(String key, Map<String, ?> arguments) {
        return TEXTS.in(language, key, arguments);
    }

    /** Dates stay as the register keeps them, so that they sort and are read the same everywhere. */
    public String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case LocalizedText text -> text.in(language);
            case Named named -> named.name().in(language);
            case Word word -> say(word.key());
            case Enum<?> constant -> say(constant.getDeclaringClass().getSimpleName() + "." + constant.name());
            case Period period -> period(period);
            case List<?> list ->
                list.stream().filter(Objects::nonNull).map(this::text).collect(Collectors.joining("; "));
            default -> value.toString();
        };
    }

    /** A date in words, as a sentence or a sheet of paper has it. */
    String phrase(PartialDate date) {
        return DatePhrase.of(date, language);
    }

    /** The same text, which no spreadsheet takes for a formula: an apostrophe before it says that it is text. */
    public String harmless(@Nullable Object value) {
        String text = text(value);
        boolean risky = !(value instanceof Number) && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return risky ? "'" + text : text;
    }

    private String period(Period period) {
        return List.of(
                        part("years", period.getYears()),
                        part("months", period.getMonths()),
                        part("days", period.getDays()))
                .stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private String part(String unit, int count) {
        return count == 0 ? "" : say(count == 1 ? unit + ".one" : unit, Map.of("count", count));
    }
}
