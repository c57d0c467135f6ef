package org.uteuzi.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.bench.Figures.Throughput;

/** Commands beside what the database alone does with the same rows: all in turn in each round, at each number of clients. */
final class Throughputs {

    static final String REGISTER_PERSON = "registerPerson";
    static final String APPOINT = "appoint";
    private static final String RAW_INSERT = "raw insert";
    /** In microseconds. */
    private static final int COMMIT_DELAY = 200;

    private static final String ALONE = ", each alone";
    private static final String BARE = ", raw behind a bare server";
    private static final String RAW_TRANSACTION = "raw transaction of ";

    /** @param service that is asked; null: the database itself */
    private record Subject(String name, @Nullable Service service, Load.ClientFactory factory) {

        Subject(String name, Load.ClientFactory factory) {
            this(name, null, factory);
        }
    }

    private record Round(
            Load.Result result, double inside, double pool, double client, double service, double postgres) {}

    private final RunFolder run;
    private final Plan plan;
    private final Postgres postgres;
    private final Service commands;
    private final Register register;
    private final Service nodeWithoutGroups;
    private final Register recordedAlone;

    /** @param nodeWithoutGroups on the same register, where each instrument has a transaction of its own */
    Throughputs(
            RunFolder run,
            Plan plan,
            Postgres postgres,
            Service commands,
            Register register,
            Service nodeWithoutGroups) {
        this.run = run;
        this.plan = plan;
        this.postgres = postgres;
        this.commands = commands;
        this.register = register;
        this.nodeWithoutGroups = nodeWithoutGroups;
        this.recordedAlone = register.through(nodeWithoutGroups);
    }

    /** A node on which as many may record at a time as ever come. */
    static Service startNodeWithoutGroups(RunFolder run, Plan plan, Postgres postgres) throws IOException {
        Map<String, String> environment = new HashMap<>(postgres.environment());
        environment.put("UTEUZI_GROUPCOMMIT_TRANSACTIONS", "1000");
        return Service.start(run, plan.heap(), plan.commandJar(), environment);
    }

    List<RoundTrips> roundTrips() throws Exception {
        for (Load.Client command : new Load.Client[] {
            register::registerPerson, register::appoint, recordedAlone::registerPerson, recordedAlone::appoint
        }) {
            Load.run(8, plan.warmUp().dividedBy(2), () -> command, () -> {});
        }
        return List.of(
                RoundTrips.count(REGISTER_PERSON, postgres, register, register::registerPerson),
                RoundTrips.count(APPOINT, postgres, register, register::appoint));
    }

    List<Throughput> measure(List<RoundTrips> trips) throws Exception {
        Raw.prepare(postgres);
        Register.Recorded person = register.registerPerson();
        Register.Recorded appointment = register.appoint();
        try (Service bare = BareServer.start(
                run,
                plan.heap(),
                postgres,
                plan.posts(),
                List.of(
                        new BareServer.Transaction(REGISTER_PERSON, person, trips.getFirst()),
                        new BareServer.Transaction(APPOINT, appointment, trips.getLast())))) {
            bare.awaitReady();
            return measureAll(subjects(trips, person, appointment, bare));
        }
    }

    private List<Throughput> measureAll(List<Subject> subjects) throws Exception {
        for (Subject subject : subjects) {
            // the services are warm from before
            int part = subject.name().endsWith(BARE) ? 2 : 10;
            Load.run(2, plan.warmUp().dividedBy(part), subject.factory(), () -> {});
        }
        List<Throughput> all = new ArrayList<>();
        for (int clients : plan.clients()) {
            Map<String, List<Round>> rounds = new LinkedHashMap<>();
            for (int round = 0; round < plan.rounds(); round++) {
                // none always comes after the same one
                List<Subject> order = new ArrayList<>(subjects);
                Collections.rotate(order, -round);
                for (Subject subject : order) {
                    rounds.computeIfAbsent(subject.name(), name -> new ArrayList<>())
                            .add(measure(subject, clients));
                }
            }
            rounds.forEach((name, own) -> all.add(summary(name, clients, own, rounds)));
        }
        return all;
    }

