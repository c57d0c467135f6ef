package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.uteuzi.query.register.TestRegister;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.testing.TestDatabase.Role;

/** What stood in the tables of an earlier version is projected anew; what officers wrote stays. */
class MigrationTest {

    private static void migrate(TestDatabase database, String version) {
        Flyway.configure()
                .dataSource(database.dataSource(Role.QUERY))
                .defaultSchema("structure")
                .locations("filesystem:src/main/resources/db/migration")
                .target(version)
                .load()
                .migrate();
    }

    @Test
    void the_projection_begins_again_and_drafts_stay() {
        try (TestDatabase database = TestDatabase.create().migrateRegister()) {
            migrate(database, "2");
            TestRegister register = new TestRegister(database);
            register.record("act", Say.institution("egaz", "2019"), Say.unit("ict", "egaz", "2019"));
            try (Node node = new Node(database)) {
                JdbcClient projection = JdbcClient.create(node.source);
                projection.sql("insert into part values ('egaz', 'unit:ict')").update();
                projection.sql("update checkpoint set entry = 2").update();
                projection
                        .sql("insert into draft values (gen_random_uuid(), '{}', now())")
                        .update();

                migrate(database, "3"); // the next gives up drafts that are nobody's
                assertThat(projection
                                .sql("select count(*) from draft")
                                .query(Long.class)
                                .single())
                        .isEqualTo(1);
                database.migrateStructure();
                node.catchUp(100);

                assertThat(node.projection.checkpoint()).isEqualTo(2);
                assertThat(projection
                                .sql("select since from part where thing = 'unit:ict'")
                                .query(Long.class)
                                .list())
                        .containsExactly(2L);
            }
        }
    }
}
