package org.uteuzi.command.register;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.testing.TestDatabase.Role;

/** A register of its own for a test, and transactions that begin and end when the test says so. */
final class Register implements AutoCloseable {

    /** An entry with the event that it numbers. */
    record Entry(
            long number,
            Instant recordedAt,
            long position,
            long transaction,
            String instrument,
            String aggregate,
            long sequenceNumber) {

        String event() {
            return aggregate + "/" + sequenceNumber;
        }
    }

    private final TestDatabase database = TestDatabase.create().migrateRegister();
    private final HikariDataSource dataSource = pool();

    private HikariDataSource pool() {
        var pool = new HikariDataSource();
        pool.setDataSource(database.dataSource(Role.COMMAND));
        pool.setMaximumPoolSize(16);
        return pool;
    }

    TestDatabase database() {
        return database;
    }

    /** As the role that command-service runs under. */
    DataSource dataSource() {
        return dataSource;
    }

    JdbcClient sql() {
        return JdbcClient.create(dataSource);
    }

    JdbcClient superuser() {
        return JdbcClient.create(database.superuser());
    }

    Sequencer sequencer() {
        return sequencer(50_000);
    }

    Sequencer sequencer(int batch) {
        return new Sequencer(sql(), new JdbcTransactionManager(dataSource), batch);
    }

    Writer begin(String instrument) {
        return new Writer(instrument);
    }

    /** Records the events given as {@code aggregate/sequenceNumber} in one transaction. */
    void record(String instrument, String... events) {
        try (var writer = begin(instrument)) {
            writer.append(events).commit();
        }
    }

    List<Entry> entries() {
        return sql().sql("""
                        select number, n.recorded_at, position, transaction_id::text::bigint as transaction,
                               instrument_id, aggregate_id, sequence_number
                        from register.entry n join register.event e using (position) order by number
                        """)
                .query((row, index) -> new Entry(
                        row.getLong("number"),
                        row.getTimestamp("recorded_at").toInstant(),
                        row.getLong("position"),
                        row.getLong("transaction"),
                        row.getString("instrument_id"),
                        row.getString("aggregate_id"),
                        row.getLong("sequence_number")))
                .list();
    }

    List<String> eventsInOrder() {
        return entries().stream().map(Entry::event).toList();
    }

    long low() {
        return sql().sql("select low::text::bigint from command.sequencer")
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        dataSource.close();
        database.close();
    }

    /** One transaction that writes events. */
    final class Writer implements AutoCloseable {

        private final Connection connection;
        private final String instrument;

        private Writer(String instrument) {
            this.instrument = instrument;
            try {
                connection = dataSource.getConnection();
                connection.setAutoCommit(false);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        Writer append(String... events) {
            try {
                for (String event : events) {
                    int slash = event.lastIndexOf('/');
                    insert(event.substring(0, slash), Long.parseLong(event.substring(slash + 1)));
                }
                return this;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        void insert(String aggregate, long sequenceNumber) throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement("insert into register.event (event_id,"
                    + " aggregate_type, aggregate_id, sequence_number, event_type, event_revision, recorded_at, payload,"
                    + " metadata, instrument_id) values (?, 'thing', ?, ?, 'test.happened', '1', '', '{}', '{}', ?)")) {
                insert.setString(1, UUID.randomUUID().toString());
                insert.setString(2, aggregate);
                insert.setLong(3, sequenceNumber);
                insert.setString(4, instrument);
                insert.executeUpdate();
            }
        }

        long nextSequenceNumber(String aggregate) throws SQLException {
            try (PreparedStatement last = connection.prepareStatement(
                    "select coalesce(max(sequence_number), -1) + 1 from register.event where aggregate_id = ?")) {
                last.setString(1, aggregate);
                try (var row = last.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        }

        Writer readOnly() {
            try (var statement = connection.createStatement()) {
                statement.execute("select count(*) from register.event");
                return this;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        void commit() {
            try {
                connection.commit();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        void rollback() {
            try {
                connection.rollback();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            try (connection) {
                connection.rollback();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
