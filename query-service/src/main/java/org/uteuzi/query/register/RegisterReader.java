package org.uteuzi.query.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.uteuzi.event.Event;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.json.EventJson;
import org.uteuzi.json.SharedValues;
import org.uteuzi.query.database.WholeDatabase;
import org.uteuzi.vault.Vault;

/**
 * Reads entries in the order of the register, and opens what is sealed in them. An event of a type that this version does not
 * know stops the reader, and so does a key that is lost.
 */
@Component
public class RegisterReader {

    private static final String COLUMNS = """
            select n.number, n.recorded_at, e.source_recorded_at, e.instrument_id, e.aggregate_id, e.sequence_number,
                   e.event_type, e.payload, e.wrapped
            """;

    static final String ENTRIES = COLUMNS + "from register.entry n join vault.event e on e.position = n.position ";

    /**
     * The same for few entries. Each one's event is looked up, which the offset sees to: the planner takes a step for longer than
     * most are, and keeps a plan from when the register was small.
     */
    private static final String FEW_ENTRIES = COLUMNS + """
            from register.entry n cross join lateral
                (select * from vault.event where position = n.position offset 0) e
            """;

    /**
     * The same for few events, each of which has its entry looked up; else the planner, which takes streams and instruments for
     * longer than most are, reads the whole order of the register for them.
     */
    private static final String FEW_EVENTS = COLUMNS + """
            from vault.event e cross join lateral
                (select number, recorded_at from register.entry where position = e.position offset 0) n
            """;

    private static final String ERASURES = """
            from register.event e cross join lateral
                (select number from register.entry where position = e.position offset 0) n
            where e.event_type = 'person.person-erased' and
            """;

    /** Rows that are read at once, where they are asked for within a transaction; else all lie beside what is made of them. */
    private static final int PAGE = 2_000;

    private final JdbcClient database;
    private final Vault vault;

    RegisterReader(WholeDatabase database, Vault vault) {
        this.database = database.client();
        this.vault = vault;
    }

    /** Number of the newest entry; -1 in an empty register. */
    public long newest() {
        return database.sql("select coalesce((select number from register.entry order by number desc limit 1), -1)")
                .query(Long.class)
                .single();
    }

    /** The entry of the last erasure of a person up to and with an entry; -1 before the first. */
    public long lastErasure(long upTo) {
        return database.sql("select coalesce(max(n.number), -1) " + ERASURES + "n.number <= :upTo")
                .param("upTo", upTo)
                .query(Long.class)
                .single();
    }

    /** The people who were erased after an entry up to and with another, as references. */
    public List<String> erasedAfter(long entry, long upTo) {
        return database.sql("select e.aggregate_id " + ERASURES + "n.number > :entry and n.number <= :upTo")
                .param("entry", entry)
                .param("upTo", upTo)
                .query((row, index) -> row.getString(1))
                .list();
    }

    /**
     * The instruments whose entries follow an entry, whole ones only, up to the first one that cannot be read.
     *
     * @param limit how many entries to read about; one instrument is read whole, however long
     * @throws RuntimeException if the very next instrument cannot be read
     */
    public List<RecordedInstrument> instrumentsAfter(long entry, int limit) {
        for (int size = limit; ; size *= 2) { // numbers have no gaps: by these the planner knows how few are wanted
            List<Stored> stored = database.sql(
                            FEW_ENTRIES + "where n.number > :entry and n.number <= :last order by n.number")
                    .param("entry", entry)
                    .param("last", entry + size)
                    .query(RegisterReader::stored)
                    .list();
            List<RecordedInstrument> instruments = whole(stored, entry + 1);
            if (!instruments.isEmpty() || stored.size() < size) {
                return instruments;
            }
        }
    }

    /**
     * Reads all instruments up to an entry through a cursor, whole ones only; to be called in a transaction.
     *
     * @param pages takes each page as soon as it is read
     */
    public void pages(long upTo, int size, Consumer<Page> pages) {
        Unfinished unfinished = new Unfinished();
        Moments recorded = new Moments("recorded_at");
        Moments bySource = new Moments("source_recorded_at");
        List<Stored> page = new ArrayList<>(size);
        database.sql(ENTRIES + "where n.number <= :entry order by n.number")
                .param("entry", upTo)
                .withFetchSize(size)
                .query((ResultSet row) -> {
                    page.add(stored(row, recorded.of(row), bySource.of(row)));
                    if (page.size() == size) {
                        hand(page, unfinished, pages);
                    }
                });
        hand(page, unfinished, pages);
    }

