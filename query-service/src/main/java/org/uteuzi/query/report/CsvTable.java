package org.uteuzi.query.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Rows as comma-separated lines (RFC 4180); what is no row stands in lines that begin with {@code #}. */
final class CsvTable<R> implements Table<R> {

    private final Report<R> report;
    private final Cells cells;
    private final CsvWriter csv;

    CsvTable(Report<R> report, Heading heading, Cells cells, OutputStream out) {
        this.report = report;
        this.cells = cells;
        csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
        csv.writeComment(heading.inWords());
        csv.writeRecord(report.columns().stream()
                .map(column -> cells.say("column." + column.key()))
                .toList());
    }

    @Override
    public void row(R row) {
        csv.writeRecord(report.columns().stream()
                .map(column -> cells.harmless(column.value().apply(row)))
                .toList());
    }

    @Override
    public void end(long notJudged) {
        csv.writeComment(Heading.notJudged(report, notJudged, cells));
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
