package org.uteuzi.query.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Rows of a workbook; a further sheet where one is full. Texts are stored as texts, which no spreadsheet computes. */
final class XlsxTable<R> implements Table<R> {

    /** A little less than what a sheet can hold. */
    private static final int ROWS_OF_A_SHEET = 1_000_000;

    private static final int ROWS_AT_ONCE = 500;
    private static final double WIDTH = 24;
    private static final double NARROW = 14;

    private final Report<R> report;
    private final Heading heading;
    private final Cells cells;
    private final Workbook workbook;
    private int sheets;
    private int next;
    private Worksheet sheet;

    XlsxTable(Report<R> report, Heading heading, Cells cells, OutputStream out) {
        this.report = report;
        this.heading = heading;
        this.cells = cells;
        workbook = new Workbook(out, "Uteuzi", null);
        sheet = newSheet();
    }

    @Override
    public void row(R row) {
        if (next >= ROWS_OF_A_SHEET) {
            sheet = newSheet();
        }
        int column = 0;
        for (Report.Column<R> it : report.columns()) {
            write(column++, it.value().apply(row));
        }
        next++;
        if (next % ROWS_AT_ONCE == 0) {
            flush();
        }
    }

    @Override
    public void end(long notJudged) {
        sheet.inlineString(next + 1, 0, Heading.notJudged(report, notJudged, cells));
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }

    private Worksheet newSheet() {
        sheets++;
        sheet = workbook.newWorksheet(sheets == 1 ? report.name() : report.name() + " " + sheets);
        sheet.freezePane(0, 3);
        sheet.inlineString(0, 0, heading.inWords());
        int column = 0;
        for (Report.Column<R> it : report.columns()) {
            String title = cells.say("column." + it.key());
            sheet.width(column, title.length() > NARROW ? WIDTH : Math.max(NARROW, title.length() + 2));
            sheet.inlineString(2, column, title);
            sheet.style(2, column++).bold().set();
        }
        next = 3;
        return sheet;
    }

    private void write(int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Number number -> sheet.value(next, column, number);
            case LocalDate day -> {
                sheet.value(next, column, day);
                sheet.style(next, column).format("yyyy-mm-dd").set();
            }
            default -> {
                sheet.inlineString(next, column, cells.harmless(value));
                sheet.style(next, column).format("@").set();
            }
        }
    }

    private void flush() {
        try {
            sheet.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