    private void hand(List<Stored> page, Unfinished unfinished, Consumer<Page> pages) {
        List<Stored> whole = List.copyOf(page);
        page.clear();
        pages.accept(new Page(whole, unfinished));
    }

    /** A page of entries that nobody tried to understand yet. */
    public final class Page {

        private final List<Stored> stored;
        private final Unfinished unfinished;

        private Page(List<Stored> stored, Unfinished unfinished) {
            this.stored = stored;
            this.unfinished = unfinished;
        }

        /** Its entries; several pages may be understood at a time. */
        public List<Entry> understood() {
            List<Entry> entries = new ArrayList<>(stored.size());
            String instrument = "";
            for (Stored next : stored) { // what follows each other says the same again: it is kept once
                instrument = next.instrumentId.equals(instrument) ? instrument : next.instrumentId;
                entries.add(next.read(instrument, vault));
            }
            return entries;
        }

        /**
         * The instruments that end with it; to be asked for page by page, in their order.
         *
         * @param understood its entries
         */
        public List<RecordedInstrument> instruments(List<Entry> understood) {
            return unfinished.and(understood);
        }
    }

    /** The instrument at which a page ended. */
    private static final class Unfinished {

        private final List<Entry> part = new ArrayList<>();
        private long number;

        List<RecordedInstrument> and(List<Entry> page) {
            List<RecordedInstrument> instruments = new ArrayList<>();
            for (Entry next : page) {
                requireNext(number++, next.number());
                part.add(next);
                if (part.size() == size(part.getFirst())) {
                    instruments.add(new RecordedInstrument(List.copyOf(part)));
                    part.clear();
                }
            }
            return instruments;
        }
    }

    /** All entries of an instrument; empty if none of that id has entries. */
    public List<Entry> instrument(String instrumentId) {
        return database.sql(FEW_EVENTS + "where e.instrument_id = :id order by n.number")
                .param("id", instrumentId)
                .query(entries())
                .list();
    }

    /** The entries of a thing up to and with an entry. */
    public List<Entry> stream(String thing, long upTo) {
        return database.sql(
                        FEW_EVENTS + "where e.aggregate_id = :thing and n.number <= :entry order by e.sequence_number")
                .param("thing", thing)
                .param("entry", upTo)
                .query(entries())
                .list();
    }

    /** The entries of several things up to and with an entry, in the order of the register. */
    public List<Entry> streams(Collection<String> things, long upTo) {
        return things.isEmpty()
                ? List.of()
                : database.sql(FEW_EVENTS
                                + "where e.aggregate_id = any(:things) and n.number <= :entry order by n.number")
                        .param("things", things.toArray(String[]::new))
                        .param("entry", upTo)
                        .withFetchSize(PAGE)
                        .query(entries())
                        .list();
    }

    /** All entries after one up to and with another. */
    public List<Entry> between(long after, long upTo) {
        return database.sql(FEW_ENTRIES + "where n.number > :after and n.number <= :upTo order by n.number")
                .param("after", after)
                .param("upTo", upTo)
                .query(entries())
                .list();
    }

    /** The newest of what was recorded of these things after an entry, the newest first. */
    public List<Entry> after(long entry, Collection<String> things, int limit) {
        return things.isEmpty()
                ? List.of()
                : database.sql(FEW_EVENTS
                                + "where e.aggregate_id = any(:things) and n.number > :entry order by n.number desc"
                                + " limit :limit")
                        .param("limit", limit)
                        .param("things", things.toArray(String[]::new))
                        .param("entry", entry)
                        .query(entries())
                        .list();
    }

    /** The proposal of which an instrument came by the approval of another. */
    public Optional<String> proposalOf(String instrumentId) {
        return database.sql("select cast(metadata as jsonb) ->> 'proposal' from register.event"
                        + " where instrument_id = :id and cast(metadata as jsonb) ->> 'proposal' is not null limit 1")
                .param("id", instrumentId)
                .query((row, index) -> row.getString(1))
                .optional();
    }

    /** Whether anything was recorded of these things after an entry. */
    public boolean isAnythingAfter(long entry, Collection<String> things) {
        return database.sql(
                        "select exists (select from register.event e join register.entry n on n.position = e.position"
                                + " where e.aggregate_id = any(:things) and n.number > :entry)")
                .param("things", things.toArray(String[]::new))
                .param("entry", entry)
                .query(Boolean.class)
                .single();
    }

