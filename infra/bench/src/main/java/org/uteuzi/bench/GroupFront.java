package org.uteuzi.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What a front would win that records commands of several clients in one transaction, each behind a savepoint of its own, and
 * answers all of them after the one commit. The statements are those of the raw transaction.
 */
final class GroupFront {

    private static final int CONNECTIONS = 4;
    private static final int TOGETHER = 32;

    private final BlockingQueue<CompletableFuture<Boolean>> waiting = new LinkedBlockingQueue<>();

    GroupFront(Postgres postgres, Raw raw, Register.Recorded model, RoundTrips trips) throws SQLException {
        for (int i = 0; i < CONNECTIONS; i++) {
            Connection connection = postgres.connect();
            connection.setAutoCommit(false);
            Raw.Work statements = raw.statements(connection, model, trips);
            Thread.ofPlatform().daemon().start(() -> work(connection, statements));
        }
    }

    /** A command of one client; it is answered when it is committed. */
    void once() throws Exception {
        CompletableFuture<Boolean> committed = new CompletableFuture<>();
        waiting.add(committed);
        committed.get();
    }

    private void work(Connection connection, Raw.Work statements) {
        List<CompletableFuture<Boolean>> group = new ArrayList<>();
        try (connection) {
            while (true) {
                group.clear();
                group.add(waiting.take());
                waiting.drainTo(group, TOGETHER - 1);
                for (int i = 0; i < group.size(); i++) {
                    Savepoint savepoint = connection.setSavepoint();
                    statements.run();
                    connection.releaseSavepoint(savepoint);
                }
                connection.commit();
                group.forEach(committed -> committed.complete(true));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            group.forEach(committed -> committed.completeExceptionally(e));
        }
    }
}
