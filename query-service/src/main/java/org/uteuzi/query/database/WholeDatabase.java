package org.uteuzi.query.database;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The database as the role sees it that owns the projection: all of it, and the register. For what writes the projection, fills
 * the memory that all answers share, or folds what was recorded; everything else asks as {@link SeenDatabase} does.
 */
public record WholeDatabase(JdbcTemplate jdbc, JdbcClient client, PlatformTransactionManager transactions) {

    public static WholeDatabase of(DataSource owner) {
        JdbcTemplate jdbc = new JdbcTemplate(owner);
        return new WholeDatabase(jdbc, JdbcClient.create(jdbc), new JdbcTransactionManager(owner));
    }
}
