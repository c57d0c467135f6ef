package org.uteuzi.query.report;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.uteuzi.json.EventJson;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.report.OfficeHolding.Signatory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads pasted rows of person, post and date from JSON, CSV or a workbook. The first line of a table names its columns, in
 * any order.
 */
final class SignatoryRows {

    /** What a request may hold; one of more is to be sent in parts. */
    static final int MOST_ROWS = 2_000;

    private static final int MOST_BYTES = 1_000_000;

    /** A workbook is packed: what it holds may be far more than what was sent. */
    private static final int MOST_BYTES_UNPACKED = 20_000_000;

    private static final Map<String, String> COLUMNS =
            Map.of("person", "person", "post", "post", "on", "on", "mtu", "person", "nafasi", "post", "tarehe", "on");

    private SignatoryRows() {}

    /** @throws ProblemException 413 for too much, 400 for what has no such rows */
    static List<Signatory> read(InputStream body, String mediaType) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw tooLarge();
        }
        List<Signatory> rows = switch (mediaType) {
            case ReportWriter.CSV -> csv(bytes);
            case ReportWriter.XLSX -> workbook(bytes);
            default -> json(bytes);
        };
        if (rows.size() > MOST_ROWS) {
            throw tooLarge();
        }
        return rows;
    }

    private static List<Signatory> json(byte[] bytes) {
        try {
            List<Signatory> rows = new ArrayList<>();
            JsonNode body = EventJson.mapper().readTree(bytes);
            if (!body.isArray()) {
                throw malformed("[{person, post, on}, …]");
            }
            for (JsonNode row : body) {
                rows.add(new Signatory(field(row, "person"), field(row, "post"), field(row, "on")));
            }
            return rows;
        } catch (JacksonException e) {
            throw malformed("json");
        }
    }

    private static String field(JsonNode row, String name) {
        JsonNode value = row.get(name);
        if (value == null || !value.isString() || row.size() != 3) {
            throw malformed(name);
        }
        return clean(value.asString());
    }

    private static List<Signatory> csv(byte[] bytes) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        try (var csv = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .detectBomHeader(true)
                .ofCsvRecord(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            csv.forEach(line -> lines.add(line.getFields()));
        } catch (CsvParseException e) {
            throw malformed("csv");
        }
        return table(lines);
    }

    private static List<Signatory> workbook(byte[] bytes) {
        try {
            refuseIfMuchLarger(bytes);
            return firstSheet(bytes);
        } catch (ExcelReaderException | UncheckedIOException | IOException e) {
            throw malformed("xlsx");
        }
    }

    private static List<Signatory> firstSheet(byte[] bytes) throws IOException {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes));
                var rows = workbook.getFirstSheet().openStream()) {
            return table(rows.limit(MOST_ROWS + 2L).map(SignatoryRows::cells).toList());
        }
    }

    private static void refuseIfMuchLarger(byte[] bytes) throws IOException {
        byte[] part = new byte[8192];
        long unpacked = 0;
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    for (int read = in.read(part); read >= 0; read = in.read(part)) {
                        unpacked += read;
                        if (unpacked > MOST_BYTES_UNPACKED) {
                            throw tooLarge();
                        }
                    }
                }
            }
        }
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < Math.min(row.getCellCount(), 20); column++) {
            cells.add(cell(row, column));
        }
        return cells;
    }

    /** A number in the column of dates is how a workbook keeps a date. */
    private static String cell(Row row, int column) {
        boolean number = row.getOptionalCell(column)
                .filter(cell -> cell.getType() == CellType.NUMBER)
                .isPresent();
        return number
                ? row.getCellAsDate(column)
                        .map(day -> day.toLocalDate().toString())
                        .orElse("")
                : row.getCellText(column);
    }

    private static List<Signatory> table(List<List<String>> lines) {
        if (lines.isEmpty()) {
            throw malformed("person");
        }
        List<@Nullable String> header = new ArrayList<>();
        lines.getFirst().forEach(title -> header.add(COLUMNS.get(clean(title).toLowerCase(Locale.ROOT))));
        for (String name : List.of("person", "post", "on")) {
            if (!header.contains(name)) {
                throw malformed(name);
            }
        }
        return lines.stream()
                .skip(1)
                .filter(line -> line.stream().anyMatch(cell -> !cell.isBlank()))
                .map(line -> new Signatory(
                        cell(line, header, "person"), cell(line, header, "post"), cell(line, header, "on")))
                .toList();
    }

    private static String cell(List<String> line, List<@Nullable String> header, String name) {
        int column = header.indexOf(name);
        return column < line.size() ? clean(line.get(column)) : "";
    }

    /**
     * A row that stands in an address; what is left of the parameters says about what it is asked. Names are called as where they are
     * looked for, and are kept by no log.
     */
    static Signatory take(Map<String, String[]> parameters) {
        return new Signatory(take(parameters, "name"), take(parameters, "post"), take(parameters, "on"));
    }

    private static String take(Map<String, String[]> parameters, String name) {
        String[] values = parameters.remove(name);
        if (values == null || values.length != 1 || values[0].isBlank()) {
            throw malformed(name);
        }
        return clean(values[0]);
    }

    static Signatory clean(Signatory row) {
        return new Signatory(clean(row.person()), clean(row.post()), clean(row.on()));
    }

    /** @throws ProblemException 400 for what no text of the register can hold: U+0000 and half of a letter */
    private static String clean(String text) {
        if (text.indexOf(0) >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw malformed("");
        }
        return text.strip().replaceAll("\\s+", " ");
    }

    private static ProblemException malformed(String what) {
        return ProblemException.malformed("ROWS_MALFORMED", what, "");
    }

    private static ProblemException tooLarge() {
        return new ProblemException(
                HttpStatus.CONTENT_TOO_LARGE, "TOO_MUCH_AT_ONCE", Map.of("rows", MOST_ROWS, "bytes", MOST_BYTES));
    }
}
