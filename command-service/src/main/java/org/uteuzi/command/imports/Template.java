package org.uteuzi.command.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.uteuzi.command.instrument.AddDocument;
import org.uteuzi.command.instrument.InstrumentReader;
import org.uteuzi.command.instrument.InstrumentRequest;
import org.uteuzi.command.thing.Effect;

/**
 * The spreadsheet that people fill in: a sheet for the instruments and one for each kind of effect, with headers in both
 * languages. A row of an effect names its instrument by the same id as the row of that.
 */
final class Template {

    static final String INSTRUMENT = "instrument";
    static final String INSTRUMENT_ID = "instrumentId";
    /** Says in which order the effects of one instrument apply, where the order of sheets and rows is not the one. */
    static final String PLACE = "place";
    /** The first column of a CSV, which has all rows in one: it says of which sheet a row is. */
    static final String SHEET = "sheet";

    static final int HEADERS = 2;
    static final List<String> LANGUAGES = List.of("sw", "en");

    private static final Set<String> NOT_IN_A_CELL = Set.of("effects", "acknowledge");
    private static final Map<String, List<Column>> SHEETS = sheets();

    private Template() {}

    /** The columns of each sheet, by its name. */
    static Map<String, List<Column>> columns() {
        return SHEETS;
    }

    /** The columns of the one table of a CSV: those of all sheets, each once. */
    static Collection<Column> columnsOfAll() {
        Map<String, Column> all = new LinkedHashMap<>();
        all.put(SHEET, new Column(SHEET, Column.Kind.TEXT));
        SHEETS.values().forEach(columns -> columns.forEach(column -> all.putIfAbsent(column.field(), column)));
        return all.values();
    }

    static void writeXlsx(OutputStream out) throws IOException {
        Workbook workbook = new Workbook(out, "Uteuzi", "1.0");
        SHEETS.forEach((name, columns) -> {
            Worksheet sheet = workbook.newWorksheet(name);
            for (int column = 0; column < columns.size(); column++) {
                for (int row = 0; row < HEADERS; row++) {
                    sheet.value(row, column, columns.get(column).header(LANGUAGES.get(row)));
                    sheet.style(row, column).bold().wrapText(true).set();
                }
                sheet.width(column, 24);
            }
            sheet.freezePane(1, HEADERS);
        });
        workbook.finish();
    }

    static void writeCsv(OutputStream out) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        LANGUAGES.forEach(language -> csv.writeRecord(
                columnsOfAll().stream().map(column -> column.header(language)).toList()));
        csv.flush();
    }

    private static Map<String, List<Column>> sheets() {
        Map<String, List<Column>> sheets = new LinkedHashMap<>();
        sheets.put(
                INSTRUMENT,
                Column.of(InstrumentRequest.class).stream()
                        .filter(column -> !NOT_IN_A_CELL.contains(column.field()))
                        .toList());
        Stream<Column> keys =
                Stream.of(new Column(INSTRUMENT_ID, Column.Kind.TEXT), new Column(PLACE, Column.Kind.NUMBER));
        List<Column> first = keys.toList();
        for (Class<? extends Effect> effect : InstrumentReader.EFFECTS) {
            if (effect == AddDocument.class) {
                continue; // the files of an instrument stand in its own row
            }
            sheets.put(
                    Effect.kind(effect),
                    Stream.concat(first.stream(), Column.of(effect).stream()).toList());
        }
        return sheets;
    }
}
