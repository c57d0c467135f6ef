package org.uteuzi.query.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.uteuzi.query.access.Sight;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the drafts of whoever asks until they are recorded or thrown away; nobody sees those of others. They are no part of the
 * register nor of what is made from it.
 */
@Repository
class Drafts {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient database;
    private final InstantSource clock;

    Drafts(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    record Kept(UUID id, Draft draft, Instant changedAt) {}

    /** The newest first. */
    List<Kept> all() {
        return database.sql(
                        "select id, body, changed_at from draft where owner = :owner order by changed_at desc, id limit 200")
                .param("owner", owner())
                .query((row, index) -> new Kept(
                        row.getObject("id", UUID.class),
                        JSON.readValue(row.getString("body"), Draft.class),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    Optional<Kept> find(UUID id) {
        return database.sql("select id, body, changed_at from draft where id = :id and owner = :owner")
                .param("id", id)
                .param("owner", owner())
                .query((row, index) -> new Kept(
                        id,
                        JSON.readValue(row.getString("body"), Draft.class),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void add(UUID id, Draft draft) {
        database.sql("insert into draft (id, owner, body, changed_at) values (:id, :owner, :body::jsonb, :now)")
                .param("id", id)
                .param("owner", owner())
                .param("body", JSON.writeValueAsString(draft))
                .param("now", now())
                .update();
    }

    /** What is changed on two pages at the same time is changed one after the other, so that neither change is lost. */
    @Transactional
    Optional<Draft> change(UUID id, UnaryOperator<Draft> change) {
        return database.sql("select body from draft where id = :id and owner = :owner for update")
                .param("id", id)
                .param("owner", owner())
                .query((row, index) -> change.apply(JSON.readValue(row.getString("body"), Draft.class)))
                .optional()
                .map(draft -> {
                    database.sql("update draft set body = :body::jsonb, changed_at = :now where id = :id")
                            .param("id", id)
                            .param("body", JSON.writeValueAsString(draft))
                            .param("now", now())
                            .update();
                    return draft;
                });
    }

    void remove(UUID id) {
        database.sql("delete from draft where id = :id and owner = :owner")
                .param("id", id)
                .param("owner", owner())
                .update();
    }

    private static String owner() {
        return Sight.now().caller().subject();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
