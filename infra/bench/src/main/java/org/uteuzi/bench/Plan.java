package org.uteuzi.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How much is measured, and where.
 *
 * @param window how long each client level of each subject is measured in each round
 * @param warmUp how long a service is used before it is measured: until then compilers take a third of the processors
 * @param starts how often each service is started again after the first time
 * @param posts posts in each of the three institutions that are made, with as many people, each appointed to one
 * @param samples how many instruments are followed until they are seen, in each round and way
 * @param folder holds the run's database while it runs
 */
record Plan(
        boolean quick,
        int rounds,
        Duration window,
        Duration warmUp,
        List<Integer> clients,
        int starts,
        int posts,
        int samples,
        String heap,
        Path commandJar,
        Path queryJar,
        Path folder,
        Path results) {

    static final int INSTITUTIONS = 3;

    static Plan ofSystemProperties() {
        boolean quick = !"false".equals(System.getProperty("bench.quick", "false"));
        Path folder = path("bench.folder");
        return new Plan(
                quick,
                quick ? 1 : 3,
                Duration.ofMillis(quick ? 300 : 2000),
                Duration.ofSeconds(quick ? 1 : 60),
                List.of(1, 8, 32),
                quick ? 0 : 3,
                quick ? 300 : 6600,
                quick ? 20 : 150,
                System.getProperty("bench.heap", "256m"),
                path("bench.command-jar"),
                path("bench.query-jar"),
                folder,
                // committed are only the figures of a whole run
                quick ? folder.resolve("results") : path("bench.results"));
    }

    private static Path path(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalArgumentException("-D" + property + " is missing");
        }
        return Path.of(value).toAbsolutePath().normalize();
    }
}
