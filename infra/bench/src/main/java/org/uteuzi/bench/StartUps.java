package org.uteuzi.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.uteuzi.bench.Figures.StartUp;

/** How long each service takes from the start of its process until it says that it is ready, by a new JVM each time. */
final class StartUps {

    private final RunFolder run;
    private final Plan plan;
    private final Map<String, String> environment;

    StartUps(RunFolder run, Plan plan, Map<String, String> environment) {
        this.run = run;
        this.plan = plan;
        this.environment = environment;
    }

    private record Start(Duration duration, long memory) {}

    List<StartUp> measure() throws IOException {
        Start firstCommand = start(plan.commandJar());
        Start firstQuery = start(plan.queryJar());
        List<Start> commands = new ArrayList<>();
        List<Start> queries = new ArrayList<>();
        for (int round = 0; round < plan.starts(); round++) {
            commands.add(start(plan.commandJar()));
            queries.add(start(plan.queryJar()));
        }
        return List.of(
                summary("command-service", firstCommand, commands), summary("query-service", firstQuery, queries));
    }

    private Start start(Path jar) throws IOException {
        try (Service service = Service.start(run, plan.heap(), jar, environment)) {
            return new Start(service.awaitReady(), service.memory());
        }
    }

    private static StartUp summary(String service, Start first, List<Start> later) {
        return new StartUp(
                service,
                seconds(first),
                Figures.rounded(Statistics.median(later, StartUps::seconds)),
                later.stream().map(StartUps::seconds).toList(),
                Statistics.median(later, Start::memory));
    }

    private static double seconds(Start start) {
        return Figures.rounded(start.duration().toMillis() / 1000.0);
    }
}
