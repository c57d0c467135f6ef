package org.uteuzi.command.imports;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.uteuzi.command.imports.FilledRow.Content;
import org.uteuzi.command.problem.Problem;
import org.uteuzi.command.problem.ProblemException;

/** Reads a filled template into its rows. Nothing in it is computed or carried out; every cell that cannot be is named. */
final class FilledTemplate {

    /** Of a workbook (ECMA-376, as every spreadsheet program keeps it); a file may number its rows as it likes. */
    private static final int LAST_ROW = 1_048_576;

    /** As spreadsheet programs have it; one text may stand in any number of cells. */
    private static final int LONGEST_TEXT = 32_767;

    /** A column has three letters; the reader makes room for all columns before one. */
    private static final Pattern FAR = Pattern.compile("\\$?[^0-9$]{4}.*", Pattern.DOTALL);

    private static final long LARGEST_UNPACKED = 200L * 1024 * 1024;
    private static final int MOST_ROWS = 200_000;

    private final List<FilledRow> rows = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private FilledTemplate() {}

    List<FilledRow> rows() {
        return rows;
    }

    List<Problem> problems() {
        return problems;
    }

    /** @throws ProblemException 400 if it is no workbook, 413 if it is too large */
    static FilledTemplate ofXlsx(byte[] bytes) {
        FilledTemplate filled = new FilledTemplate();
        try {
            refuseIfTooLarge(bytes);
            refuseFarCells(bytes);
            try (ReadableWorkbook workbook =
                    new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, false))) {
                for (Sheet sheet : workbook.getSheets().toList()) {
                    filled.read(sheet);
                }
            }
            return filled;
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "SPREADSHEET_UNREADABLE", Map.of());
        }
    }

    /** @throws ProblemException 400 if it is no CSV in UTF-8 */
    static FilledTemplate ofCsv(byte[] bytes) {
        FilledTemplate filled = new FilledTemplate();
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .ofCsvRecord(new InputStreamReader(
                        new ByteArrayInputStream(bytes),
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)))) {
            Map<Integer, Column> columns = Map.of();
            int number = 0;
            for (CsvRecord line : csv) {
                number = (int) line.getStartingLineNumber();
                if (number == 1) {
                    columns = filled.columns("", Template.columnsOfAll(), texts(line));
                } else if (number > Template.HEADERS) {
                    filled.read(line, number, columns);
                }
            }
            return filled;
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "SPREADSHEET_UNREADABLE", Map.of());
        }
    }

    private void read(Sheet sheet) throws IOException {
        List<Column> known = Template.columns().get(sheet.getName());
        if (known == null) {
            problems.add(Problem.at(sheet.getName(), "UNKNOWN_SHEET", Map.of("path", sheet.getName())));
            return;
        }
        try (Stream<Row> lines = sheet.openStream()) {
            Map<Integer, Column> columns = new HashMap<>();
            lines.forEach(line -> {
                if (line.getRowNum() > LAST_ROW) {
                    String place = place(sheet.getName(), 0, line.getRowNum());
                    problems.add(Problem.at(place, "MALFORMED_VALUE", Map.of("path", place)));
                } else if (line.getRowNum() == 1) {
                    Map<Integer, String> texts = new LinkedHashMap<>();
                    line.stream()
                            .filter(cell -> cell != null && cell.getType() != CellType.EMPTY)
                            .forEach(cell -> texts.put(cell.getColumnIndex(), cell.getText()));
                    columns.putAll(columns(sheet.getName(), known, texts));
                } else if (line.getRowNum() > Template.HEADERS) {
                    Map<String, FilledRow.Cell> cells = new LinkedHashMap<>();
                    line.stream()
                            .filter(cell -> cell != null && cell.getType() != CellType.EMPTY)
                            .forEach(cell -> put(
                                    cells,
                                    columns.get(cell.getColumnIndex()),
                                    cell(place(sheet.getName(), cell.getColumnIndex(), line.getRowNum()), cell)));
                    add(new FilledRow(sheet.getName(), line.getRowNum(), cells));
                }
            });
        }
    }

    private void read(CsvRecord line, int number, Map<Integer, Column> columns) {
        Map<String, FilledRow.Cell> cells = new LinkedHashMap<>();
        texts(line)
                .forEach((index, text) -> put(
                        cells,
                        columns.get(index),
                        new FilledRow.Cell(
                                place("", index, number),
                                text.startsWith("=") ? Content.FORMULA : Content.TEXT,
                                text)));
        if (cells.isEmpty()) {
            return;
        }
        FilledRow.Cell sheet = cells.remove(Template.SHEET);
        List<Column> known = sheet == null ? null : Template.columns().get(sheet.text());
        if (known == null) {
            String place = sheet == null ? place("", 0, number) : sheet.place();
            problems.add(Problem.at(place, "UNKNOWN_SHEET", Map.of("path", place)));
            return;
        }
        cells.forEach((field, cell) -> {
            if (known.stream().noneMatch(column -> column.field().equals(field))) {
                problems.add(Problem.at(cell.place(), "UNKNOWN_COLUMN", Map.of("path", cell.place())));
            }
        });
        add(new FilledRow(Objects.requireNonNull(sheet).text(), number, cells));
    }

    /** Which column of the file is which, by its header in either language. */
    private Map<Integer, Column> columns(String sheet, Collection<Column> known, Map<Integer, String> headers) {
        Map<String, Column> byHeader = new HashMap<>();
        Template.LANGUAGES.forEach(language -> known.forEach(column -> byHeader.put(column.header(language), column)));
        Map<Integer, Column> columns = new HashMap<>();
        headers.forEach((index, text) -> {
            Column column = byHeader.get(text.strip());
            if (column == null || columns.containsValue(column)) {
                String place = place(sheet, index, 1);
                problems.add(Problem.at(place, "UNKNOWN_COLUMN", Map.of("path", place)));
            } else {
                columns.put(index, column);
            }
        });
        return columns;
    }

    private void put(Map<String, FilledRow.Cell> cells, @Nullable Column column, FilledRow.Cell cell) {
        if (cell.content() == Content.FORMULA) {
            problems.add(Problem.at(cell.place(), "FORMULA_NOT_ACCEPTED", Map.of("path", cell.place())));
        } else if (cell.text().length() > LONGEST_TEXT) {
            problems.add(Problem.at(cell.place(), "MALFORMED_VALUE", Map.of("path", cell.place())));
        } else if (column == null) {
            problems.add(Problem.at(cell.place(), "UNKNOWN_COLUMN", Map.of("path", cell.place())));
        } else {
            cells.put(column.field(), cell);
        }
    }

    private void add(FilledRow row) {
        if (rows.size() == MOST_ROWS) {
            throw new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "TOO_MANY_ROWS", Map.of("limit", MOST_ROWS));
        }
        if (!row.cells().isEmpty()) {
            rows.add(row);
        }
    }

    private static FilledRow.Cell cell(String place, Cell cell) {
        return switch (cell.getType()) {
            case FORMULA, ERROR -> new FilledRow.Cell(place, Content.FORMULA, "");
            case BOOLEAN -> new FilledRow.Cell(place, Content.TRUTH, String.valueOf(cell.asBoolean()));
            case NUMBER -> number(place, cell);
            default -> new FilledRow.Cell(place, Content.TEXT, cell.getText());
        };
    }

    /** A date is a number with the format of a date. */
    private static FilledRow.Cell number(String place, Cell cell) {
        String format = cell.getDataFormatString();
        if (format != null && format.matches("(?i).*[ymd].*") && !format.equalsIgnoreCase("general")) {
            return new FilledRow.Cell(
                    place, Content.TEXT, cell.asDate().toLocalDate().toString());
        }
        return new FilledRow.Cell(
                place, Content.NUMBER, cell.asNumber().stripTrailingZeros().toPlainString());
    }

    private static Map<Integer, String> texts(CsvRecord line) {
        Map<Integer, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < line.getFieldCount(); i++) {
            if (!line.getField(i).isBlank()) {
                texts.put(i, i == 0 ? line.getField(i).replace("\uFEFF", "") : line.getField(i));
            }
        }
        return texts;
    }

    /** In the way of spreadsheets: the column in letters, then the row. */
    private static String place(String sheet, int column, int row) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return (sheet.isEmpty() ? "" : sheet + "!") + letters + row;
    }

    /** A small file may unpack to more than there is room for. */
    private static void refuseIfTooLarge(byte[] bytes) throws IOException {
        long size = 0;
        byte[] buffer = new byte[1 << 16];
        try (ZipFile zip = ZipFile.builder().setByteArray(bytes).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                try (InputStream content = zip.getInputStream(entry)) {
                    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                        size += read;
                        if (size > LARGEST_UNPACKED) {
                            throw new ProblemException(
                                    HttpStatus.CONTENT_TOO_LARGE, "CONTENT_TOO_LARGE", Map.of("limit", "200 MB"));
                        }
                    }
                }
            }
        }
    }

    /** Wherever in the file they are: which part is a sheet is for the reader to find out. */
    private static void refuseFarCells(byte[] bytes) throws IOException {
        XMLInputFactory parts = new InputFactoryImpl(); // as the reader has it, so that both see the same
        parts.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        parts.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (ZipFile zip = ZipFile.builder().setByteArray(bytes).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                try (InputStream content = zip.getInputStream(entry)) {
                    refuseFarCells(parts.createXMLStreamReader(content));
                } catch (XMLStreamException e) {
                    // no XML from here on: so the reader will find it too, if it gets there
                }
            }
        }
    }

    private static void refuseFarCells(XMLStreamReader part) throws XMLStreamException {
        while (part.hasNext()) {
            if (part.next() == XMLStreamConstants.START_ELEMENT
                    && part.getLocalName().equals("c")
                    && part.getAttributeValue(null, "r") instanceof String cell
                    && FAR.matcher(cell).matches()) {
                throw new ProblemException(HttpStatus.BAD_REQUEST, "SPREADSHEET_UNREADABLE", Map.of());
            }
        }
    }
}
