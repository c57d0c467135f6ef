package org.uteuzi.query.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.uteuzi.query.access.Sight;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the spreadsheets of whoever asks, the newest of them, until they are recorded; nobody sees those of others. */
@Repository
class ImportFiles {

    /** Of one person; the oldest give way. */
    static final int MOST = 20;

    /** Names of people stand in them, so nobody's are kept longer. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String COLUMNS =
            "id, name, media_type, content is not null as whole, sent_at, recording, state, ";

    private final JdbcClient database;
    private final InstantSource clock;

    ImportFiles(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How it stands with what was asked last. */
    enum State {
        RUNNING,
        /** The door went through it and reported. */
        TAKEN,
        REFUSED,
        SILENT,
        UNKNOWN
    }

    /**
     * @param whole whether it can be sent again
     * @param recording whether it was to be recorded; else it was rehearsed
     * @param answer the report or the problem
     */
    record Kept(
            UUID id,
            String name,
            String mediaType,
            boolean whole,
            Instant sentAt,
            boolean recording,
            State state,
            @Nullable JsonNode answer) {}

    /** The newest first, without the rows and cells that were refused: those of all together would be much. */
    List<Kept> all() {
        return database.sql("select " + COLUMNS + "answer - 'refused' - 'problems' as answer from import_file"
                        + " where owner = :owner order by sent_at desc, id")
                .param("owner", owner())
                .query((row, index) -> kept(row))
                .list();
    }

    Optional<Kept> find(UUID id) {
        return database.sql("select " + COLUMNS + "answer from import_file where id = :id and owner = :owner")
                .param("id", id)
                .param("owner", owner())
                .query((row, index) -> kept(row))
                .optional();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        String answer = row.getString("answer");
        return new Kept(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("media_type"),
                row.getBoolean("whole"),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("recording"),
                State.valueOf(row.getString("state")),
                answer == null ? null : JSON.readTree(answer));
    }

    @Transactional
    void add(UUID id, String name, String mediaType, byte[] content) {
        database.sql("insert into import_file (id, owner, name, media_type, content, sent_at, recording, state)"
                        + " values (:id, :owner, :name, :type, :content, :now, false, 'UNKNOWN')")
                .param("id", id)
                .param("owner", owner())
                .param("name", name)
                .param("type", mediaType)
                .param("content", content)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        database.sql("select forget_import_files(:from)")
                .param("from", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .query((row, index) -> index)
                .list();
        database.sql("delete from import_file where state <> 'RUNNING' and id in (select id"
                        + " from import_file where owner = :owner order by sent_at desc, id offset :most)")
                .param("owner", owner())
                .param("most", MOST)
                .update();
    }

    /** Whether there is anything to be sent: what was recorded is not there any more. */
    boolean begin(UUID id, boolean recording) {
        return database.sql("update import_file set recording = :recording, state = 'RUNNING', answer = null"
                                + " where id = :id and content is not null")
                        .param("id", id)
                        .param("recording", recording)
                        .update()
                == 1;
    }

    /** @param done whether all of it is recorded, so that it need not be kept */
    void end(UUID id, State state, @Nullable JsonNode answer, boolean done) {
        database.sql("update import_file set state = :state, answer = :answer::jsonb,"
                        + " content = case when :done then null else content end where id = :id")
                .param("id", id)
                .param("state", state.name())
                .param("answer", answer == null ? null : JSON.writeValueAsString(answer))
                .param("done", done)
                .update();
    }

    byte[] content(UUID id) {
        return database.sql("select content from import_file where id = :id")
                .param("id", id)
                .query((row, index) -> row.getBytes(1))
                .single();
    }

    void remove(UUID id) {
        database.sql("delete from import_file where id = :id and owner = :owner")
                .param("id", id)
                .param("owner", owner())
                .update();
    }

    private static String owner() {
        return Sight.now().caller().subject();
    }
}
