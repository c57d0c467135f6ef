package org.uteuzi.bench.nation;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.uteuzi.bench.Postgres;
import org.uteuzi.event.Event;
import org.uteuzi.event.EventCatalogue;
import org.uteuzi.event.Fact;
import org.uteuzi.event.person.Personal;
import org.uteuzi.json.EventJson;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.testing.TestIssuer;
import org.uteuzi.vault.KeyEncryption;
import org.uteuzi.vault.Vault;

/**
 * Writes a nation into an empty register by COPY: the rows that the door would have written, in the product's own form. That
 * they are the same, {@code NationIT} holds against the door.
 */
final class Loader {

    private static final String COPY = "copy register.event (event_id, aggregate_type, aggregate_id, sequence_number,"
            + " event_type, event_revision, recorded_at, payload, metadata, instrument_id, fact_id) from stdin";

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private static final String ENTRIES = """
            insert into register.entry (number, position, recorded_at)
            select row_number() over (order by position) - 1, position, recorded_at::timestamptz
            from register.event order by position
            """;

    /** From now on the sequencer need not look further back. */
    private static final String SEQUENCED =
            "update command.sequencer set low = pg_snapshot_xmin(pg_current_snapshot())";

    private static final String COPY_KEYS = "copy vault.key (owner, wrapped) from stdin";

    private final Postgres postgres;
    private final Random ids;
    private final Vault vault = new Vault(KeyEncryption.of(TestDatabase.keyset()));
    private final Map<String, byte[]> keys = new LinkedHashMap<>();

    Loader(Postgres postgres, long seed) {
        this.postgres = postgres;
        this.ids = new Random(seed);
    }

    /** @return how many events there are */
    long load(Nation nation) throws SQLException, IOException {
        Written written = new Written();
        try (Connection connection = postgres.connect()) {
            connection.setAutoCommit(false);
            try (var copy = new PGCopyOutputStream(connection.unwrap(PGConnection.class), COPY, 1 << 20)) {
                nation.forEach(written.to(copy));
            }
            try (var copy = new PGCopyOutputStream(connection.unwrap(PGConnection.class), COPY_KEYS, 1 << 20)) {
                for (var key : keys.entrySet()) {
                    copy.write((key.getKey() + "\t\\\\x" + HexFormat.of().formatHex(key.getValue()) + "\n")
                            .getBytes(StandardCharsets.UTF_8));
                }
            }
            try (var statement = connection.createStatement()) {
                statement.execute(ENTRIES);
            }
            connection.commit();
        }
        postgres.execute(SEQUENCED);
        postgres.execute("vacuum (freeze, analyze) register.event");
        postgres.execute("vacuum (freeze, analyze) register.entry");
        return written.events;
    }

    private final class Written {

        private long events;

        Consumer<Paper> to(OutputStream copy) {
            return paper -> {
                for (Paper.Entry entry : paper.entries()) {
                    try {
                        copy.write(row(paper, entry).getBytes(StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    events++;
                }
            };
        }
    }

    private String row(Paper paper, Paper.Entry entry) {
        Event event = entry.event();
        String thing = event.thing();
        StringJoiner row = new StringJoiner("\t", "", "\n");
        row.add(new UUID(ids.nextLong(), ids.nextLong()).toString());
        row.add(Character.toUpperCase(thing.charAt(0)) + thing.substring(1, thing.indexOf(':')));
        row.add(thing);
        row.add(String.valueOf(entry.sequence()));
        row.add(EventCatalogue.nameOf(event.getClass()));
        row.add(String.valueOf(EventCatalogue.revisionOf(event.getClass())));
        row.add(MOMENT.format(paper.recordedAt()));
        row.add(escaped(EventJson.write(sealed(event))));
        row.add(escaped(metadata(paper, entry)));
        row.add(paper.instrumentId());
        row.add(event instanceof Fact fact ? fact.factId() : "\\N");
        return row.toString();
    }

    private Event sealed(Event event) {
        return event instanceof Personal personal
                ? vault.sealed(personal, keys.computeIfAbsent(personal.thing(), vault::newKey))
                : event;
    }

    /** As command-service writes it: by whom and by which instrument an event came, and of which effect. */
    private static String metadata(Paper paper, Paper.Entry entry) {
        @Nullable Integer effect = entry.effect();
        return "{\"recordedBy\":\"sub-" + TestIssuer.EVERYWHERE + "\",\"instrumentId\":\"" + paper.instrumentId()
                + "\",\"recordedAs\":\"HR_OFFICER\"" + (effect == null ? "" : ",\"effect\":" + effect) + "}";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\");
    }
}
