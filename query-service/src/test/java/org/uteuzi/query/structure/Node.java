package org.uteuzi.query.structure;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.uteuzi.query.database.WholeDatabase;
import org.uteuzi.query.register.TestRegister;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.testing.TestDatabase.Role;

/** The projection by itself, with connections and a memory of its own, as one of several query-services has it. */
final class Node implements AutoCloseable {

    final HikariDataSource source;
    final Projection projection;
    final Rebuild rebuild;

    Node(TestDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.dataSource(Role.QUERY));
        config.setSchema("structure");
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(1);
        config.setConnectionInitSql("set application_name = 'node'");
        source = new HikariDataSource(config);
        WholeDatabase whole = WholeDatabase.of(source);
        projection = new Projection(TestRegister.reader(source), whole);
        rebuild = new Rebuild(TestRegister.reader(source), whole);
    }

    /** Projects until there is nothing left to project. */
    void catchUp(int limit) {
        while (projection.advance(limit) > 0) {
            // on
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
