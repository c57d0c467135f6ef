package org.uteuzi.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.uteuzi.vault.KeyEncryption;

/**
 * The passwords of the database roles and the keys outside the database: random, made at the first start, readable by the one
 * who started only.
 */
final class Passwords {

    static final String SUPERUSER = "postgres";
    static final String OWNER = "uteuzi_owner";
    static final String COMMAND = "uteuzi_command";
    static final String QUERY = "uteuzi_query";
    static final String ANSWERS = "uteuzi_answers";

    private static final List<String> ROLES = List.of(SUPERUSER, OWNER, COMMAND, QUERY, ANSWERS);

    private final Properties byRole;
    private final Path keyset;

    private Passwords(Properties byRole, Path keyset) {
        this.byRole = byRole;
        this.keyset = keyset;
    }

    static Passwords keptIn(Path folder) {
        var file = folder.resolve("passwords");
        try {
            var byRole = read(file);
            if (!byRole.keySet().containsAll(ROLES)) {
                make(file, byRole);
                byRole = read(file);
            }
            var keyset = folder.resolve("keyset.json");
            if (Files.notExists(keyset)) {
                var incomplete = keyset.resolveSibling("keyset-incomplete");
                writeSecret(incomplete, List.of(KeyEncryption.generate().keyset()));
                Files.move(incomplete, keyset, StandardCopyOption.ATOMIC_MOVE);
            }
            return new Passwords(byRole, keyset);
        } catch (IOException e) {
            throw new CannotRun(e, "folder.unusable", file, e);
        }
    }

    /** The file with the keys that wrap those in the database. */
    String keyset() {
        return keyset.toString();
    }

    String of(String role) {
        return Objects.requireNonNull(byRole.getProperty(role), role);
    }

    private static Properties read(Path file) throws IOException {
        var byRole = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                byRole.load(reader);
            }
        }
        return byRole;
    }

    /** Those that roles have already stay, as a newer version may have more roles. */
    private static void make(Path file, Properties before) throws IOException {
        var random = new SecureRandom();
        var lines = ROLES.stream().map(role -> {
            var bytes = new byte[24];
            random.nextBytes(bytes);
            return role + "=" + before.getProperty(role, Base64.getUrlEncoder().encodeToString(bytes));
        });
        var incomplete = file.resolveSibling("passwords-incomplete");
        writeSecret(incomplete, lines.toList());
        Files.move(incomplete, file, StandardCopyOption.ATOMIC_MOVE);
    }

    static void writeSecret(Path file, List<String> lines) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, lines);
    }
}
