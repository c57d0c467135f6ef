package org.uteuzi.command.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.uteuzi.command.CommandService;
import org.uteuzi.command.vault.KeyRotation;
import org.uteuzi.vault.KeyEncryption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The keys outside the database, one after the other: adds one, wraps all others with it, and takes away what is not needed. */
@Command(name = "keys", mixinStandardHelpOptions = true)
final class KeysCommand {

    private static final int DONE = 0;
    private static final int REFUSED = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** In a file that is not there it is the first. */
    @Command(name = "add", mixinStandardHelpOptions = true)
    int add(@Parameters(paramLabel = "FILE", descriptionKey = "keys.file") Path file) throws IOException {
        if (Files.notExists(file)) {
            write(file, KeyEncryption.generate());
            say("keys.made", Map.of("file", file));
        } else {
            write(file, read(file).withNewKey());
            say("keys.added", Map.of("file", file));
        }
        return DONE;
    }

    @Command(name = "rewrap", mixinStandardHelpOptions = true)
    int rewrap(@Parameters(paramLabel = "FILE", descriptionKey = "keys.file") Path file) throws IOException {
        KeyEncryption keys = read(file).wrappingWithTheNewest();
        write(file, keys);
        return with(rotation -> {
            long done = rotation.rewrap(
                    keys, (some, all) -> say("keys.progress", Map.of("done", some, "all", Math.max(some, all))));
            say("keys.rewrapped", Map.of("count", done));
            return DONE;
        });
    }

    /** From the moment on at which it begins nothing can be wrapped any more by what it takes away. */
    @Command(name = "retire", mixinStandardHelpOptions = true)
    int retire(@Parameters(paramLabel = "FILE", descriptionKey = "keys.file") Path file) throws IOException {
        KeyEncryption keys = read(file);
        KeyEncryption left = keys.without(number -> true);
        return with(rotation -> {
            if (!left.numbers().containsAll(rotation.numbersInUse())) {
                say("keys.inUse", Map.of("file", file));
                return REFUSED;
            }
            Set<Integer> old = new HashSet<>(keys.numbers());
            old.removeAll(left.numbers());
            rotation.forbid(old);
            rotation.rewrap(keys, (some, all) -> {});
            write(file, left);
            say("keys.retired", Map.of("count", old.size()));
            return DONE;
        });
    }

    private static KeyEncryption read(Path file) throws IOException {
        return KeyEncryption.of(Files.readString(file));
    }

    /** Whole or not at all, and for nobody to read but who could before; it is on the disk before anything rests on it. */
    private static void write(Path file, KeyEncryption keys) {
        Path whole = file.toAbsolutePath();
        Path folder = Objects.requireNonNull(whole.getParent());
        try {
            Path beside = Files.createTempFile(
                    folder,
                    "keyset",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.writeString(beside, keys.keyset());
                if (Files.exists(whole)) {
                    PosixFileAttributes before = Files.readAttributes(whole, PosixFileAttributes.class);
                    PosixFileAttributeView after = Files.getFileAttributeView(beside, PosixFileAttributeView.class);
                    after.setOwner(before.owner());
                    after.setGroup(before.group());
                    after.setPermissions(before.permissions());
                }
                flush(beside);
                Files.move(beside, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                flush(folder);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void flush(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            channel.force(true);
        }
    }

    private static int with(ToIntFunction<KeyRotation> task) {
        try (ConfigurableApplicationContext service = new SpringApplicationBuilder(CommandService.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .run()) {
            return task.applyAsInt(service.getBean(KeyRotation.class));
        }
    }

    private void say(String key, Map<String, ?> arguments) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(SubCommands.text(key, arguments));
        out.flush();
    }
}
