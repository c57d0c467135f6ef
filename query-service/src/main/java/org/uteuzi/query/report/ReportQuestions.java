package org.uteuzi.query.report;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.structure.KnownPoint;
import org.uteuzi.query.structure.Question;
import org.uteuzi.query.structure.Questions;
import org.uteuzi.query.structure.StructureAsOf;
import org.uteuzi.time.PartialDate;

/**
 * Reads what a report is asked: the common parameters, an institution, and one day or a period. A report rests on all that the
 * register knew: what it tells of one institution depends on who holds posts, and is named, in others.
 */
@Component
public class ReportQuestions {

    /** How far ahead a report looks that is asked for no period: a quarter of a year. */
    private static final int DAYS_AHEAD = 90;

    private static final Set<String> OTHERS = Set.of("institution", "from", "to");
    private static final Set<String> OTHERS_AND_SOURCES = Set.of("institution", "from", "to", "sourceKnownAt");

    private final Questions questions;
    private final StructureAsOf structures;

    ReportQuestions(Questions questions, StructureAsOf structures) {
        this.questions = questions;
        this.structures = structures;
    }

    /** @throws ProblemException 400 for days that make no sense, else as {@link Questions#read} */
    public Asked read(Map<String, String[]> parameters, Report<?> report) {
        return read(parameters, report.span(), report.isOfSources());
    }

    private Asked read(Map<String, String[]> parameters, Report.Span span, boolean ofSources) {
        Question question = questions.read(parameters, ofSources ? OTHERS_AND_SOURCES : OTHERS);
        String institution = only(parameters, "institution");
        LocalDate today = institution == null ? structures.today() : structures.today(institution);
        LocalDate[] days = days(parameters, question.on(), today, span);
        KnownPoint known = question.known();
        if (institution != null) {
            structures.basis(institution, days[0], known); // it has to be known by then
        }
        return Asked.about(institution, span, days[0], days[1], known, structures);
    }

    /** For rows that each have a day of their own. */
    Asked readWithoutDays(Map<String, String[]> parameters) {
        if (parameters.containsKey("on")) {
            throw ProblemException.malformed("UNKNOWN_PARAMETER", "on", "");
        }
        return read(parameters, Report.Span.DAY, true).onNoDay();
    }

    private static LocalDate[] days(
            Map<String, String[]> parameters, @Nullable LocalDate on, LocalDate today, Report.Span span) {
        String from = only(parameters, "from");
        String to = only(parameters, "to");
        boolean period = from != null || to != null;
        if (period && (on != null || span == Report.Span.DAY)) {
            throw ProblemException.malformed("DAY_OR_PERIOD", from == null ? "to" : "from", "");
        }
        if (on != null || span == Report.Span.DAY) {
            LocalDate day = on == null ? today : on;
            return new LocalDate[] {day, day};
        }
        if (span == Report.Span.PERIOD && (from == null || to == null)) {
            throw ProblemException.malformed("PERIOD_REQUIRED", from == null ? "from" : "to", "");
        }
        LocalDate first = from == null ? today : Questions.day("from", from);
        LocalDate last = to == null ? ahead(first) : Questions.day("to", to);
        if (last.isBefore(first)) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "PERIOD_ENDS_BEFORE_IT_BEGINS", Map.of("from", first, "to", last));
        }
        return new LocalDate[] {first, last};
    }

    /** The last day of a period ahead of which only the first is given. */
    public static LocalDate ahead(LocalDate first) {
        return first.isAfter(PartialDate.LATEST.minusDays(DAYS_AHEAD))
                ? PartialDate.LATEST
                : first.plusDays(DAYS_AHEAD);
    }

    private static @Nullable String only(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }
}
