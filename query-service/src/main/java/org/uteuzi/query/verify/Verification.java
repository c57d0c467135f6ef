package org.uteuzi.query.verify;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.naive.NaiveEntry;
import org.uteuzi.naive.NaiveKnown;
import org.uteuzi.query.database.WholeDatabase;
import org.uteuzi.query.register.RegisterReader;
import org.uteuzi.query.structure.KnownPoint;
import org.uteuzi.query.structure.KnownPoints;
import org.uteuzi.query.structure.StructureAsOf;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares what is answered from memory and what the tables hold with what the naive fold believes of the same entries, at
 * points that chance chooses: some institutions, of each some entries at which something about it was recorded, and of each
 * some days on which something is likely to change.
 */
@Component
public class Verification {

    private static final int PAGE = 4_000;
    /** Points of one institution. */
    private static final int EACH = 20;

    /** Of one entry. */
    private static final int DAYS = 5;

    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final RegisterReader register;
    private final StructureAsOf structures;
    private final KnownPoints points;
    private final JsonMapper json;
    private final JdbcClient database;
    private final TransactionTemplate reading;

    Verification(
            RegisterReader register,
            StructureAsOf structures,
            KnownPoints points,
            JsonMapper json,
            WholeDatabase database) {
        this.register = register;
        this.structures = structures;
        this.points = points;
        this.json = json;
        this.database = database.client();
        this.reading = new TransactionTemplate(database.transactions());
        reading.setReadOnly(true);
    }

    /** Is told how far it is; what it throws ends the verification. */
    public interface Progress {

        void read(long entries, long all);

        void compared(int points, int all);
    }

    /** A point of an institution. */
    public record Asked(String institution, LocalDate on, long entry) {}

    /**
     * What is not as the naive fold believes it.
     *
     * @param line an answer, or a row of a table, as it is there or as it should be
     */
    public record Difference(Asked asked, boolean expected, String line) {}

    /** @param lines how many answers and rows were compared */
    public record Result(int points, long lines, List<Difference> differences) {}

    /**
     * @param seed of the chance by which points are chosen: the same points again of the same register
     * @param most how many points
     * @throws IllegalStateException while no instrument is projected
     */
    public Result verify(long seed, int most, Progress progress) {
        KnownPoint newest = points.newest().orElseThrow(() -> new IllegalStateException("nothing is projected"));
        Register whole = read(newest.entry(), progress);
        SplittableRandom random = new SplittableRandom(seed);
        List<String> institutions = some(whole.institutions(), Math.max(1, most / EACH), random);
        int each = institutions.isEmpty() ? 0 : Math.ceilDiv(most, institutions.size());
        int all = each * institutions.size();
        int compared = 0;
        long lines = 0;
        List<Difference> differences = new ArrayList<>();
        for (String institution : institutions) {
            Surroundings around = Surroundings.of(whole.own(institution), newest.entry(), register);
            lines += compareHomes(new Asked(institution, LocalDate.EPOCH, newest.entry()), whole, differences);
            for (int point = 0; point < each; point += DAYS) {
                long entry = point == 0 ? newest.entry() : whole.endOf(one(around.numbers(), random));
                NaiveKnown known = around.knownAt(entry);
                for (int day = point; day < Math.min(each, point + DAYS); day++) {
                    Asked asked = new Asked(institution, someDay(around.days(), random), entry);
                    lines += compare(asked, around, known, differences);
                    progress.compared(++compared, all);
                }
            }
        }
        return new Result(compared, lines, List.copyOf(differences));
    }

    private Register read(long upTo, Progress progress) {
        Register whole = new Register();
        reading.executeWithoutResult(status -> register.pages(
                upTo,
                PAGE,
                page -> page.instruments(page.understood()).forEach(instrument -> {
                    whole.add(instrument);
                    progress.read(instrument.lastEntry() + 1, upTo + 1);
                })));
        return whole;
    }

    private static List<String> some(List<String> all, int most, SplittableRandom random) {
        List<String> rest = new ArrayList<>(all);
        List<String> some = new ArrayList<>();
        while (some.size() < most && !rest.isEmpty()) {
            some.add(rest.remove(random.nextInt(rest.size())));
        }
        return some;
    }

    private static <T> T one(List<T> all, SplittableRandom random) {
        return all.get(random.nextInt(all.size()));
    }

    private static LocalDate someDay(List<LocalDate> named, SplittableRandom random) {
        LocalDate day = one(named, random).plusDays(random.nextInt(-1, 2));
        return day.isAfter(LAST_DAY) ? LAST_DAY : day.getYear() < 1 ? one(named, random) : day;
    }

    private long compare(Asked asked, Surroundings around, NaiveKnown known, List<Difference> differences) {
        List<NaiveEntry> entries = around.upTo(asked.entry());
        List<String> found = Rows.stored(around.things(), asked.on(), asked.entry(), database)
                .lines();
        List<String> expected =
                Rows.expected(around.things(), asked.on(), entries, known).lines();
        differing(asked, expected, found, differences);
        if (!isRecorded(asked.institution(), entries)) {
            return expected.size();
        }
        differing(
                asked,
                List.of(new ExpectedStructure(known, entries, asked.on())
                        .of(asked.institution())
                        .toString()),
                List.of(ExpectedStructure.comparable(answered(asked)).toString()),
                differences);
        return expected.size() + 1L;
    }

    /** Of no point: what was once at home stays so, and what was recorded since the register was read may be there too. */
    private long compareHomes(Asked asked, Register whole, List<Difference> differences) {
        Set<String> expected = whole.atHome(asked.institution());
        Set<String> stored = Set.copyOf(database.sql("select thing from home where institution_id = :id")
                .param("id", asked.institution())
                .query((row, index) -> row.getString(1))
                .list());
        if (!expected.containsAll(stored)) {
            register.instrumentsAfter(whole.newest(), PAGE).forEach(whole::add);
        }
        Set<String> possible = whole.atHome(asked.institution());
        expected.stream()
                .filter(thing -> !stored.contains(thing))
                .forEach(thing -> differences.add(new Difference(asked, true, "home | " + thing)));
        stored.stream()
                .filter(thing -> !possible.contains(thing))
                .forEach(thing -> differences.add(new Difference(asked, false, "home | " + thing)));
        return expected.size();
    }

    private static boolean isRecorded(String institution, List<NaiveEntry> entries) {
        return entries.stream()
                .anyMatch(entry -> entry.event() instanceof InstitutionEstablished established
                        && established.institutionId().equals(institution));
    }

    private ObjectNode answered(Asked asked) {
        return json.valueToTree(structures.structure(asked.institution(), asked.on(), points.at(asked.entry())));
    }

    private static void differing(
            Asked asked, List<String> expected, List<String> found, List<Difference> differences) {
        only(expected, found).forEach(line -> differences.add(new Difference(asked, true, line)));
        only(found, expected).forEach(line -> differences.add(new Difference(asked, false, line)));
    }

    private static List<String> only(List<String> lines, List<String> others) {
        List<String> rest = new ArrayList<>(lines);
        others.forEach(rest::remove);
        return rest;
    }
}