    /** All entries of several instruments, in the order of the register. */
    public List<Entry> instruments(Collection<String> instrumentIds) {
        return database.sql(FEW_EVENTS + "where e.instrument_id = any(:ids) order by n.number")
                .param("ids", instrumentIds.toArray(String[]::new))
                .query(entries())
                .list();
    }

    /** The first entries of instruments: what these say of themselves. */
    public List<Entry> entries(Collection<Long> numbers) {
        return database.sql(FEW_ENTRIES + "where n.number = any(:numbers) order by n.number")
                .param("numbers", numbers.toArray(Long[]::new))
                .query(entries())
                .list();
    }

    private List<RecordedInstrument> whole(List<Stored> stored, long first) {
        List<RecordedInstrument> instruments = new ArrayList<>();
        List<Entry> part = new ArrayList<>();
        long number = first;
        try {
            for (Stored next : stored) {
                part.add(next.read(number++, vault));
                if (part.size() == size(part.getFirst())) {
                    instruments.add(new RecordedInstrument(List.copyOf(part)));
                    part.clear();
                }
            }
        } catch (RuntimeException e) {
            if (instruments.isEmpty()) {
                throw e;
            }
        }
        return instruments;
    }

    /** Entries have no gaps: where one is missing, what follows must not be taken for the next. */
    private static void requireNext(long expected, long number) {
        if (number != expected) {
            throw new IllegalStateException("entry " + expected + " is missing before entry " + number);
        }
    }

    private static int size(Entry first) {
        if (first.event() instanceof InstrumentRecorded instrument) {
            return 1 + instrument.eventsThatFollow();
        }
        throw new IllegalStateException("entry " + first.number() + " follows no instrument");
    }

    /** For one question; what it finds may be kept for long. */
    private RowMapper<Entry> entries() {
        SharedValues values = new SharedValues();
        return (row, index) -> stored(row, index).read(values, vault);
    }

    static Stored stored(ResultSet row, int index) throws SQLException {
        return stored(row, new Moments("recorded_at").of(row), new Moments("source_recorded_at").of(row));
    }

    private static Stored stored(ResultSet row, @Nullable Instant recordedAt, @Nullable Instant sourceRecordedAt)
            throws SQLException {
        return new Stored(
                row.getLong("number"),
                Objects.requireNonNull(recordedAt),
                sourceRecordedAt,
                row.getString("instrument_id"),
                row.getString("aggregate_id"),
                row.getLong("sequence_number"),
                row.getString("event_type"),
                row.getString("payload"),
                row.getBytes("wrapped"));
    }

    /** The moments of a column, of which many that follow each other are the same: that is understood and kept once. */
    private static final class Moments {

        private final String column;
        private String text = "";
        private @Nullable Instant moment;

        Moments(String column) {
            this.column = column;
        }

        @Nullable
        Instant of(ResultSet row) throws SQLException {
            String next = row.getString(column);
            if (next == null) {
                return null;
            }
            if (!next.equals(text)) {
                text = next;
                moment = row.getObject(column, OffsetDateTime.class).toInstant();
            }
            return moment;
        }
    }

    /**
     * An entry whose event nobody tried to understand yet.
     *
     * @param key with which something in it is sealed, wrapped; null where nothing is
     */
    record Stored(
            long number,
            Instant recordedAt,
            @Nullable Instant sourceRecordedAt,
            String instrumentId,
            String thing,
            long sequence,
            String eventType,
            String payload,
            byte @Nullable [] key) {

        private Entry read(SharedValues values, Vault vault) {
            return entry(
                    values.one(instrumentId),
                    values.one(thing),
                    vault.opened(EventJson.read(eventType, payload, values), key));
        }

        private Entry read(String sameInstrument, Vault vault) {
            return entry(sameInstrument, thing, event(vault));
        }

        private Entry entry(String sameInstrument, String sameThing, Event event) {
            return new Entry(number, number, recordedAt, sourceRecordedAt, sameInstrument, sameThing, sequence, event);
        }

        Event event(Vault vault) {
            return vault.opened(EventJson.read(eventType, payload), key);
        }

        StoredEntry asStored() {
            return new StoredEntry(number, recordedAt, instrumentId, thing, sequence, eventType, payload);
        }

        Entry read(long expected, Vault vault) {
            requireNext(expected, number);
            return read(instrumentId, vault);
        }
    }
}
