package org.uteuzi.command.register;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** By which request each instrument was recorded: a repeat of it finds the first answer. */
@Component
public class Requests {

    private final JdbcClient database;

    Requests(JdbcClient database) {
        this.database = database;
    }

    /** @param digest SHA-256 of the request in canonical form (RFC 8785), hexadecimal */
    public record Request(
            String instrumentId, String digest, @Nullable String idempotencyKey) {}

    /** Keeps them with what is recorded in this transaction. */
    public void remember(Collection<Request> requests) {
        database.sql("insert into command.request (instrument_id, digest, idempotency_key)"
                        + " select * from unnest(:ids, :digests, :keys)")
                .param("ids", column(requests, Request::instrumentId))
                .param("digests", column(requests, Request::digest))
                .param("keys", column(requests, Request::idempotencyKey))
                .update();
    }

    private static @Nullable String[] column(Collection<Request> requests, Function<Request, @Nullable String> value) {
        return requests.stream().map(value).toArray(String[]::new);
    }

    /** Leaves nothing of those by which something was said of these people. */
    void forget(Collection<String> people) {
        database.sql("update command.request set digest = null where instrument_id in ("
                        + "select instrument_id from register.event where aggregate_id = any(:people))")
                .param("people", people.toArray(String[]::new))
                .update();
    }

    /** The instrument that was recorded under an Idempotency-Key. */
    public Optional<String> instrumentOfKey(String idempotencyKey) {
        return database.sql("select instrument_id from command.request where idempotency_key = :key")
                .param("key", idempotencyKey)
                .query((row, index) -> row.getString(1))
                .optional();
    }

    /**
     * The digest of the request by which each of these instruments was recorded, as far as they were. Of one that named somebody
     * who was erased it is empty, as of no request.
     */
    public Map<String, String> digestsOf(Collection<String> instrumentIds) {
        Map<String, String> digests = new HashMap<>();
        database.sql("select instrument_id, coalesce(digest, '') from command.request where instrument_id = any(:ids)")
                .param("ids", instrumentIds.toArray(String[]::new))
                .query((RowCallbackHandler) row -> digests.put(row.getString(1), row.getString(2)));
        return digests;
    }
}
