package org.uteuzi.bench.nation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uteuzi.bench.Http;
import org.uteuzi.bench.Postgres;
import org.uteuzi.bench.Register;
import org.uteuzi.bench.RunFolder;
import org.uteuzi.bench.Service;

/** The generated nation is one that the door takes, and what is copied into the register is what the door writes. */
@Tag("thorough")
class NationIT {

    private static final String ROWS = """
            select n.number - min(n.number) over () as number, e.aggregate_type, e.aggregate_id, e.sequence_number,
                   e.event_type, e.event_revision, length(e.recorded_at) as written,
                   case e.aggregate_type when 'Instrument' then regexp_replace(e.payload, '^."factId":"[^"]+"', '')
                       else e.payload end as payload,
                   e.metadata, e.instrument_id,
                   case e.aggregate_type when 'Instrument' then '' else e.fact_id end as fact, e.source_recorded_at
            from register.event e join register.entry n on n.position = e.position
            where e.instrument_id like ? order by n.number
            """;

    @Test
    void the_door_takes_every_paper_of_a_nation_and_writes_the_rows_that_are_copied(@TempDir Path folder)
            throws Exception {
        Nation copied = new Nation("c", 4, 3, 20, 400);
        Nation recorded = new Nation("d", 4, 3, 20, 400);
        try (RunFolder run = RunFolder.in(folder);
                Postgres postgres = Postgres.start(folder.resolve("postgres"), run, Map.of())) {
            Path jar = Path.of(System.getProperty("bench.command-jar"));
            try (Service commands = Service.start(run, "512m", jar, postgres.environment())) {
                commands.awaitReady();
            }
            long events = new Loader(postgres, 4).load(copied);
            try (Service commands = Service.start(run, "512m", jar, postgres.environment())) {
                commands.awaitReady();
                recorded.forEach(paper -> record(commands, paper));
                new Register(commands, postgres, 2, 1).settle();
            }

            List<Map<String, String>> ofTheDoor = rows(postgres, "d%");
            assertThat(rows(postgres, "c%"))
                    .hasSize(Math.toIntExact(events))
                    .hasSameSizeAs(ofTheDoor)
                    .zipSatisfy(ofTheDoor, (copy, row) -> assertThat(copy).isEqualTo(row));
            assertThat(ofTheDoor.stream().filter(row -> row.get("payload").contains("\"cause\":\"RECORDING\"")))
                    .hasSizeBetween(10, 60);
            assertThat(postgres.single("select count(*) = max(number) + 1 from register.entry"))
                    .isEqualTo("t");
        }
    }

    private static void record(Service commands, Paper paper) {
        try {
            assertThat(Http.post(commands.url("/api/instruments"), paper.body()).status())
                    .as(() -> paper.body())
                    .isEqualTo(201);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the ids of one nation for those of the other; what is sealed is another text each time. */
    private static List<Map<String, String>> rows(Postgres postgres, String instruments) throws SQLException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (var connection = postgres.connect();
                var select = connection.prepareStatement(ROWS)) {
            select.setString(1, instruments);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(row(found));
                }
            }
        }
        return rows;
    }

    private static Map<String, String> row(ResultSet found) throws SQLException {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
            row.put(
                    found.getMetaData().getColumnLabel(i),
                    String.valueOf(found.getString(i))
                            .replaceAll("\"name\":\"[A-Za-z0-9+/=]{40,}\"", "\"name\":sealed")
                            .replaceAll("([\":])[cd](\\d+)", "$1n$2")
                            .replaceAll("^[cd](\\d+)", "n$1"));
        }
        return row;
    }
}
