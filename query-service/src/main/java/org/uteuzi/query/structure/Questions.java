package org.uteuzi.query.structure;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.uteuzi.query.problem.ProblemException;

/** Reads the two dates of a question from the parameters of a request; every one that makes no sense is named. */
@Component
public class Questions {

    private static final Set<String> COMMON = Set.of("on", "knownAt", "entry", "consistentWith");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    private final KnownPoints points;

    Questions(KnownPoints points) {
        this.points = points;
    }

    /**
     * @param others parameters that the resource has beside the common ones
     * @throws ProblemException 400 for what is unknown, malformed or contradictory, 404 before the first entry, 503 while
     *     the instrument to be consistent with is not projected
     */
    public Question read(Map<String, String[]> parameters, Set<String> others) {
        for (String name : new TreeSet<>(parameters.keySet())) {
            if (!COMMON.contains(name) && !others.contains(name)) {
                throw ProblemException.malformed("UNKNOWN_PARAMETER", name, "");
            }
            value(parameters, name);
        }
        String knownAt = value(parameters, "knownAt");
        String entry = value(parameters, "entry");
        if (knownAt != null && entry != null) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "TWO_KNOWN_TIMES", Map.of("first", "knownAt", "second", "entry"));
        }
        String on = value(parameters, "on");
        LocalDate day = on == null ? null : day("on", on);
        Instant moment = knownAt == null ? null : moment(knownAt);
        Long number = entry == null ? null : number(entry);
        String instrumentId = value(parameters, "consistentWith");
        if (instrumentId != null) {
            points.await(instrumentId);
        }
        return new Question(day, known(moment, number));
    }

    /** A full date of the calendar, years 0001 to 9999. */
    public static LocalDate day(String parameter, String text) {
        try {
            LocalDate day = LocalDate.parse(text, DAY);
            if (text.length() == 10 && day.getYear() > 0) {
                return day;
            }
        } catch (DateTimeException e) {
            // told below like any other text that is no date
        }
        throw ProblemException.malformed("DATE_NOT_EXISTING", parameter, text);
    }

    private KnownPoint known(@Nullable Instant moment, @Nullable Long entry) {
        if (moment != null) {
            return points.at(moment);
        }
        return entry == null ? points.newest().orElseThrow(KnownPoints::notYetRecorded) : points.at(entry);
    }

    private static Instant moment(String text) {
        try {
            Instant moment = Instant.parse(text);
            if (!moment.isBefore(Instant.EPOCH) && moment.isBefore(Instant.parse("9999-12-31T23:59:59Z"))) {
                return moment;
            }
        } catch (DateTimeException e) {
            // told below like any other text that is no time
        }
        throw ProblemException.malformed("TIME_MALFORMED", "knownAt", text);
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw ProblemException.malformed("ENTRY_MALFORMED", "entry", text);
        }
        return Long.parseLong(text);
    }

    private static @Nullable String value(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        if (values == null) {
            return null;
        }
        if (values.length != 1 || values[0].isBlank()) {
            throw ProblemException.malformed("MALFORMED", name, String.join(", ", values));
        }
        return values[0];
    }
}
