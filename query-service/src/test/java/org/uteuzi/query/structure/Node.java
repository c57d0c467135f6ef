package org.uteuzi.query.structure;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
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
        projection = new Projection(
                TestRegister.reader(source),
                new JdbcTemplate(source),
                JdbcClient.create(source),
                new JdbcTransactionManager(source));
        rebuild =
                new Rebuild(TestRegister.reader(source), new JdbcTemplate(source), new JdbcTransactionManager(source));
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
