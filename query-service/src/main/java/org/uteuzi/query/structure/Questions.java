package org.uteuzi.query.structure;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.problem.ProblemException;

/** Reads the two dates of a question from the parameters of a request; every one that makes no sense is named. */
@Component
public class Questions {

    private static final Set<String> COMMON = Set.of("on", "knownAt", "entry", "consistentWith");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    private final KnownPoints points;
    private final Histories histories;

    Questions(KnownPoints points, Histories histories) {
        this.points = points;
        this.histories = histories;
    }

    /**
     * @param others parameters that the resource has beside the common ones
     * @throws ProblemException 400 for what is unknown, malformed or contradictory, 404 before the first entry, 503 while
     *     the instrument to be consistent with is not projected
     */
    public Question read(Map<String, String[]> parameters, Set<String> others) {
        Set<String> known = new TreeSet<>(COMMON);
        known.addAll(others);
        check(parameters, known);
        return read(parameters, "on", List.of("knownAt", "entry", "sourceKnownAt"));
    }

    /**
     * Looks whether all parameters are known and given once, and waits for the instrument to be consistent with.
     *
     * @throws ProblemException 400 naming the first that is not, 503 while that instrument is not shown
     */
    public void check(Map<String, String[]> parameters, Set<String> known) {
        for (String name : new TreeSet<>(parameters.keySet())) {
            if (!known.contains(name)) {
                throw ProblemException.malformed("UNKNOWN_PARAMETER", name, "");
            }
            value(parameters, name);
        }
        String instrumentId = value(parameters, "consistentWith");
        if (instrumentId != null) {
            points.await(instrumentId, histories::isSeen);
        }
    }

    /** Empty while nothing is recorded. */
    public Optional<KnownPoint> newestOrNone() {
        return points.newest();
    }

    /** The second point of a comparison. */
    public Question readAgainst(Map<String, String[]> parameters) {
        return read(parameters, "againstOn", List.of("againstKnownAt", "againstEntry", "againstSourceKnownAt"));
    }

    /** The end of the register. */
    public KnownPoint newest() {
        return points.newest().orElseThrow(KnownPoints::notYetRecorded);
    }

    private Question read(Map<String, String[]> parameters, String onName, List<String> times) {
        List<String> given = times.stream().filter(parameters::containsKey).toList();
        if (given.size() > 1) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "TWO_KNOWN_TIMES", Map.of("first", given.get(0), "second", given.get(1)));
        }
        String on = value(parameters, onName);
        LocalDate day = on == null ? null : day(onName, on);
        String name = given.isEmpty() ? "" : given.getFirst();
        String time = value(parameters, name);
        return new Question(day, time == null ? newest() : known(times.indexOf(name), name, time));
    }

    private KnownPoint known(int kind, String name, String time) {
        return switch (kind) {
            case 0 -> points.at(moment(name, time));
            case 1 -> points.at(number(name, time));
            default -> newest().asOfSources(moment(name, time));
        };
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

    private static Instant moment(String parameter, String text) {
        try {
            Instant moment = Instant.parse(text);
            if (!moment.isBefore(Instant.EPOCH) && moment.isBefore(Instant.parse("9999-12-31T23:59:59Z"))) {
                return moment;
            }
        } catch (DateTimeException e) {
            // told below like any other text that is no time
        }
        throw ProblemException.malformed("TIME_MALFORMED", parameter, text);
    }

    /** A whole number from 0. */
    public static long number(String parameter, String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw ProblemException.malformed("ENTRY_MALFORMED", parameter, text);
        }
        return Long.parseLong(text);
    }

    private static @Nullable String value(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        if (values == null) {
            return null;
        }
        if (values.length != 1 || values[0].isBlank() || values[0].indexOf(0) >= 0) {
            throw ProblemException.malformed("MALFORMED", name, String.join(", ", values));
        }
        return values[0];
    }
}
