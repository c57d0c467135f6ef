package org.uteuzi.command.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.uteuzi.command.problem.ProblemException;

/**
 * Keeps a second import of an institution away, on whatever node it runs. The locks belong to one connection: they are gone
 * with it, and so with a process that dies.
 */
final class InstitutionLocks implements AutoCloseable {

    private final DataSource pool;
    private final Connection connection;

    InstitutionLocks(DataSource pool) {
        this.pool = pool;
        this.connection = DataSourceUtils.getConnection(pool);
    }

    /** @throws ProblemException 409 IMPORT_RUNNING if another import has one of them */
    void take(Set<String> institutions) {
        try (PreparedStatement lock = connection.prepareStatement(
                "select pg_try_advisory_lock(hashtextextended('uteuzi.import:' || ?, 0))")) {
            for (String institution : new TreeSet<>(institutions)) {
                lock.setString(1, institution);
                try (ResultSet taken = lock.executeQuery()) {
                    if (!taken.next() || !taken.getBoolean(1)) {
                        throw new ProblemException(
                                HttpStatus.CONFLICT, "IMPORT_RUNNING", Map.of("institution", institution));
                    }
                }
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the connection that holds the locks of the import", e);
        }
    }

    @Override
    public void close() {
        try (PreparedStatement unlock = connection.prepareStatement("select pg_advisory_unlock_all()")) {
            unlock.execute();
        } catch (SQLException e) {
            closeForGood();
        } finally {
            DataSourceUtils.releaseConnection(connection, pool);
        }
    }

    /** A connection that may still hold a lock must not go back to the pool. */
    private void closeForGood() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // it is broken already
        }
    }
}
