package org.uteuzi.bench.nation;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.uteuzi.bench.Figures;
import org.uteuzi.bench.nation.MemoryFigures.Micros;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.query.QueryService;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.query.structure.KnownPoint;
import org.uteuzi.query.structure.KnownPoints;
import org.uteuzi.query.structure.StructureAnswer;
import org.uteuzi.query.structure.StructureAsOf;
import org.uteuzi.structure.Structure;
import org.uteuzi.structure.StructureOn;
import org.uteuzi.vault.Vault;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs within query-service, on its own class path and with its own beans, and asks it directly; beside it the same bytes by
 * their primary key, a naive replay, and a plain array, all in turn in each round.
 */
public final class InMemory {

    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final int REPLAYS = 20;
    private static final int LOOKS = 200_000;

    private final Nation nation;
    private final int loaded;
    private final int rounds;
    private final Histories histories;
    private final KnownPoints points;
    private final StructureAsOf structures;
    private final JsonMapper json;
    private final Vault vault;
    private final Random random = new Random(2);
    /** So that nothing that is measured can be left out. */
    private long sink;

    private InMemory(Nation nation, int loaded, int rounds, ConfigurableApplicationContext service) {
        this.nation = nation;
        this.loaded = loaded;
        this.rounds = rounds;
        this.histories = service.getBean(Histories.class);
        this.points = service.getBean(KnownPoints.class);
        this.structures = service.getBean(StructureAsOf.class);
        this.json = service.getBean(JsonMapper.class);
        this.vault = service.getBean(Vault.class);
    }

