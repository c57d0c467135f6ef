package org.uteuzi.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The PostgreSQL server the stack brings along: as durable as a real one (fsync on), its data kept between runs, reachable
 * from this machine only and by password only.
 */
final class EmbeddedPostgres {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Not listening yet, or starting up, or shutting down. */
    private static final Set<String> NOT_YET = Set.of("08001", "08006", "57P03");

    private final Settings settings;
    private final Children children;
    private final Passwords passwords;
    private final Path data;
    private final Path log;

    EmbeddedPostgres(Settings settings, Children children, Passwords passwords) {
        this.settings = settings;
        this.children = children;
        this.passwords = passwords;
        this.data = settings.folder().resolve("postgres");
        this.log = settings.logs().resolve("postgres.log");
    }

    /** Starts the server and waits until it answers; {@code whenEnded} is called if it ends by itself later. */
    Database start(Runnable whenEnded) {
        var asUser = asOrdinaryUser();
        var programs = PostgresPrograms.unpackedIn(settings.folder()).resolve("bin");
        var migrations = Migrations.of(settings);
        try {
            if (Files.notExists(data)) {
                migrations.keep();
                create(asUser, programs.resolve("initdb"));
            }
            forgetDeadServer();
        } catch (IOException e) {
            throw new CannotRun(e, "folder.unusable", data, e);
        }
        Messages.print("step.postgres", settings.postgresPort());
        var server = children.start(Children.Kind.DATABASE, command(asUser, programs), Map.of(), log);
        var database = Database.embedded(settings.postgresPort(), passwords.of(Passwords.SUPERUSER));
        if (!Waiting.until(PATIENCE, () -> answers(server, database))) {
            throw cannotStart("postgres.late", PATIENCE.toSeconds(), log);
        }
        try {
            migrations.refuseDataOfOthers();
        } catch (IOException e) {
            throw new CannotRun(e, "folder.unusable", settings.folder(), e);
        }
        children.whenEnded(server, whenEnded);
        return database;
    }

    Path log() {
        return log;
    }

    /**
     * PostgreSQL refuses to run as root or as a user without a name (as containers have them); in a user namespace of its
     * own it runs as nobody.
     */
    private static List<String> asOrdinaryUser() {
        var nameless = "?".equals(System.getProperty("user.name"));
        if (!isRoot() && !nameless) {
            return List.of();
        }
        if (!succeeds("unshare", "-U", "true")) {
            throw cannotStart(nameless ? "postgres.nameless" : "postgres.root");
        }
        return List.of("unshare", "-U");
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void create(List<String> asUser, Path initdb) throws IOException {
        Messages.print("step.initdb", data);
        // Under another name until complete, so that a kill in between leaves nothing that looks like data.
        var incomplete = data.resolveSibling("postgres-incomplete");
        var password = data.resolveSibling("postgres-password");
        PostgresPrograms.delete(incomplete);
        Passwords.writeSecret(password, List.of(passwords.of(Passwords.SUPERUSER)));
        var command = new ArrayList<>(asUser);
        command.addAll(List.of(initdb.toString(), "--pgdata=" + incomplete, "--pwfile=" + password));
        command.addAll(List.of("--username=" + Passwords.SUPERUSER, "--auth=scram-sha-256", "--encoding=UTF8"));
        command.addAll(List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        var initLog = settings.logs().resolve("initdb.log");
        try {
            var initialising = children.start(Children.Kind.DATABASE, command, Map.of(), initLog);
            if (initialising.waitFor() != 0) {
                throw cannotStart("postgres.ended", initLog);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Files.deleteIfExists(password);
        }
        Files.move(incomplete, data);
    }

    /**
     * After a crash of the whole machine the number in {@code postmaster.pid} may be that of any new process, and
     * PostgreSQL would refuse to start. This folder is locked, so only a server can hold the data by right.
     */
    private void forgetDeadServer() throws IOException {
        var file = data.resolve("postmaster.pid");
        if (Files.exists(file)) {
            var pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            var isServer = ProcessHandle.of(pid)
                    .flatMap(process -> process.info().command())
                    .filter(program -> program.endsWith("/postgres"))
                    .isPresent();
            if (!isServer) {
                Files.delete(file);
            }
        }
    }

    private List<String> command(List<String> asUser, Path programs) {
        var command = new ArrayList<>(asUser);
        command.addAll(List.of(programs.resolve("postgres").toString(), "-D", data.toString()));
        for (var setting : List.of(
                "listen_addresses=127.0.0.1",
                "port=" + settings.postgresPort(),
                "unix_socket_directories=",
                "fsync=on",
                "synchronous_commit=on",
                "timezone=UTC",
                "log_timezone=UTC")) {
            command.addAll(List.of("-c", setting));
        }
        return command;
    }

    private boolean answers(GuardedProcess server, Database database) {
        if (!server.isAlive()) {
            throw cannotStart("postgres.ended", log);
        }
        try {
            database.create();
            return true;
        } catch (SQLException e) {
            if (NOT_YET.contains(e.getSQLState())) {
                return false;
            }
            throw database.unusable(e);
        }
    }

    private static CannotRun cannotStart(String key, Object... arguments) {
        return new CannotRun("postgres.cannot-start", new CannotRun(key, arguments));
    }
}
