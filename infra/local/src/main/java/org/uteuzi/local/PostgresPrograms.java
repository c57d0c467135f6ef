package org.uteuzi.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL ({@code initdb}, {@code postgres}) for this machine, unpacked once from their archive. */
final class PostgresPrograms {

    private PostgresPrograms() {}

    static Path unpackedIn(Path folder) {
        var archive = archive();
        if (PostgresPrograms.class.getResource(archive) == null) {
            throw new CannotRun("postgres.cannot-start", new CannotRun("postgres.no-programs", archive));
        }
        try {
            var programs = folder.resolve("postgresql-" + digest(archive));
            if (Files.notExists(programs)) {
                Messages.print("step.unpack");
                // Under another name until complete, so that a kill in between leaves nothing that looks finished.
                var incomplete = folder.resolve("postgresql-incomplete");
                delete(incomplete);
                unpack(archive, incomplete);
                Files.move(incomplete, programs, StandardCopyOption.ATOMIC_MOVE);
            }
            return programs;
        } catch (IOException e) {
            throw new CannotRun(e, "folder.unusable", folder, e);
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var tree = Files.walk(folder)) {
                for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static String archive() {
        var architecture = System.getProperty("os.arch", "");
        var name = switch (architecture) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> architecture;
        };
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return "/postgres-%s-%s.txz".formatted(system, name);
    }

    private static InputStream open(String archive) throws IOException {
        @Nullable InputStream stream = PostgresPrograms.class.getResourceAsStream(archive);
        if (stream == null) {
            throw new IOException(archive);
        }
        return new BufferedInputStream(stream, 1 << 16);
    }

    private static String digest(String archive) throws IOException {
        try (var stream = open(archive)) {
            var sha = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 16];
            for (var read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                sha.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(sha.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(String archive, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(open(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, folder.resolve(entry.getName()));
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            if ((entry.getMode() & 0100) != 0) {
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }
}
