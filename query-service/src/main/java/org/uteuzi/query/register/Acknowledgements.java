package org.uteuzi.query.register;

import java.sql.ResultSet;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.uteuzi.event.instrument.Finding;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.json.EventJson;
import org.uteuzi.query.database.WholeDatabase;

/** Reads what recorders acknowledged, and on which facts it lay. */
@Component
public class Acknowledgements {

    private record Told(InstrumentRecorded instrument, Instant recordedAt) {}

    private record Place(String instrumentId, @Nullable Integer effect) {}

    private final JdbcClient database;

    Acknowledgements(WholeDatabase database) {
        this.database = database.client();
    }

    /** Those of some instruments. */
    public List<Acknowledged> of(Collection<String> instrumentIds) {
        List<Told> told = database.sql(
                        "select event_type, payload, recorded_at from register.event where instrument_id = any(:ids)"
                                + " and event_type = 'instrument.instrument-recorded'"
                                + " and payload like '%\"acknowledgement\":\"%'")
                .param("ids", instrumentIds.toArray(String[]::new))
                .query((row, index) -> new Told(
                        (InstrumentRecorded) EventJson.read(row.getString("event_type"), row.getString("payload")),
                        Instant.parse(row.getString("recorded_at"))))
                .list();
        Map<Place, Set<String>> facts =
                facts(told.stream().map(it -> it.instrument().instrumentId()).toList());
        return told.stream()
                .flatMap(it -> it.instrument().findings().stream().flatMap(finding -> acknowledged(it, finding, facts)))
                .toList();
    }

    private static Stream<Acknowledged> acknowledged(Told told, Finding finding, Map<Place, Set<String>> facts) {
        InstrumentRecorded instrument = told.instrument();
        if (finding.acknowledgement() == null) {
            return Stream.of();
        }
        Set<String> about = finding.factId() == null
                ? facts.getOrDefault(new Place(instrument.instrumentId(), finding.effect()), Set.of())
                : Set.of(finding.factId());
        return Stream.of(new Acknowledged(
                instrument.instrumentId(),
                instrument.recordedBy(),
                told.recordedAt(),
                finding.code(),
                about,
                finding.acknowledgement()));
    }

    /** Under the id by which a fact was first recorded, which a correction names. */
    private Map<Place, Set<String>> facts(Collection<String> instrumentIds) {
        Map<Place, Set<String>> facts = new HashMap<>();
        if (!instrumentIds.isEmpty()) {
            database.sql("select instrument_id, fact_id, cast(metadata as json) ->> 'effect' as effect,"
                            + " cast(payload as json) -> 'corrects' ->> 'factId' as corrects"
                            + " from register.event where instrument_id = any(:ids) and fact_id is not null")
                    .param("ids", instrumentIds.toArray(String[]::new))
                    .query((ResultSet row) -> {
                        String effect = row.getString("effect");
                        Set<String> of = facts.computeIfAbsent(
                                new Place(
                                        row.getString("instrument_id"),
                                        effect == null ? null : Integer.valueOf(effect)),
                                place -> new HashSet<>());
                        Stream.ofNullable(row.getString("corrects")).forEach(of::add);
                        of.add(row.getString("fact_id"));
                    });
        }
        return facts;
    }
}