    private List<Subject> subjects(
            List<RoundTrips> trips, Register.Recorded person, Register.Recorded appointment, Service bare) {
        Raw raw = new Raw(postgres.jdbcUrl(), plan.posts());
        return List.of(
                new Subject(RAW_INSERT, () -> raw.insert(person)),
                new Subject(RAW_TRANSACTION + REGISTER_PERSON, () -> raw.transaction(person, trips.getFirst())),
                bare(REGISTER_PERSON, bare, Instruments.registerPerson(person.instrumentId(), person.thing())),
                new Subject(REGISTER_PERSON, commands, () -> register::registerPerson),
                new Subject(REGISTER_PERSON + ALONE, nodeWithoutGroups, () -> recordedAlone::registerPerson),
                new Subject(RAW_TRANSACTION + APPOINT, () -> raw.transaction(appointment, trips.getLast())),
                new Subject(
                        RAW_TRANSACTION + APPOINT + ", commit_delay",
                        () -> raw.transaction(appointment, trips.getLast(), COMMIT_DELAY)),
                bare(
                        APPOINT,
                        bare,
                        Instruments.appoint(
                                appointment.instrumentId(),
                                appointment.instrumentId(),
                                appointment.thing(),
                                Instruments.person(1, 0))),
                new Subject(APPOINT, commands, () -> register::appoint),
                new Subject(APPOINT + ALONE, nodeWithoutGroups, () -> recordedAlone::appoint),
                new Subject(
                        "HTTP alone (liveness)",
                        commands,
                        () -> () -> Http.get(commands.url("/actuator/health/liveness"))));
    }

    private static Subject bare(String command, Service bare, String body) {
        String url = bare.url("/" + command);
        return new Subject(command + BARE, bare, () -> () -> {
            Http.Answer answer = Http.post(url, body);
            if (answer.status() != 201) {
                throw new IllegalStateException("not committed: " + answer);
            }
        });
    }

    private Round measure(Subject subject, int clients) throws Exception {
        register.settle();
        Service asked = Objects.requireNonNullElse(subject.service(), commands);
        Metrics metrics = asked.metrics();
        List<ProcessorTime> client = new ArrayList<>();
        List<ProcessorTime> service = new ArrayList<>();
        List<ProcessorTime> database = new ArrayList<>();
        Load.Result result = Load.run(clients, plan.window(), subject.factory(), () -> {
            client.add(ProcessorTime.of(Stream.of(ProcessHandle.current())));
            service.add(ProcessorTime.of(Stream.of(asked.handle())));
            database.add(ProcessorTime.of(postgres.processes()));
        });
        Metrics counted = asked.metrics().since(metrics);
        return new Round(
                result,
                counted.meanMillis("uteuzi_instruments"),
                counted.meanMillis("hikaricp_connections_acquire"),
                perOperation(client, result),
                perOperation(service, result),
                perOperation(database, result));
    }

    private static double perOperation(List<ProcessorTime> looks, Load.Result result) {
        return looks.getLast().microsSince(looks.getFirst())
                / Math.max(1, result.millis().size());
    }

    private static Throughput summary(String name, int clients, List<Round> own, Map<String, List<Round>> all) {
        String raw = RAW_TRANSACTION + name.replace(ALONE, "").replace(BARE, "");
        boolean isCommand = all.containsKey(raw);
        return new Throughput(
                name,
                clients,
                median(own, round -> round.result().perSecond()),
                median(own, round -> Statistics.quantile(round.result().millis(), 0.5)),
                median(own, round -> Statistics.quantile(round.result().millis(), 0.99)),
                isCommand ? ratio(own, all.getOrDefault(RAW_INSERT, List.of())) : 0,
                isCommand ? ratio(own, all.getOrDefault(raw, List.of())) : 0,
                isCommand ? median(own, Round::inside) : 0,
                isCommand ? median(own, Round::pool) : 0,
                median(own, Round::client),
                median(own, Round::service),
                median(own, Round::postgres));
    }

    private static double ratio(List<Round> own, List<Round> other) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            ratios.add(own.get(i).result().perSecond() / other.get(i).result().perSecond());
        }
        return Figures.rounded(Statistics.median(ratios));
    }

    private static double median(List<Round> rounds, java.util.function.ToDoubleFunction<Round> figure) {
        return Figures.rounded(Statistics.median(rounds, figure));
    }
}
