package org.uteuzi.bench.nation;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.uteuzi.json.EventJson;
import org.uteuzi.structure.Structure;
import org.uteuzi.structure.StructureOn;
import org.uteuzi.structure.Things;
import org.uteuzi.timeline.InstitutionTimeline;
import org.uteuzi.timeline.OfficeTimeline;
import org.uteuzi.timeline.PersonTimeline;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.Recorded;
import org.uteuzi.timeline.UnitTimeline;
import org.uteuzi.vault.Vault;

/** What there is without any memory: all entries of an institution are read from the register and folded for each question. */
final class Replay implements AutoCloseable {

    private static final String THINGS = "select array_agg(thing) from structure.part where institution_id = ?";

    private static final String ENTRIES = """
            select n.number, e.instrument_id, e.aggregate_id, e.event_type, e.payload, e.wrapped
            from vault.event e join register.entry n on n.position = e.position
            where e.aggregate_id = any(?) and e.aggregate_type <> 'Instrument' and n.number <= ? order by n.number
            """;

    private final Connection connection;
    private final PreparedStatement things;
    private final PreparedStatement entries;
    private final Vault vault;

    Replay(Connection connection, Vault vault) throws SQLException {
        this.connection = connection;
        this.vault = vault;
        this.things = connection.prepareStatement(THINGS);
        this.entries = connection.prepareStatement(ENTRIES);
    }

    Structure structure(String institution, LocalDate on, long known) throws SQLException {
        entries.setArray(1, things(institution));
        entries.setLong(2, known);
        Folded folded = new Folded();
        try (ResultSet rows = entries.executeQuery()) {
            while (rows.next()) {
                folded.add(
                        rows.getString(3),
                        rows.getString(2),
                        Recorded.of(
                                rows.getLong(1),
                                vault.opened(EventJson.read(rows.getString(4), rows.getString(5)), rows.getBytes(6))));
            }
        }
        return new StructureOn(folded, on).of(institution);
    }

    private Array things(String institution) throws SQLException {
        things.setString(1, institution);
        try (ResultSet row = things.executeQuery()) {
            row.next();
            return row.getArray(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Each thing is folded when it is asked for. */
    private static final class Folded implements Things {

        private final TreeMap<String, List<Recorded>> streams = new TreeMap<>();
        private final Map<Long, String> instruments = new HashMap<>();

        void add(String thing, String instrument, Recorded recorded) {
            streams.computeIfAbsent(thing, it -> new ArrayList<>()).add(recorded);
            instruments.put(recorded.order(), instrument);
        }

        @Override
        public Optional<InstitutionTimeline> institution(String id) {
            return one("institution:" + id, InstitutionTimeline::of);
        }

        @Override
        public Optional<UnitTimeline> unit(String id) {
            return one("unit:" + id, UnitTimeline::of);
        }

        @Override
        public Optional<PostTimeline> post(String id) {
            return one("post:" + id, PostTimeline::of);
        }

        @Override
        public Optional<PersonTimeline> person(String id) {
            return one("person:" + id, PersonTimeline::of);
        }

        @Override
        public Optional<OfficeTimeline> office(String id) {
            return one("office:" + id, OfficeTimeline::of);
        }

        @Override
        public Stream<UnitTimeline> units() {
            return all("unit", UnitTimeline::of);
        }

        @Override
        public Stream<PostTimeline> posts() {
            return all("post", PostTimeline::of);
        }

        @Override
        public String instrumentOf(Recorded statement) {
            return instruments.getOrDefault(statement.order(), "");
        }

        @Override
        public boolean isImported(Recorded statement) {
            return false;
        }

        private <T> Optional<T> one(String thing, Function<List<Recorded>, Optional<T>> fold) {
            return Optional.ofNullable(streams.get(thing)).flatMap(fold);
        }

        private <T> Stream<T> all(String kind, Function<List<Recorded>, Optional<T>> fold) {
            return streams.subMap(kind + ':', kind + ';').values().stream()
                    .flatMap(stream -> fold.apply(stream).stream());
        }
    }
}
