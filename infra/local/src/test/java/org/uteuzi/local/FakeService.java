package org.uteuzi.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * A service that starts fast, for the tests of supervision: it has the address, the environment and the few answers of the
 * real ones, and a register of one table in the real database.
 */
public final class FakeService {

    private static final Pattern INSTRUMENT_ID = Pattern.compile("\"instrumentId\"\\s*:\\s*\"([^\"]+)\"");

    private FakeService() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        var server = HttpServer.create(
                new InetSocketAddress(environment("SERVER_ADDRESS"), Integer.parseInt(environment("SERVER_PORT"))), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/actuator/health/readiness", exchange -> answer(exchange, 200, "{}"));
        if (System.getenv("UTEUZI_OWNER_PASSWORD") == null) {
            server.createContext("/api/institutions", FakeService::institutions);
        } else {
            migrate();
            server.createContext("/api/instruments", FakeService::record);
        }
        server.start();
    }

    private static void migrate() throws SQLException {
        try (var owner = connect("uteuzi_owner", "UTEUZI_OWNER_PASSWORD");
                var statement = owner.createStatement()) {
            statement.execute("""
                    create schema if not exists register;
                    create table if not exists register.event (position bigserial, instrument_id text, payload text);
                    grant usage on schema register to uteuzi_command, uteuzi_query;
                    grant select on register.event to uteuzi_command, uteuzi_query;
                    grant insert on register.event to uteuzi_command;
                    grant usage on all sequences in schema register to uteuzi_command;
                    """);
        }
    }

    private static void record(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var matcher = INSTRUMENT_ID.matcher(body);
        if (!matcher.find()) {
            answer(exchange, 400, "{}");
            return;
        }
        try (var connection = connect("uteuzi_command", "UTEUZI_COMMAND_PASSWORD")) {
            if (recorded(connection) >= Integer.parseInt(System.getProperty("fake.at-most", "1000000"))) {
                new CountDownLatch(1).await();
            }
            var sql = "insert into register.event (instrument_id, payload) values (?, ?)";
            try (var insert = connection.prepareStatement(sql)) {
                insert.setString(1, matcher.group(1));
                insert.setString(2, body);
                insert.executeUpdate();
            }
            answer(exchange, 201, "{}");
        } catch (SQLException e) {
            answer(exchange, 500, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int recorded(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from register.event")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void institutions(HttpExchange exchange) throws IOException {
        var query = Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "");
        var sql = "select from register.event where ? in ('', 'consistentWith=' || instrument_id)";
        try (var connection = connect("uteuzi_query", "UTEUZI_QUERY_PASSWORD");
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, query);
            var seen = statement.executeQuery().next();
            answer(exchange, seen ? 200 : 503, "{\"institutions\": [{\"id\": \"egaz\"}]}");
        } catch (SQLException e) {
            answer(exchange, 500, e.toString());
        }
    }

    private static Connection connect(String role, String password) throws SQLException {
        return DriverManager.getConnection(environment("UTEUZI_DB_URL"), role, environment(password));
    }

    private static String environment(String name) {
        return Objects.requireNonNull(System.getenv(name), name);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