    /** Arguments: JDBC URL, versions, institutions, posts, how many institutions to load, questions, rounds, file of results. */
    public static void main(String[] arguments) throws Exception {
        Nation nation = new Nation(
                "n", 4, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]), Long.parseLong(arguments[1]));
        Path results = Path.of(arguments[7]);
        try (var service = SpringApplication.run(
                QueryService.class, "--server.port=0", "--uteuzi.history.warm-up=0s", "--uteuzi.history.memory=1TB")) {
            InMemory memory =
                    new InMemory(nation, Integer.parseInt(arguments[4]), Integer.parseInt(arguments[6]), service);
            memory.measure(arguments[0], Integer.parseInt(arguments[5]), results);
        }
    }

    private void measure(String jdbcUrl, int count, Path results) throws Exception {
        long empty = usedHeap();
        List<Double> load = new ArrayList<>();
        long versions = 0;
        long entries = 0;
        for (int i = 0; i < loaded; i++) {
            String id = institution(i);
            long began = System.nanoTime();
            sink += history(id).points().size();
            load.add((System.nanoTime() - began) / 1e3);
        }
        long full = usedHeap() - empty;
        for (int i = 0; i < loaded; i++) {
            var all = history(institution(i)).between(-1, Long.MAX_VALUE);
            entries += all.size();
            versions += all.stream()
                    .filter(entry -> entry.event() instanceof HolderAppointed)
                    .count();
        }
        List<Question> questions = questions(count);
        double first = first(questions);
        long asked = usedHeap() - empty;
        List<byte[]> answers = questions.stream()
                .map(question -> json.writeValueAsBytes(structure(question)))
                .toList();
        try (Connection connection = DriverManager.getConnection(jdbcUrl + "?user=postgres");
                Replay replay = new Replay(DriverManager.getConnection(jdbcUrl + "?user=postgres"), vault)) {
            check(questions, replay);
            PreparedStatement lookup = table(connection, answers);
            List<Micros> micros = rounds(questions, lookup, replay);
            var figures = new MemoryFigures(
                    loaded,
                    versions,
                    entries,
                    Figures.rounded((double) full / versions),
                    Figures.rounded((double) asked / versions),
                    Figures.rounded(answers.stream()
                            .mapToInt(answer -> answer.length)
                            .average()
                            .orElseThrow()),
                    Sample.summary(load, load),
                    first,
                    micros.get(0),
                    micros.get(1),
                    micros.get(2),
                    micros.get(3),
                    micros.get(4),
                    micros.get(5));
            Files.writeString(results, JsonMapper.shared().writeValueAsString(figures));
            Files.writeString(
                    Path.of(results + ".questions"),
                    JsonMapper.shared()
                            .writeValueAsString(new Question.All(
                                    questions,
                                    questions.stream().map(this::holders).toList())));
            System.out.println(sink);
        }
    }

    /** Spread evenly over the nation. */
    private String institution(int place) {
        return nation.institutionId(place * nation.institutions() / loaded);
    }

    private InstitutionHistory history(String id) {
        return histories.of(id).orElseThrow();
    }

    /** Any day of the last ten years, as known at any point of the last ten years. */
    private List<Question> questions(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    String id = institution(random.nextInt(loaded));
                    List<InstitutionHistory.Point> all = history(id).points().stream()
                            .filter(point -> point.recordedAt().toString().compareTo("2016") > 0)
                            .toList();
                    var point = all.get(random.nextInt(all.size()));
                    int posts = nation.posts() / nation.institutions();
                    return new Question(
                            id,
                            id + "-p" + random.nextInt(posts),
                            Nation.BEGINNING.plusDays(Nation.DAYS - 1 - random.nextInt(3652)),
                            point.entry(),
                            point.recordedAt().toString());
                })
                .toList();
    }

    private StructureAnswer structure(Question question) {
        KnownPoint known = points.at(question.known());
        return structures.structure(question.institution(), question.on(), known);
    }

    private List<String> holders(Question question) {
        var things =
                history(question.institution()).at(points.at(question.known()).entry());
        return new StructureOn(things, question.on())
                .holders(question.post()).stream()
                        .map(Structure.Holder::appointmentId)
                        .toList();
    }

    /** In microseconds; what is believed at these points is folded now. */
    private double first(List<Question> questions) {
        long began = System.nanoTime();
        questions.forEach(question -> sink += structure(question).posts().size());
        return Figures.rounded((System.nanoTime() - began) / 1e3 / questions.size());
    }

    /** What is fast must also be right. */
    private void check(List<Question> questions, Replay replay) throws SQLException {
        for (Question question : questions.subList(0, Math.min(REPLAYS, questions.size()))) {
            StructureAnswer answer = structure(question);
            Structure naive = replay.structure(question.institution(), question.on(), question.known());
            Structure fast = new Structure(answer.institution(), answer.units(), answer.posts(), answer.offices());
            if (!json.writeValueAsString(fast).equals(json.writeValueAsString(naive))) {
                throw new IllegalStateException("the replay answers something else: " + question);
            }
        }
    }

    /** As cheap for the database as can be: neither compressed nor to be made again. */
    private static PreparedStatement table(Connection connection, List<byte[]> answers) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create schema if not exists bench");
            statement.execute("drop table if exists bench.answer");
            statement.execute("create table bench.answer (id int primary key, body bytea storage external not null)");
        }
        try (var insert = connection.prepareStatement("insert into bench.answer values (?, ?)")) {
            for (int i = 0; i < answers.size(); i++) {
                insert.setInt(1, i);
                insert.setBytes(2, answers.get(i));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        try (var statement = connection.createStatement()) {
            statement.execute("vacuum analyze bench.answer");
        }
        return connection.prepareStatement("select body from bench.answer where id = ?");
    }

    private List<Micros> rounds(List<Question> questions, PreparedStatement lookup, Replay replay) throws SQLException {
        long[] sorted =
                random.longs(nation.versions(), 0, Long.MAX_VALUE).sorted().toArray();
        int count = questions.size();
        List<Sample> samples = List.of(
                new Sample(
                        count,
                        question -> sink +=
                                structure(questions.get(question)).posts().size()),
                new Sample(
                        count, question -> sink += json.writeValueAsBytes(structure(questions.get(question))).length),
                new Sample(
                        count,
                        question -> sink += holders(questions.get(question)).size()),
                new Sample(count, question -> sink += lookUp(lookup, question)),
                new Sample(Math.min(REPLAYS, count), question -> {
                    Question asked = questions.get(question);
                    sink += replay.structure(asked.institution(), asked.on(), asked.known())
                            .posts()
                            .size();
                }));
        Sample array = new Sample(1, question -> {
            for (int i = 0; i < LOOKS; i++) {
                sink += Arrays.binarySearch(sorted, random.nextLong(Long.MAX_VALUE));
            }
        });
        for (Sample sample : samples) {
            sample.warmUp(WARM_UP);
        }
        array.warmUp(WARM_UP);
        for (int round = 0; round < rounds; round++) {
            for (Sample sample : samples) {
                sample.round();
            }
            array.round();
        }
        List<Micros> micros =
                new ArrayList<>(samples.stream().map(Sample::summary).toList());
        Micros looks = array.summary();
        micros.add(new Micros(
                Figures.rounded(looks.mean() / LOOKS),
                Figures.rounded(looks.p50() / LOOKS),
                Figures.rounded(looks.p99() / LOOKS)));
        return micros;
    }

    private static int lookUp(PreparedStatement lookup, int id) throws SQLException {
        lookup.setInt(1, id);
        try (ResultSet row = lookup.executeQuery()) {
            row.next();
            return row.getBytes(1).length;
        }
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            ManagementFactory.getMemoryMXBean().gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
