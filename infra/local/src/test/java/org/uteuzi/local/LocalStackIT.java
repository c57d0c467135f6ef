package org.uteuzi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uteuzi.local.RunningStack.Place;

class LocalStackIT {

    private static final String RECORDED = "select instrument_id from register.event order by position";

    @TempDir
    static Path shared;

    @TempDir
    Path own;

    /** Most of what these processes do is to start. */
    private static final Map<String, String> STARTING = Map.of("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");

    private static Map<String, String> fakes;
    private static Place kept;
    private static List<String> sample;
    private static List<String> settings;
    private static String told;

    @BeforeAll
    static void a_first_start_leaves_a_register_that_the_tests_of_restart_find_again() {
        var jar = FakeJar.in(shared).toString();
        fakes = Map.of("uteuzi.command-jar", jar, "uteuzi.query-jar", jar);
        kept = Place.in(shared.resolve("checkout with spaces/.uteuzi"));
        try (var stack = RunningStack.start(kept, fakes, STARTING).awaitRunning()) {
            sample = stack.ask(RECORDED);
            settings = stack.ask(
                    "select name || ' ' || setting from pg_settings union select auth_method from pg_hba_file_rules");
            told = stack.output();
        }
    }

    @Test
    void a_first_start_records_the_sample_in_the_order_of_its_files() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/sample"))) {
            var ids = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(LocalStackIT::instrumentId)
                    .toList();
            assertThat(sample).isNotEmpty().isEqualTo(ids);
        }
    }

    @Test
    void the_start_tells_where_to_look_in_swahili_first() {
        assertThat(told)
                .contains("Uteuzi inaendeshwa kwenye kompyuta hii / Uteuzi is running on this machine")
                .contains("http://127.0.0.1:" + kept.queryPort() + "/\n")
                .contains("http://127.0.0.1:" + kept.queryPort() + "/api/institutions/egaz/structure")
                .contains("-u demo-manager:demo-manager", "http://127.0.0.1:" + kept.loginPort() + "/oauth2/token")
                .contains("mkaguzi  AUDITOR:*");
    }

    @Test
    void what_is_acknowledged_is_on_disk_and_only_this_machine_may_ask_with_a_password() {
        assertThat(settings)
                .contains("fsync on", "synchronous_commit on", "listen_addresses 127.0.0.1", "scram-sha-256")
                .doesNotContain("trust");
    }

    @Test
    void passwords_are_readable_by_their_owner_only() throws IOException {
        var permissions = Files.getPosixFilePermissions(kept.folder().resolve("passwords"));
        assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
    }

    @ParameterizedTest
    @CsvSource({"outermost,TERM", "launcher,KILL"})
    void thirty_seconds_after_a_signal_nothing_is_left(String victim, String signal) {
        nothingIsLeftAfter(victim, signal);
    }

    @ParameterizedTest
    @Tag("thorough")
    @CsvSource({"outermost,KILL", "launcher,TERM"})
    void thirty_seconds_after_another_signal_nothing_is_left_either(String victim, String signal) {
        nothingIsLeftAfter(victim, signal);
    }

    private static void nothingIsLeftAfter(String victim, String signal) {
        var stack = startKept();
        var processes = stack.descendants();
        assertThat(processes).hasSizeGreaterThan(8);
        end("outermost".equals(victim) ? stack.outermost() : stack.launcher(), signal);
        stack.assertNothingIsLeft(processes);
        assertThat(kept.folder().resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void a_start_right_after_a_kill_waits_for_what_still_stops_and_has_all_data() {
        hasAllDataAfterAKillOf(RunningStack::outermost);
    }

    @Test
    @Tag("thorough")
    void a_start_right_after_a_kill_of_the_launcher_alone_does_so_too() {
        hasAllDataAfterAKillOf(RunningStack::launcher);
    }

    private static void hasAllDataAfterAKillOf(Function<RunningStack, ProcessHandle> victim) {
        var stack = startKept();
        var processes = stack.descendants();
        end(victim.apply(stack), "KILL");
        try (var next = startKept()) {
            assertThat(processes).noneMatch(process -> process.info().command().isPresent());
        }
    }

    @Test
    void a_start_that_is_broken_off_leaves_nothing() {
        var stack = RunningStack.start(Place.in(own.resolve("stack")), fakes, Map.of())
                .awaitLine("Starting PostgreSQL 18");
        var processes = stack.descendants();
        stack.outermost().destroy();
        stack.awaitEnd();
        stack.assertNothingIsLeft(processes);
        assertThat(stack.output()).doesNotContain("unexpectedly").doesNotContain("Exception");
    }

    @Test
    void a_second_start_says_that_one_is_running_and_touches_nothing() {
        try (var first = startKept()) {
            var second = RunningStack.start(kept, fakes, Map.of());
            assertThat(second.awaitEnd()).isEqualTo(1);
            assertThat(second.output().lines())
                    .singleElement()
                    .asString()
                    .contains("Uteuzi tayari inaendeshwa kutoka folda hii (mchakato "
                            + first.launcher().pid() + ")")
                    .contains("Uteuzi is already running from this folder");
            assertThat(first.ask(RECORDED)).isEqualTo(sample);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void a_taken_port_is_named_before_anything_is_touched(int which) throws IOException {
        var place = Place.in(own.resolve("stack"));
        var port = place.ports().get(which);
        try (var taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            var stack = RunningStack.start(place, fakes, Map.of());
            assertThat(stack.awaitEnd()).isEqualTo(1);
            assertThat(stack.output().lines())
                    .singleElement()
                    .asString()
                    .contains("Mlango " + port + " unatumiwa na programu nyingine")
                    .contains("Port " + port + " is in use by another program");
            assertThat(place.folder().resolve("postgres")).doesNotExist();
        }
    }

    @Test
    @Tag("thorough")
    void a_sample_that_was_broken_off_is_completed_by_the_next_start() {
        var place = Place.in(own.resolve("stack"));
        var stack = RunningStack.start(place, fakes, Map.of("JDK_JAVA_OPTIONS", "-Dfake.at-most=3"))
                .awaitLine("Recording the sample register");
        await().atMost(Duration.ofMinutes(1)).until(() -> stack.ask(RECORDED).size() == 3);
        var processes = stack.descendants();
        end(stack.launcher(), "KILL");
        stack.assertNothingIsLeft(processes);
        try (var next = RunningStack.start(place, fakes, STARTING).awaitRunning()) {
            assertThat(next.ask(RECORDED)).isEqualTo(sample);
        }
    }

    @ParameterizedTest
    @CsvSource({"command-service,command-service", "query-service,query-service", "postgres,PostgreSQL"})
    void a_process_that_dies_takes_the_stack_down_and_is_named(String process, String name) {
        var argument = "postgres".equals(process) ? "bin/postgres" : process + ".jar";
        var stack = startKept();
        var processes = stack.descendants();
        end(stack.process(argument), "KILL");
        assertThat(stack.awaitEnd()).isEqualTo(1);
        assertThat(stack.output()).contains(name + " imekoma bila kutarajiwa").contains(name + " ended unexpectedly");
        stack.assertNothingIsLeft(processes);
    }

    @Test
    void a_server_that_cannot_start_is_answered_by_how_to_name_another() throws IOException {
        var place = Place.in(own.resolve("stack"));
        Files.createDirectories(place.folder().resolve("postgres"));
        Files.writeString(place.folder().resolve("postgres/PG_VERSION"), "15\n");
        var stack = RunningStack.start(place, fakes, Map.of());
        assertThat(stack.awaitEnd()).isEqualTo(1);
        assertThat(stack.output())
                .contains("PostgreSQL iliyomo haiwezi kuanza hapa (angalia ")
                .contains("The embedded PostgreSQL cannot start here (see ")
                .contains("-Duteuzi.jdbc-url=");
    }

    @Test
    @Tag("thorough")
    void data_whose_tables_were_made_otherwise_are_left_alone_and_told_of() throws IOException {
        var place = Place.in(own.resolve("stack"));
        RunningStack.start(place, fakes, STARTING).awaitRunning().close();
        var scripts = place.folder().resolve("migrations");
        Files.writeString(scripts, "db/migration/V1__register.sql 00000000\n");
        var next = RunningStack.start(place, fakes, Map.of());
        assertThat(next.awaitEnd()).isEqualTo(1);
        assertThat(next.output())
                .contains("ziliundwa na toleo lingine la Uteuzi")
                .contains("were made by another version of Uteuzi, with other tables; delete that folder")
                .doesNotContain("Starting command-service");
        assertThat(place.folder().resolve("postgres/PG_VERSION")).exists();
    }

    @Test
    void root_without_user_namespaces_is_told_so() throws IOException, InterruptedException {
        // The limit holds inside the namespace this command makes, and nowhere else on the machine.
        var withoutNamespaces = List.of(
                "unshare",
                "--user",
                "--map-root-user",
                "sh",
                "-c",
                "echo 0 >/proc/sys/user/max_user_namespaces; \"$@\"",
                "-");
        var probe = new ArrayList<>(withoutNamespaces);
        probe.add("true");
        assumeTrue(new ProcessBuilder(probe).start().waitFor() == 0);
        var stack = RunningStack.start(Place.in(own.resolve("stack")), fakes, Map.of(), withoutNamespaces);
        assertThat(stack.awaitEnd()).isEqualTo(1);
        assertThat(stack.output())
                .contains("PostgreSQL iliyomo haiwezi kuanza hapa (root bila user namespaces)")
                .contains("The embedded PostgreSQL cannot start here (root without user namespaces)")
                .contains("-Duteuzi.jdbc-url=");
    }

    @Test
    void a_server_that_is_named_is_used_instead_of_the_embedded_one() {
        try (var other = startKept()) {
            other.createDatabase("named");
            var place = Place.in(own.resolve("stack"));
            var named = new HashMap<>(fakes);
            named.put("uteuzi.jdbc-url", other.adminUrl("named"));
            try (var stack = RunningStack.start(place, named, STARTING).awaitRunning()) {
                assertThat(place.folder().resolve("postgres")).doesNotExist();
                assertThat(stack.output()).doesNotContain("password=");
                assertThat(other.ask("named", RECORDED)).isEqualTo(sample);
            }
        }
    }

    /** A start after whatever the tests before did to the stack: it works and has all data. */
    private static RunningStack startKept() {
        var stack = RunningStack.start(kept, fakes, STARTING).awaitRunning();
        assertThat(stack.ask(RECORDED)).isEqualTo(sample);
        return stack;
    }

    private static void end(ProcessHandle process, String signal) {
        assertThat("KILL".equals(signal) ? process.destroyForcibly() : process.destroy())
                .isTrue();
    }

    private static String instrumentId(Path file) {
        try {
            return Files.readString(file).replaceAll("(?s).*?\"instrumentId\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
