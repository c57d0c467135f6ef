package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What logging costs a question: the same answer, in turns, as today's that is not logged and with its day named, which is.
 * Tells figures, judges none.
 */
@ExtendWith(Installation.MadeOnce.class)
@EnabledIfSystemProperty(named = "uteuzi.figures", matches = "true")
class ReadsFiguresTest {

    private static final Logger LOG = LoggerFactory.getLogger(ReadsFiguresTest.class);
    private static final int ROUNDS = 31;
    private static final int QUESTIONS = 400;

    @Test
    void the_same_answer_logged_and_not(Installation installation) {
        QueryNode node = installation.node;
        node.itIs("2024-06-15T09:00:00Z");
        String today = "/api/institutions/egaz/structure";
        String named = today + "?on=2024-06-15";
        JdbcClient database = JdbcClient.create(installation.database.superuser());
        List<Long> without = new ArrayList<>();
        List<Long> with = new ArrayList<>();
        ask(node, today);
        ask(node, named);
        for (int round = 0; round < ROUNDS; round++) {
            without.add(ask(node, today));
            with.add(ask(node, named));
        }
        LOG.error(
                "one question, median of {} rounds of {}: not logged {} us, logged {} us; a row with its indexes {} bytes",
                ROUNDS,
                QUESTIONS,
                median(without),
                median(with),
                database.sql("select pg_total_relation_size('structure.read_log') / count(*) from structure.read_log")
                        .query(Long.class)
                        .single());
    }

    /** @return microseconds of one question */
    private static long ask(QueryNode node, String path) {
        long began = System.nanoTime();
        for (int i = 0; i < QUESTIONS; i++) {
            assertThat(node.get(path).statusCode()).isEqualTo(200);
        }
        return (System.nanoTime() - began) / 1_000 / QUESTIONS;
    }

    private static long median(List<Long> all) {
        return all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow();
    }
}
