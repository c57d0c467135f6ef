package org.uteuzi.query.report;

import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Rows as objects, with the names in both languages. */
final class JsonTable<R> implements Table<R> {

    private final Report<R> report;
    private final Cells cells;
    private final JsonGenerator json;

    JsonTable(Report<R> report, Asked asked, Heading heading, Cells cells, JsonMapper mapper, OutputStream out) {
        this.report = report;
        this.cells = cells;
        json = mapper.createGenerator(out);
        json.writeStartObject();
        json.writePOJOProperty("basis", asked.basis());
        json.writeStringProperty("title", heading.title());
        json.writeStringProperty("inWords", heading.inWords());
        json.writeName("rows");
        json.writeStartArray();
    }

    @Override
    public void row(R row) {
        json.writePOJO(row);
    }

    @Override
    public void end(long notJudged) {
        json.writeEndArray();
        json.writeNumberProperty("notJudged", notJudged);
        json.writeStringProperty("notJudgedInWords", Heading.notJudged(report, notJudged, cells));
        json.writeEndObject();
    }

    @Override
    public void close() {
        json.close();
    }
}
