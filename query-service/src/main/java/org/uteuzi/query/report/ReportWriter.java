package org.uteuzi.query.report;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.uteuzi.access.Scope;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.structure.StructureAsOf;
import tools.jackson.databind.json.JsonMapper;

/** Writes a report in the form and the language asked for while its rows are read. */
@Component
class ReportWriter {

    static final String CSV = "text/csv";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    interface Form<R> {

        Table<R> table(Heading heading, Cells cells) throws IOException;
    }

    private final Names names;
    private final Histories histories;
    private final StructureAsOf structures;
    private final JsonMapper mapper;

    ReportWriter(Names names, Histories histories, StructureAsOf structures, JsonMapper mapper) {
        this.names = names;
        this.histories = histories;
        this.structures = structures;
        this.mapper = mapper;
    }

    /** @param form a media type: JSON unless it is CSV or XLSX */
    <R> void write(Report<R> report, Asked asked, HttpServletResponse response, Locale locale, String form)
            throws IOException {
        write(report, asked, response, locale, form, (heading, cells) -> switch (form) {
            case CSV -> new CsvTable<>(report, heading, cells, response.getOutputStream());
            case XLSX -> new XlsxTable<>(report, heading, cells, response.getOutputStream());
            default -> new JsonTable<>(report, asked, heading, cells, mapper, response.getOutputStream());
        });
    }

    <R> void write(
            Report<R> report, Asked asked, HttpServletResponse response, Locale locale, String mediaType, Form<R> form)
            throws IOException {
        Cells cells = cells(locale);
        Heading heading = heading(report, asked, cells);
        response.setContentType(mediaType.startsWith("text/") ? mediaType + ";charset=UTF-8" : mediaType);
        Table<R> table = form.table(heading, cells);
        table.end(tell(report, asked, table::row));
        table.close(); // what failed half-way must not look whole
    }

    /**
     * What belongs to institutions that whoever asks may not see is told nothing of: each of the others by itself, and each as
     * its own sources knew it where these are asked.
     */
    private <R> long tell(Report<R> report, Asked asked, Consumer<R> row) {
        Scope sight = Sight.now().scope();
        boolean atOnce = sight.everywhere() && !asked.tables().areOfSources();
        if (atOnce || asked.institution() != null) {
            return report.tell(asked, row);
        }
        return histories.institutions().stream()
                .filter(sight::includes)
                .sorted()
                .filter(institution -> structures.isKnown(institution, asked.known()))
                .mapToLong(institution -> report.tell(asked.in(institution, structures), row))
                .sum();
    }

    static Cells cells(Locale locale) {
        return new Cells("en".equals(locale.getLanguage()) ? "en" : "sw");
    }

    Heading heading(Report<?> report, Asked asked, Cells cells) {
        String id = asked.institution();
        String name = id == null
                ? ""
                : names.institutions(List.of(id), asked.tables())
                        .on(id, asked.from())
                        .map(text -> text.in(cells.language()))
                        .orElse(id);
        return Heading.of(report, asked, name, ZoneId.of(InstitutionEstablished.DEFAULT_TIME_ZONE), cells);
    }
}
