package org.uteuzi.command.imports;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.imports.FilledRow.Cell;
import org.uteuzi.command.problem.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The instruments that the rows of a filled template make, as lines of a file; a line has the number of its row. */
final class SheetInstruments {

    /** @param effects the rows of its effects, in their order */
    record SheetInstrument(FilledRow row, List<FilledRow> effects, ObjectNode json) {

        byte[] bytes() {
            return JSON.writeValueAsBytes(json);
        }

        /** The cell or row at a path of the request, such as {@code effects[3].effectiveFrom}. */
        String place(@Nullable Integer effect, @Nullable String path) {
            FilledRow at = effect == null ? row : effects.get(effect);
            String field = path == null ? "" : path.replaceFirst("^effects\\[\\d+]\\.?", "");
            Cell cell = at.cells().get(field.replaceFirst("\\[\\d+]$", ""));
            return cell == null ? at.place() + (field.isEmpty() ? "" : " (" + field + ")") : cell.place();
        }
    }

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Comparator<FilledRow> IN_PLACE = Comparator.comparing(SheetInstruments::place);

    private final List<Problem> problems;
    private final Map<Integer, SheetInstrument> byRow = new LinkedHashMap<>();

    /** @param problems to which those of the rows are added */
    SheetInstruments(List<FilledRow> rows, List<Problem> problems) {
        this.problems = problems;
        Map<String, List<FilledRow>> effects = new LinkedHashMap<>();
        Map<String, FilledRow> instruments = new LinkedHashMap<>();
        for (FilledRow row : rows) {
            Cell id = row.cells().get(Template.INSTRUMENT_ID);
            if (id == null) {
                problem(row.place() + " (" + Template.INSTRUMENT_ID + ")", "FIELD_REQUIRED");
            } else if (!row.sheet().equals(Template.INSTRUMENT)) {
                effects.computeIfAbsent(id.text(), key -> new ArrayList<>()).add(row);
            } else if (instruments.putIfAbsent(id.text(), row) != null) {
                problem(id.place(), "MALFORMED_VALUE");
            }
        }
        instruments.forEach((id, row) -> byRow.put(row.number(), instrument(row, effects.getOrDefault(id, List.of()))));
        effects.forEach((id, orphans) -> {
            if (!instruments.containsKey(id)) {
                orphans.forEach(row -> problem(
                        row.cells()
                                .getOrDefault(Template.INSTRUMENT_ID, new Cell(row.place(), FilledRow.Content.TEXT, ""))
                                .place(),
                        "INSTRUMENT_ROW_MISSING"));
            }
        });
    }

    Map<Integer, SheetInstrument> byRow() {
        return byRow;
    }

    /** One line for each row of the sheet of instruments, also the blank ones, so that both are counted alike. */
    byte[] lines() {
        int last = byRow.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        StringBuilder lines = new StringBuilder();
        for (int row = 1; row <= last; row++) {
            SheetInstrument instrument = byRow.get(row);
            lines.append(instrument == null ? "" : JSON.writeValueAsString(instrument.json()))
                    .append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private SheetInstrument instrument(FilledRow row, List<FilledRow> effects) {
        ObjectNode json = json(row);
        List<FilledRow> ordered = effects.stream().sorted(IN_PLACE).toList();
        var array = json.putArray("effects");
        for (FilledRow effect : ordered) {
            ObjectNode said = json(effect);
            said.remove(Template.INSTRUMENT_ID);
            said.remove(Template.PLACE);
            said.put("type", effect.sheet());
            array.add(said);
        }
        return new SheetInstrument(row, ordered, json);
    }

    private static BigDecimal place(FilledRow row) {
        Cell place = row.cells().get(Template.PLACE);
        try {
            return place == null ? BigDecimal.valueOf(Long.MAX_VALUE) : new BigDecimal(place.text());
        } catch (NumberFormatException e) {
            return BigDecimal.valueOf(Long.MAX_VALUE); // named as malformed where the cell is read
        }
    }

    private ObjectNode json(FilledRow row) {
        Map<String, Column> columns = Template.columns().getOrDefault(row.sheet(), List.of()).stream()
                .collect(Collectors.toMap(Column::field, Function.identity(), (one, other) -> one, HashMap::new));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        row.cells().forEach((field, cell) -> {
            Column column = columns.get(field);
            JsonNode value = column == null ? null : value(column.kind(), cell);
            if (column != null && value == null) {
                problem(cell.place(), "MALFORMED_VALUE");
            } else if (value != null) {
                put(json, field, value);
            }
        });
        return json;
    }

    private static void put(ObjectNode json, String field, JsonNode value) {
        ObjectNode node = json;
        String[] parts = field.split("\\.");
        for (String part : Arrays.asList(parts).subList(0, parts.length - 1)) {
            node = node.withObjectProperty(part);
        }
        node.set(parts[parts.length - 1], value);
    }

    private static @Nullable JsonNode value(Column.Kind kind, Cell cell) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        String text = cell.text().strip();
        return switch (kind) {
            case TEXT, DATE -> nodes.stringNode(text);
            case NUMBER -> text.matches("-?[0-9]{1,9}") ? nodes.numberNode(Integer.parseInt(text)) : null;
            case TRUTH ->
                text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")
                        ? nodes.booleanNode(Boolean.parseBoolean(text.toLowerCase(java.util.Locale.ROOT)))
                        : null;
            case TEXTS -> {
                var texts = nodes.arrayNode();
                Arrays.stream(text.split(";"))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .forEach(texts::add);
                yield texts;
            }
            case JSON -> json(text);
        };
    }

    private static @Nullable JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return null;
        }
    }

    private void problem(String place, String code) {
        problems.add(Problem.at(place, code, Map.of("path", place)));
    }
}
