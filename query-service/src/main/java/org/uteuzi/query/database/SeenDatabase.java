package org.uteuzi.query.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.uteuzi.access.Scope;
import org.uteuzi.query.access.Sight;

/**
 * The database as the role sees it that answers: each connection is told whenever it is taken what whoever asks may see, and
 * the rules of the tables show nothing else. Where nobody asks, nothing.
 */
public final class SeenDatabase extends DelegatingDataSource {

    private static final String TELL = "select set_config('uteuzi.seen',"
            + " case when ? then '*' else cast(cast(? as text[]) as text) end, false),"
            + " set_config('uteuzi.subject', ?, false)";

    /** @param connections of the role that answers */
    public SeenDatabase(DataSource connections) {
        super(connections);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        try {
            tell(Sight.now(), connection);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void tell(Sight sight, Connection connection) throws SQLException {
        Scope scope = sight.scope();
        try (var tell = connection.prepareStatement(TELL)) {
            tell.setBoolean(1, scope.everywhere());
            tell.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            scope.institutions().stream()
                                    .filter(SeenDatabase::isStorable)
                                    .toArray()));
            String subject = sight.caller().subject();
            tell.setString(3, isStorable(subject) ? subject : "");
            tell.execute();
        }
    }

    /** What no text of the database can hold is the id of nothing there. */
    private static boolean isStorable(String id) {
        return id.indexOf('\0') < 0;
    }
}
