package org.uteuzi.query.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.uteuzi.event.Event;
import org.uteuzi.event.Fact;
import org.uteuzi.event.instrument.InstrumentKind;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.event.instrument.Particulars;
import org.uteuzi.query.register.TestRegister;
import org.uteuzi.query.structure.QueryNode;
import org.uteuzi.query.structure.Say;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;
import tools.jackson.databind.JsonNode;

/** The figures of lateness, against those that a list of all days gives. */
class LatenessTest {

    private static final ZoneId ZONE = ZoneId.of("Africa/Dar_es_Salaam");

    private final SplittableRandom random = new SplittableRandom(77);
    private final Map<String, List<Long>> days = new TreeMap<>();
    private final Map<String, Long> notMeasured = new TreeMap<>();

    @Test
    void each_part_and_group_has_its_own_figures() {
        try (TestDatabase database = TestDatabase.create().migrateRegister()) {
            TestRegister register = new TestRegister(database);
            Instant at = Instant.parse("2023-01-01T20:30:00Z");
            register.record("act", at, particulars("act", null, List.of(Say.institution("one", "2000")), false));
            List<String> units = new ArrayList<>();
            LocalDate from = LocalDate.of(2023, 2, 1);
            LocalDate to = LocalDate.of(2023, 6, 30);
            for (int i = 0; i < 120; i++) {
                at = at.plus(random.nextLong(1, 80), ChronoUnit.HOURS);
                String signedOn = random.nextInt(5) == 0 ? "2023" : day(at, 100);
                List<Event> effects = effects(i, at, units);
                boolean imported = random.nextInt(4) == 0;
                List<Event> events = particulars("i-" + i, signedOn, effects, imported);
                register.record("i-" + i, at, events);
                LocalDate recordedOn = LocalDate.ofInstant(at, ZONE);
                if (!recordedOn.isBefore(from) && !recordedOn.isAfter(to)) {
                    expect(effects, new PartialDate(signedOn), recordedOn, imported);
                }
            }
            try (QueryNode node = QueryNode.on(database)) {
                node.follow(register);
                JsonNode rows = node.ask("/api/reports/lateness?from=" + from + "&to=" + to)
                        .get("rows");
                Map<String, String> told = new TreeMap<>();
                rows.forEach(row -> told.put(
                        row.get("part").asString() + " " + row.get("group").asString(),
                        row.get("measured") + " " + row.get("median") + " " + row.get("ninth") + " "
                                + row.get("longest") + " " + row.get("notMeasured")));
                assertThat(told).isEqualTo(expected()).hasSize(6);
                assertThat(node.ask("/api/reports/lateness?institution=one&from=" + from + "&to=" + to)
                                .get("rows"))
                        .isEqualTo(rows);
                assertThat(node.ask("/api/reports/lateness?from=1999-01-01&to=1999-12-31")
                                .get("rows"))
                        .isEmpty();
            }
        }
    }

    private List<Event> effects(int i, Instant at, List<String> units) {
        List<Event> effects = new ArrayList<>();
        for (int n = random.nextInt(1, 4); n > 0; n--) {
            String unit = "u-" + i + "-" + n;
            String from = random.nextInt(6) == 0 ? "2022" : day(at, 300);
            if (units.isEmpty() || random.nextInt(3) > 0) {
                effects.add(Say.unit(unit, "one", from));
                units.add(unit);
            } else {
                String corrected = units.get(random.nextInt(units.size()));
                effects.add(Say.unit("c-" + unit, corrected, "one", from, Say.corrects("f-" + corrected)));
            }
        }
        return effects;
    }

    private String day(Instant at, int before) {
        return LocalDate.ofInstant(at, ZONE)
                .plusDays(random.nextLong(-before, 20))
                .toString();
    }

    private void expect(List<Event> effects, PartialDate signedOn, LocalDate recordedOn, boolean imported) {
        LocalDate signed = signedOn.text().length() == 10 ? signedOn.first() : null;
        for (Event event : effects) {
            Fact fact = (Fact) event;
            String group =
                    "BACKDATING " + (imported ? "IMPORTS" : fact.corrects() == null ? "RECORDED" : "CORRECTIONS");
            expect(
                    group,
                    fact.effectiveFrom().text().length() == 10
                            ? fact.effectiveFrom().first()
                            : null,
                    signed);
        }
        boolean corrections = effects.stream().allMatch(event -> ((Fact) event).corrects() != null);
        expect("DELAY " + (imported ? "IMPORTS" : corrections ? "CORRECTIONS" : "RECORDED"), signed, recordedOn);
    }

    private void expect(String group, LocalDate first, LocalDate second) {
        if (first == null || second == null) {
            notMeasured.merge(group, 1L, Long::sum);
        } else {
            days.computeIfAbsent(group, key -> new ArrayList<>())
                    .add(Math.max(0, ChronoUnit.DAYS.between(first, second)));
        }
    }

    private Map<String, String> expected() {
        return days.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, group -> {
            List<Long> sorted = group.getValue().stream().sorted().toList();
            return sorted.size() + " " + sorted.get((int) Math.ceil(sorted.size() * 0.5) - 1) + " "
                    + sorted.get((int) Math.ceil(sorted.size() * 0.9) - 1) + " " + sorted.getLast() + " "
                    + notMeasured.getOrDefault(group.getKey(), 0L);
        }));
    }

    private static List<Event> particulars(
            String id, String signedOn, List<? extends Event> effects, boolean imported) {
        Particulars particulars = new Particulars(
                InstrumentKind.ADMINISTRATIVE_ORDER,
                "TZ-ZNZ",
                null,
                null,
                new LocalizedText("Hati ya mfano", null),
                null,
                null,
                null,
                null,
                signedOn == null ? null : new PartialDate(signedOn),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
        List<Event> events = new ArrayList<>(TestRegister.whole(id, effects));
        InstrumentRecorded plain = (InstrumentRecorded) events.getFirst();
        events.set(
                0,
                new InstrumentRecorded(
                        plain.factId(),
                        id,
                        particulars,
                        plain.recordedBy(),
                        plain.findings(),
                        plain.eventsThatFollow(),
                        imported,
                        imported ? Instant.EPOCH : null,
                        null));
        return events;
    }
}
