package org.uteuzi.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** What the database does without any of our code: the same rows into an equal table, on a kept connection for each client. */
final class Raw {

    /** A recorded event, to be written again under another identity. */
    private record Row(String aggregateType, String eventType, String revision, String payload, String metadata) {}

    private static final String INSERT = "insert into bench.event (event_id, aggregate_type, aggregate_id,"
            + " sequence_number, event_type, event_revision, recorded_at, payload, metadata, instrument_id, fact_id)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final String jdbcUrl;
    private final int posts;
    private final AtomicInteger next = new AtomicInteger();

    Raw(String jdbcUrl, int posts) {
        this.jdbcUrl = jdbcUrl;
        this.posts = posts;
    }

    /** An equal table: its columns, constraints, indexes and rows. */
    static void prepare(Postgres postgres) throws SQLException {
        postgres.execute("""
            create schema if not exists bench;
            create table bench.event (like register.event including all);
            insert into bench.event (event_id, aggregate_type, aggregate_id, sequence_number, event_type, event_revision,
                                     recorded_at, payload, metadata, instrument_id, fact_id)
            select event_id, aggregate_type, aggregate_id, sequence_number, event_type, event_revision,
                   recorded_at, payload, metadata, instrument_id, fact_id from register.event order by position;
            create table bench.thing (id text not null primary key, other text not null);
            """);
        postgres.execute("vacuum analyze bench.event");
    }

    /** One row, one statement, one commit: the event of the effect without its instrument. */
    Load.Client insert(Register.Recorded model) throws SQLException {
        Connection connection = Postgres.connect(jdbcUrl);
        PreparedStatement insert = connection.prepareStatement(INSERT);
        Row row = rows(connection, model).getLast();
        return client(connection, () -> {
            bind(insert, row);
            insert.executeUpdate();
        });
    }

    /** As many statements of the same kinds as the command sends, in one transaction. */
    Load.Client transaction(Register.Recorded model, RoundTrips trips) throws SQLException {
        return transaction(model, trips, 0);
    }

    /** @param delay microseconds that a commit waits for others to be written with it */
    Load.Client transaction(Register.Recorded model, RoundTrips trips, int delay) throws SQLException {
        Connection connection = Postgres.connect(jdbcUrl);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set commit_delay = " + delay);
        }
        connection.setAutoCommit(false);
        Work statements = statements(connection, model, trips);
        return client(connection, () -> {
            statements.run();
            connection.commit();
        });
    }

    /** The statements of one command, without the commit. */
    Work statements(Connection connection, Register.Recorded model, RoundTrips trips) throws SQLException {
        PreparedStatement read = connection.prepareStatement(
                "select event_type, payload, metadata from bench.event where aggregate_id = ? order by"
                        + " sequence_number");
        PreparedStatement write = connection.prepareStatement("insert into bench.thing (id, other) values (?, ?)");
        PreparedStatement insert = connection.prepareStatement(INSERT);
        List<Row> rows = rows(connection, model);
        return () -> {
            for (int i = 0; i < trips.reads(); i++) {
                read.setString(1, "post:" + Instruments.post(1, next.getAndIncrement() % posts));
                try (var found = read.executeQuery()) {
                    while (found.next()) {
                        found.getString(2);
                    }
                }
            }
            for (int i = 0; i < trips.writes(); i++) {
                write.setString(1, UUID.randomUUID().toString());
                write.setString(2, model.thing());
                write.executeUpdate();
            }
            for (Row row : rows) {
                bind(insert, row);
                insert.addBatch();
            }
            insert.executeBatch();
        };
    }

    private static void bind(PreparedStatement insert, Row row) throws SQLException {
        String id = UUID.randomUUID().toString();
        insert.setString(1, UUID.randomUUID().toString());
        insert.setString(2, row.aggregateType());
        insert.setString(3, "thing:" + id);
        insert.setLong(4, 0);
        insert.setString(5, row.eventType());
        insert.setString(6, row.revision());
        insert.setString(7, Instant.now().toString());
        insert.setString(8, row.payload());
        insert.setString(9, row.metadata());
        insert.setString(10, "i-" + id);
        insert.setString(11, id);
    }

    private static List<Row> rows(Connection connection, Register.Recorded model) throws SQLException {
        try (var select = connection.prepareStatement("select aggregate_type, event_type, event_revision, payload,"
                + " metadata from register.event where instrument_id = ? order by position")) {
            select.setString(1, model.instrumentId());
            List<Row> rows = new ArrayList<>();
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(new Row(
                            found.getString(1),
                            found.getString(2),
                            found.getString(3),
                            found.getString(4),
                            found.getString(5)));
                }
            }
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
            return rows;
        }
    }

    /** What a client does within its transaction. */
    interface Work {
        void run() throws SQLException;
    }

    private static Load.Client client(Connection connection, Work work) {
        return new Load.Client() {
            @Override
            public void once() throws SQLException {
                work.run();
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }
}
