package org.uteuzi.query.structure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.naive.NaiveEntry;
import org.uteuzi.naive.NaiveRegister;
import org.uteuzi.naive.RandomHistory;
import org.uteuzi.naive.RandomInstrument;
import org.uteuzi.query.register.TestRegister;
import org.uteuzi.testing.TestDatabase;

/**
 * Random histories of many institutions, recorded one among the other into one register while two query-services follow
 * it, with the naive fold beside them. Made once for all tests that only ask.
 */
public final class RecordedHistories implements AutoCloseable {

    private static final long[] HISTORIC = {2001, 2002, 2003, 2004, 2005};
    private static final long[] LIVE = {2006};

    final TestDatabase database = TestDatabase.create().migrateRegister();
    public final TestRegister register = new TestRegister(database);
    public final List<QueryNode> nodes;

    /** What was answered while more was still to come, by address. */
    final Map<String, String> answersOnTheWay = new LinkedHashMap<>();

    /** Each institution with the history it is of. */
    public final Map<String, Told> institutions = new TreeMap<>();

    /** The recorded times by last entry. */
    public final NavigableMap<Long, Instant> points = new TreeMap<>();

    private final SplittableRandom random = new SplittableRandom(42);

    /** One history as it stands among the others. */
    public static final class Told {

        final List<NaiveEntry> entries = new ArrayList<>();
        final List<LocalDate> days = new ArrayList<>();
        public NaiveRegister naive;

        List<NaiveEntry> upTo(long entry) {
            return entries.stream().filter(it -> it.number() <= entry).toList();
        }
    }

    /** Hands them to tests; the services end with the last of them, before the database does. */
    public static final class MadeOnce implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RecordedHistories.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(RecordedHistories.class))
                    .computeIfAbsent(RecordedHistories.class, made -> new RecordedHistories());
        }
    }

    private RecordedHistories() {
        nodes = List.of(
                QueryNode.on(database, "uteuzi.projection.batch=7", "uteuzi.projection.poll=2ms"),
                QueryNode.on(database, "uteuzi.projection.batch=60", "uteuzi.projection.poll=3ms"));
        Map<String, Told> byHistory = new HashMap<>();
        List<RandomInstrument> instruments = Stream.concat(
                        LongStream.of(HISTORIC).mapToObj(RandomHistory::historic),
                        LongStream.of(LIVE).mapToObj(RandomHistory::live))
                .peek(history -> byHistory.put(nameOf(history.instruments().getFirst()), new Told()))
                .flatMap(history -> history.instruments().stream())
                .sorted(Comparator.comparing(RandomInstrument::recordedAt))
                .toList();
        int untilTheNodesMayRest = 0;
        for (RandomInstrument instrument : instruments) {
            record(instrument, byHistory.get(nameOf(instrument)));
            if (--untilTheNodesMayRest < 0) {
                nodes.getFirst().follow(register);
                askOnTheWay();
                untilTheNodesMayRest = random.nextInt(12);
            }
        }
        nodes.forEach(node -> node.follow(register));
        byHistory.values().forEach(told -> told.naive = new NaiveRegister(told.entries));
    }

    /** All instruments of a history begin with its seed. */
    private static String nameOf(RandomInstrument instrument) {
        return instrument.instrumentId().substring(0, instrument.instrumentId().indexOf('-'));
    }

    private void record(RandomInstrument instrument, Told told) {
        TestRegister.Recorded recorded = register.record(
                instrument.instrumentId(),
                instrument.recordedAt(),
                instrument.entries().stream().map(NaiveEntry::event).toList());
        points.put(recorded.lastEntry(), recorded.recordedAt());
        for (NaiveEntry entry : instrument.entries()) {
            told.entries.add(new NaiveEntry(
                    recorded.firstEntry() + instrument.entries().indexOf(entry),
                    entry.event(),
                    entry.instrumentId(),
                    entry.recordedAt()));
            if (entry.event() instanceof InstitutionEstablished established) {
                institutions.put(established.institutionId(), told);
            }
            if (entry.event() instanceof Fact fact && fact.effectiveFrom() != null) {
                told.days.add(fact.effectiveFrom().first());
                told.days.add(fact.effectiveFrom().last());
            }
            if (entry.event() instanceof HolderAppointed appointed && appointed.termEndsOn() != null) {
                told.days.add(appointed.termEndsOn().last());
            }
        }
    }

    private void askOnTheWay() {
        Map.Entry<String, Told> asked = someInstitution(random);
        long entry = random.nextLong(register.size());
        for (String path : List.of(
                "/api/institutions/" + asked.getKey() + "/structure",
                "/api/institutions/" + asked.getKey(),
                "/api/institutions/" + asked.getKey() + "/days",
                "/api/institutions")) {
            remember(path + "?on=" + someDay(asked.getValue(), random) + "&entry=" + entry);
        }
        NaiveEntry statement = asked.getValue()
                .entries
                .get(random.nextInt(asked.getValue().entries.size()));
        String thing = ((Fact) statement.event()).thing();
        String id = thing.substring(thing.indexOf(':') + 1);
        String on = "?on=" + someDay(asked.getValue(), random) + "&entry=" + entry;
        switch (thing.substring(0, thing.indexOf(':'))) {
            case "post" -> {
                remember("/api/posts/" + id + "/holders" + on);
                remember("/api/posts/" + id + "/timeline" + on + "&beliefs=all");
            }
            case "unit" -> remember("/api/units/" + id + "/timeline" + on);
            case "person" -> remember("/api/people/" + id + "/timeline" + on + "&beliefs=all");
            default -> {}
        }
    }

    /** Only what is known before the newest entry is the same for ever. */
    private void remember(String address) {
        var response = nodes.getFirst().get(address);
        boolean past = response.statusCode() != 200
                || QueryNode.json(response).get("basis").get("past").asBoolean();
        if (past) {
            answersOnTheWay.put(address, response.statusCode() + " " + response.body());
        }
    }

    public Map.Entry<String, Told> someInstitution(SplittableRandom chance) {
        return List.copyOf(institutions.entrySet()).get(chance.nextInt(institutions.size()));
    }

    /** Mostly near a day that somebody named, where something is likely to change. */
    public static LocalDate someDay(Told told, SplittableRandom chance) {
        LocalDate day = chance.nextInt(5) == 0
                ? LocalDate.of(2010, 1, 1).plusDays(chance.nextInt(8000))
                : told.days.get(chance.nextInt(told.days.size())).plusDays(chance.nextInt(-1, 2));
        return day.getYear() > 9999 ? LocalDate.of(9999, 12, 31) : day;
    }

    /** The last entry of the last instrument that is whole with an entry; -1 if none is. */
    long roundedDown(long entry) {
        Long point = points.floorKey(entry);
        return point == null ? -1 : point;
    }

    @Override
    public void close() {
        nodes.forEach(QueryNode::close);
        database.close();
    }
}
