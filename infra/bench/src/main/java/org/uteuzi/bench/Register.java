package org.uteuzi.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/** The register as the clients of the bench use it: through the door of command-service. */
public final class Register {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Service commands;
    private final Postgres postgres;
    private final int institutions;
    private final int posts;
    private final AtomicInteger appointments;

    /**
     * @param institutions that were made by {@link Instruments#institution}; the first is left alone
     * @param posts of each
     */
    public Register(Service commands, Postgres postgres, int institutions, int posts) {
        this(commands, postgres, institutions, posts, new AtomicInteger());
    }

    private Register(Service commands, Postgres postgres, int institutions, int posts, AtomicInteger appointments) {
        this.commands = commands;
        this.postgres = postgres;
        this.institutions = institutions;
        this.posts = posts;
        this.appointments = appointments;
    }

    /** The same through another node. */
    Register through(Service node) {
        return new Register(node, postgres, institutions, posts, appointments);
    }

    /** What was recorded, as its instrument and the thing that its effect is about. */
    public record Recorded(String instrumentId, String thing) {}

    Recorded registerPerson() throws IOException {
        String id = UUID.randomUUID().toString();
        record(Instruments.registerPerson("i-" + id, "p-" + id));
        return new Recorded("i-" + id, "p-" + id);
    }

    /** To one post after the other, so that no two clients meet at one; in each round to somebody who has not held it. */
    public Recorded appoint() throws IOException {
        String id = UUID.randomUUID().toString();
        int next = appointments.getAndIncrement();
        int institution = 1 + next % (institutions - 1);
        int post = next / (institutions - 1) % posts;
        int round = next / (institutions - 1) / posts;
        record(Instruments.appoint(
                "i-" + id,
                "c-" + id,
                Instruments.post(institution, post),
                Instruments.person(institution, (post + 2 + round) % posts)));
        return new Recorded("i-" + id, Instruments.post(institution, post));
    }

    public void record(String body) throws IOException {
        Http.Answer answer = Http.post(commands.url("/api/instruments"), body);
        if (answer.status() != 201) {
            throw new IllegalStateException("not recorded: " + answer);
        }
    }

    /** Records nothing; gives how much is refused. */
    int preview(String body) throws IOException {
        Http.Answer answer = Http.post(commands.url("/api/instruments?preview=true"), body);
        if (answer.status() != 200) {
            throw new IllegalStateException("not previewed: " + answer);
        }
        return JsonMapper.shared().readTree(answer.body()).get("refusals").size();
    }

    /** Waits until every event has its entry, so that what is measured next does not pay for what came before. */
    public void settle() throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!"0"
                .equals(postgres.single(
                        "select (select count(*) from register.event) - (select count(*) from" + " register.entry)"))) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("events remain without an entry");
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
