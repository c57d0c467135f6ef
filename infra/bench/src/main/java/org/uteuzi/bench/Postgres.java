package org.uteuzi.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.testing.TestIssuer;

/** PostgreSQL 18 as durable as a real one: fsync and synchronous_commit on, all else as it comes. */
public final class Postgres implements AutoCloseable {

    private static final String PASSWORD = "bench";

    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** @param programs folder in which the programs are unpacked once for all runs */
    static Postgres start(Path programs, RunFolder run) throws IOException, SQLException {
        return start(programs, run, Map.of());
    }

    /** @param settings of the server beside those */
    public static Postgres start(Path programs, RunFolder run, Map<String, String> settings)
            throws IOException, SQLException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        settings.forEach(builder::setServerConfig);
        Postgres postgres = new Postgres(builder.setOverrideWorkingDirectory(programs.toFile())
                .setDataDirectory(run.path().resolve("postgres"))
                .setPGStartupWait(Duration.ofMinutes(2))
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start());
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                var bootstrap = Postgres.class.getResourceAsStream("bootstrap.sql")) {
            statement.execute(new String(
                    Objects.requireNonNull(bootstrap, "bootstrap.sql").readAllBytes(), StandardCharsets.UTF_8));
            for (String role : new String[] {"uteuzi_owner", "uteuzi_command", "uteuzi_query", "uteuzi_answers"}) {
                statement.execute("alter role " + role + " password '" + PASSWORD + "'");
            }
            statement.execute("create extension pg_stat_statements");
            if (!postgres.isDurable()) {
                throw new IllegalStateException("fsync or synchronous_commit is off");
            }
        }
        return postgres;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    /** What a service's process reads from its environment. */
    public Map<String, String> environment() {
        return Map.of(
                "UTEUZI_DB_URL",
                jdbcUrl(),
                "UTEUZI_LOGIN_ISSUER",
                TestIssuer.shared().address(),
                "UTEUZI_LOGIN_SECRET",
                "siri-ya-majaribio",
                "UTEUZI_LIMIT_CALLER",
                "0",
                "UTEUZI_VAULT_KEYSET",
                TestDatabase.keyset(),
                "UTEUZI_OWNER_PASSWORD",
                PASSWORD,
                "UTEUZI_COMMAND_PASSWORD",
                PASSWORD,
                "UTEUZI_QUERY_PASSWORD",
                PASSWORD,
                "UTEUZI_ANSWERS_PASSWORD",
                PASSWORD);
    }

    /** A connection of the superuser that sends the rows of a batch as one statement, as command-service does with its arrays. */
    public Connection connect() throws SQLException {
        return connect(jdbcUrl());
    }

    public static Connection connect(String jdbcUrl) throws SQLException {
        return DriverManager.getConnection(jdbcUrl + "?user=postgres&reWriteBatchedInserts=true");
    }

    public String single(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What it spent most time on for a role, all rounds together. */
    void printStatements(String role) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select calls, round(total_exec_time + total_plan_time), query from pg_stat_statements
                        where userid = '%s'::regrole order by 2 desc limit 16
                        """.formatted(role))) {
            while (rows.next()) {
                System.out.printf(
                        Locale.ROOT,
                        "%8d calls %8d ms  %.110s%n",
                        rows.getLong(1),
                        rows.getLong(2),
                        rows.getString(3).replaceAll("\\s+", " "));
            }
        }
    }

    /** The server's own process and one for each connection. */
    public Stream<ProcessHandle> processes() throws SQLException {
        ProcessHandle postmaster = ProcessHandle.of(
                        Long.parseLong(single("select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)")))
                .orElseThrow();
        return Stream.concat(Stream.of(postmaster), postmaster.children());
    }

    private boolean isDurable() throws SQLException {
        return single("select current_setting('fsync') || current_setting('synchronous_commit')")
                .equals("onon");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
