package org.uteuzi.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.ZipFile;

/**
 * The scripts by which the services make their tables. Until a first register is in the field these may change, and then data
 * made by the earlier ones cannot be used; that is said before a service fails on it.
 */
final class Migrations {

    private static final String SCRIPTS = "db/migration/";

    private final Path folder;
    private final Path file;
    private final List<String> scripts;

    private Migrations(Path folder, List<String> scripts) {
        this.folder = folder;
        this.file = folder.resolve("migrations");
        this.scripts = scripts;
    }

    static Migrations of(Settings settings) {
        var scripts = new TreeSet<String>();
        for (var jar : List.of(settings.commandJar(), settings.queryJar())) {
            try (var zip = new ZipFile(jar.toFile())) {
                zip.stream()
                        .filter(entry -> entry.getName().contains(SCRIPTS) && !entry.isDirectory())
                        .forEach(entry -> scripts.add("%s %08x".formatted(entry.getName(), entry.getCrc())));
            } catch (IOException e) {
                throw new CannotRun(e, "folder.unusable", jar, e);
            }
        }
        return new Migrations(settings.folder(), List.copyOf(scripts));
    }

    /** Remembers them as those of the data that are kept. */
    void keep() throws IOException {
        Files.write(file, scripts);
    }

    /** Further scripts bring data up to date; a changed one does not. */
    void refuseDataOfOthers() throws IOException {
        if (Files.notExists(file) || !scripts.containsAll(Files.readAllLines(file))) {
            throw new CannotRun("data.of-other-version", folder);
        }
        keep();
    }
}
