package org.uteuzi.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.uteuzi.event.Event;
import org.uteuzi.json.EventJson;

/**
 * What a rebuild cannot beat: all entries through a cursor, each read by Jackson, all by COPY into a plain table. Runs in a
 * JVM of its own, as the rebuild does, twice: cold and warm.
 */
final class Ceiling {

    private static final String ENTRIES = """
            select n.number, n.recorded_at, e.instrument_id, e.aggregate_id, e.sequence_number, e.event_type, e.payload
            from register.entry n join register.event e on e.position = n.position order by n.number
            """;

    private Ceiling() {}

    /** Prints how many events it copied in how many seconds, once for each pass. */
    public static void main(String[] arguments) throws Exception {
        for (int pass = 0; pass < 2; pass++) {
            long began = System.nanoTime();
            long events = copy(arguments[0]);
            System.out.printf(Locale.ROOT, "copied %d %.6f%n", events, (System.nanoTime() - began) / 1e9);
        }
    }

    private static long copy(String jdbcUrl) throws Exception {
        try (Connection from = Postgres.connect(jdbcUrl);
                Connection to = Postgres.connect(jdbcUrl);
                Statement select = from.createStatement()) {
            from.setAutoCommit(false);
            to.setAutoCommit(false);
            makeTable(to);
            select.setFetchSize(5000);
            long events = 0;
            try (var rows = select.executeQuery(ENTRIES);
                    var copy = new PGCopyOutputStream(to.unwrap(PGConnection.class), "copy bench.copied from stdin")) {
                while (rows.next()) {
                    Event event = EventJson.read(rows.getString(6), rows.getString(7));
                    String line = rows.getLong(1) + "\t" + event.thing() + "\t" + rows.getString(6) + "\t"
                            + rows.getString(7).replace("\\", "\\\\") + "\n";
                    copy.write(line.getBytes(StandardCharsets.UTF_8));
                    events++;
                }
            }
            to.commit();
            return events;
        }
    }

    private static void makeTable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    create schema if not exists bench;
                    drop table if exists bench.copied;
                    create table bench.copied (
                        entry bigint not null, thing text not null, event_type text not null, payload text not null);
                    """);
        }
        connection.commit();
    }
}
