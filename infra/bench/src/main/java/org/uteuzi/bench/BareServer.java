package org.uteuzi.bench;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.jspecify.annotations.Nullable;

/**
 * The web server that the services are made on, in a process of its own with nothing of theirs behind it: what none can
 * beat on the same processors that has a transaction for each request. It answers GET with as many bytes as the address ends
 * with, and POST once the raw transaction is committed whose name the address is.
 */
public final class BareServer {

    /** As query-service is set up. */
    private static final String PART = String.valueOf(64 * 1024);

    private static final int OF_A_TRANSACTION = 5;

    /** A transaction by the name of the command that sends as many statements. */
    record Transaction(String name, Register.Recorded model, RoundTrips trips) {}

    private BareServer() {}

    /** One that only gives bytes. */
    public static Service start(RunFolder run, String heap) throws IOException {
        return start(run, heap, List.of(run.path().resolve("bare").toString()));
    }

    static Service start(RunFolder run, String heap, Postgres postgres, int posts, List<Transaction> transactions)
            throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of(run.path().resolve("bare").toString(), postgres.jdbcUrl(), String.valueOf(posts)));
        for (Transaction transaction : transactions) {
            arguments.addAll(List.of(
                    transaction.name(),
                    transaction.model().instrumentId(),
                    transaction.model().thing(),
                    String.valueOf(transaction.trips().reads()),
                    String.valueOf(transaction.trips().writes())));
        }
        return start(run, heap, arguments);
    }

    private static Service start(RunFolder run, String heap, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(
                Service.java(heap, "-classpath", System.getProperty("java.class.path"), BareServer.class.getName()));
        command.addAll(arguments);
        return Service.start(run, command, Map.of());
    }

    /** The folder of the server; then, if it is to have transactions, the database, the number of posts, and each of them. */
    public static void main(String[] arguments) throws Exception {
        Connector connector = new Connector();
        connector.setPort(Integer.parseInt(System.getenv("SERVER_PORT")));
        connector.setProperty("address", System.getenv("SERVER_ADDRESS"));
        connector.setProperty("socket.appWriteBufSize", PART);
        connector.setProperty("socket.directBuffer", "true");
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(arguments[0]);
        tomcat.setConnector(connector);
        Context context =
                tomcat.addContext("", Path.of(arguments[0]).toAbsolutePath().toString());
        Tomcat.addServlet(context, "all", new All(transactions(arguments)));
        context.addServletMappingDecoded("/", "all");
        tomcat.start();
        tomcat.getServer().await();
    }

    private static Map<String, ThreadLocal<Load.Client>> transactions(String[] arguments) {
        Map<String, ThreadLocal<Load.Client>> transactions = new HashMap<>();
        for (int i = 3; i < arguments.length; i += OF_A_TRANSACTION) {
            Raw raw = new Raw(arguments[1], Integer.parseInt(arguments[2]));
            String name = arguments[i];
            var model = new Register.Recorded(arguments[i + 1], arguments[i + 2]);
            var trips = new RoundTrips(
                    name, Integer.parseInt(arguments[i + 3]), Integer.parseInt(arguments[i + 4]), 0, List.of());
            transactions.put("/" + name, ThreadLocal.withInitial(() -> {
                try {
                    return raw.transaction(model, trips);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        return transactions;
    }

    private static final class All extends HttpServlet {

        private static final long serialVersionUID = 1L;

        private final transient Map<String, ThreadLocal<Load.Client>> transactions;
        private transient byte[] bytes = {};

        All(Map<String, ThreadLocal<Load.Client>> transactions) {
            this.transactions = transactions;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String last = request.getRequestURI().replaceFirst(".*/", "");
            int length = last.matches("\\d+") ? Integer.parseInt(last) : 0;
            byte[] content = bytes;
            if (content.length != length) {
                content = new byte[length];
                bytes = content; // for all that follow
            }
            send(content, response);
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            byte[] body = request.getInputStream().readAllBytes();
            @Nullable ThreadLocal<Load.Client> transaction = transactions.get(request.getRequestURI());
            try {
                if (transaction == null) {
                    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
                } else {
                    transaction.get().once();
                    response.setStatus(HttpServletResponse.SC_CREATED);
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            send(body, response);
        }

        private static void send(byte[] content, HttpServletResponse response) throws IOException {
            response.setContentType("application/json");
            response.setContentLength(content.length);
            response.getOutputStream().write(content);
        }
    }
}
