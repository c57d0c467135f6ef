package org.uteuzi.query.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.uteuzi.event.instrument.Particulars;
import org.uteuzi.query.print.Printer;
import org.uteuzi.query.register.RegisterReader;
import org.uteuzi.query.report.OfficeHolding.Checked;
import org.uteuzi.query.structure.KnownPoint;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.InstrumentTimeline;

/** Certifies on one page whether a signatory was in office, with the papers that say so as they were known then. */
@Component
class Certificates {

    /** The ids that a name fits are not all put on the page where they are many. */
    private static final int MOST_CANDIDATES = 10;

    /** @param noPapers said instead of papers where there are none */
    record Sheet(
            String title,
            String basis,
            String answer,
            List<Line> lines,
            String papersTitle,
            List<String> papers,
            @Nullable String noPapers,
            String note) {}

    record Line(String label, String value) {}

    private final ReportWriter reports;
    private final RegisterReader register;
    private final Printer printer;

    Certificates(ReportWriter reports, RegisterReader register, Printer printer) {
        this.reports = reports;
        this.register = register;
        this.printer = printer;
    }

    /** @param check of one signatory */
    byte[] of(OfficeHolding check, Asked asked, String language) {
        List<Checked> answers = new ArrayList<>();
        check.tell(asked, answers::add);
        Cells cells = new Cells(language);
        Heading heading = reports.heading(check, asked, cells);
        return printer.print("certificate", language, sheet(answers.getFirst(), heading, asked, cells));
    }

    private Sheet sheet(Checked checked, Heading heading, Asked asked, Cells cells) {
        List<String> papers = Stream.of(checked.instrumentId(), checked.endInstrumentId())
                .filter(Objects::nonNull)
                .distinct()
                .map(id -> paper(id, asked.known(), cells))
                .toList();
        return new Sheet(
                cells.say("certificate.title"),
                heading.inWords(),
                cells.text(checked.answer()),
                lines(checked, asked, cells),
                cells.say("certificate.papers"),
                papers,
                papers.isEmpty() ? cells.say("certificate.noPapers") : null,
                cells.say("certificate.note"));
    }

    private static List<Line> lines(Checked checked, Asked asked, Cells cells) {
        List<String> candidates =
                checked.candidates().stream().limit(MOST_CANDIDATES).toList();
        List<Line> lines = new ArrayList<>();
        line(lines, "askedPerson", checked.asked().person(), cells);
        line(lines, "askedPost", checked.asked().post(), cells);
        line(lines, "askedOn", PartialDate.of(asked.from()), cells);
        line(lines, "person", checked.name(), cells);
        line(lines, "post", checked.post(), cells);
        line(lines, "unit", checked.unit(), cells);
        line(lines, "institution", checked.institution(), cells);
        line(lines, "from", checked.from(), cells);
        line(lines, "lastDay", checked.lastDay(), cells);
        line(lines, "appointmentId", checked.appointmentId(), cells);
        line(lines, "candidates", candidates.isEmpty() ? null : candidates, cells);
        return lines;
    }

    private static void line(List<Line> lines, String column, @Nullable Object value, Cells cells) {
        if (value != null) {
            lines.add(new Line(
                    cells.say("column." + column),
                    value instanceof PartialDate date ? cells.phrase(date) : cells.text(value)));
        }
    }

    private String paper(String instrumentId, KnownPoint known, Cells cells) {
        return InstrumentTimeline.of(known.among(register.stream("instrument:" + instrumentId, known.entry())))
                .map(InstrumentTimeline::particulars)
                .map(particulars -> cells.text(particulars.title()) + details(particulars, instrumentId, cells))
                .orElse(instrumentId);
    }

    private static String details(Particulars paper, String instrumentId, Cells cells) {
        return Stream.of(
                        said("number", paper.number(), cells),
                        said("year", paper.year(), cells),
                        said("reference", paper.reference(), cells),
                        when("signed", paper.signedOn(), cells),
                        when("published", paper.publishedOn(), cells),
                        Optional.of(instrumentId))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; ", " (", ")"));
    }

    private static Optional<String> said(String detail, @Nullable Object value, Cells cells) {
        return Optional.ofNullable(value)
                .map(stated -> cells.say("certificate." + detail, Map.of(detail, stated.toString())));
    }

    private static Optional<String> when(String detail, @Nullable PartialDate date, Cells cells) {
        return Optional.ofNullable(date).map(stated -> cells.say("certificate." + detail, Map.of("on", stated)));
    }
}
