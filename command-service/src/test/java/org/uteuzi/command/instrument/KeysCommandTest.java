package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uteuzi.command.instrument.Papers.SMALL_INSTITUTION;
import static org.uteuzi.command.instrument.Papers.correct;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uteuzi.command.cli.SubCommands;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.vault.KeyEncryption;

class KeysCommandTest {

    @TempDir
    private Path folder;

    @Test
    void the_key_outside_is_exchanged_while_what_it_protects_stays_readable() throws IOException {
        Path file = folder.resolve("keyset.json");
        assertThat(SubCommands.run("keys", "add", file.toString())).isZero();
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (TestDatabase database = TestDatabase.create()) {
            int first = keys(file).primary();
            try (Door door = open(database, file)) {
                new Papers(door).record(SMALL_INSTITUTION);
                assertThat(numbers(door)).containsExactly(first);

                assertThat(run(database, file, "add")).isZero();
                assertThat(keys(file).primary()).isEqualTo(first);
                assertThat(run(database, file, "rewrap")).isZero();
                assertThat(numbers(door)).doesNotContain(first).hasSize(1);
                new Papers(door).record(SMALL_INSTITUTION);
                assertThat(run(database, file, "retire")).isEqualTo(1); // this service still wraps by the old one
                assertThat(keys(file).numbers()).hasSize(2);
                assertThat(run(database, file, "rewrap")).isZero();
                assertThat(run(database, file, "retire")).isZero();
                assertThat(keys(file).numbers()).hasSize(1).doesNotContain(first);
                assertThat(new Papers(door).send(SMALL_INSTITUTION).status()).isEqualTo(500);
                assertThat(numbers(door)).doesNotContain(first).hasSize(1);
            }
            try (Door door = open(database, file)) {
                Papers papers = new Papers(door);
                papers.record(SMALL_INSTITUTION);
                papers.record(correct("~f-x", "{name: 'Mfano Asha Mpya'}"));
                assertThat(numbers(door)).hasSize(1).doesNotContain(first);
            }
        }
    }

    @Test
    void no_key_is_taken_away_that_is_still_needed() throws IOException {
        Path file = folder.resolve("keyset.json");
        Path other = folder.resolve("other.json");
        assertThat(SubCommands.run("keys", "add", file.toString())).isZero();
        assertThat(SubCommands.run("keys", "add", other.toString())).isZero();
        try (TestDatabase database = TestDatabase.create()) {
            try (Door door = open(database, file)) {
                new Papers(door).record(SMALL_INSTITUTION);
            }
            String before = Files.readString(other);
            assertThat(run(database, other, "retire")).isEqualTo(1);
            assertThat(Files.readString(other)).isEqualTo(before);
            assertThat(run(database, file, "add")).isZero();
            assertThat(run(database, file, "retire")).isZero();
            assertThat(keys(file).numbers()).hasSize(1);
        }
    }

    private static KeyEncryption keys(Path file) throws IOException {
        return KeyEncryption.of(Files.readString(file));
    }

    private static Door open(TestDatabase database, Path file) {
        return Door.open(database, Map.of("UTEUZI_VAULT_KEYSET", "", "UTEUZI_VAULT_KEYSET_FILE", file.toString()));
    }

    private static int run(TestDatabase database, Path file, String what) {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("UTEUZI_VAULT_KEYSET", "");
        environment.put("UTEUZI_VAULT_KEYSET_FILE", file.toString());
        environment.forEach(System::setProperty);
        try {
            return SubCommands.run("keys", what, file.toString());
        } finally {
            environment.keySet().forEach(System::clearProperty);
        }
    }

    private static Set<Integer> numbers(Door door) {
        return door.sql().sql("select wrapped from vault.key").query(byte[].class).set().stream()
                .map(KeyEncryption::numberOf)
                .collect(Collectors.toSet());
    }
}
