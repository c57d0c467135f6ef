package org.uteuzi.bench.nation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How much is measured, and where.
 *
 * @param versions of appointments, for each nation that is made; the last is also asked over HTTP
 * @param loaded how many of its institutions are loaded where memory is measured
 * @param questions about structures, each with another day and another point of the register
 * @param window how long each subject is asked over HTTP in each round
 * @param warmUp how long a service that records is used before it is measured: until then compilers take a third of the processors
 * @param follow how long instruments are recorded at a steady rate
 * @param heap of each process that has institutions in memory
 * @param classes of the bench, for what is measured from within query-service
 * @param xtdb whether only the holders of posts are asked for, here and in XTDB
 */
record NationPlan(
        boolean quick,
        List<Long> versions,
        int institutions,
        int posts,
        int loaded,
        int questions,
        int rounds,
        Duration window,
        Duration warmUp,
        Duration follow,
        String heap,
        Path classes,
        Path commandJar,
        Path queryJar,
        Path folder,
        Path results,
        Path chart,
        boolean xtdb) {

    static final int CONNECTIONS = 8;
    static final int PER_SECOND = 200;
    static final long SEED = 4;

    static NationPlan ofSystemProperties() {
        boolean quick = !"false".equals(System.getProperty("nation.quick", "false"));
        boolean xtdb = Boolean.getBoolean("nation.xtdb");
        Path folder = path("bench.folder");
        List<Long> versions = Arrays.stream(
                        System.getProperty("nation.millions", "0.1,1").split(","))
                .map(millions -> Math.round(Double.parseDouble(millions) * 1_000_000))
                .toList();
        return new NationPlan(
                quick,
                quick ? List.of(20_000L) : versions,
                quick ? 24 : 600,
                quick ? 4_000 : 100_000,
                quick ? 6 : 60,
                quick ? 60 : 400,
                quick ? 2 : 7,
                Duration.ofMillis(quick ? 500 : 4000),
                Duration.ofSeconds(quick ? 1 : 60),
                Duration.ofSeconds(quick ? 3 : 30),
                quick ? "512m" : System.getProperty("nation.heap", "2g"),
                path("nation.classes"),
                path("bench.command-jar"),
                path("bench.query-jar"),
                folder,
                // committed are only the figures of a whole run
                quick ? folder.resolve("results") : path("bench.results"),
                quick ? folder.resolve("results/nation.svg") : path("nation.chart"),
                xtdb);
    }

    Nation nation(long ofVersions) {
        return new Nation("n", SEED, institutions, posts, ofVersions);
    }

    private static Path path(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalArgumentException("-D" + property + " is missing");
        }
        return Path.of(value).toAbsolutePath().normalize();
    }
}
