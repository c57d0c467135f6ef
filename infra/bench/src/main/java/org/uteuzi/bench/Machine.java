package org.uteuzi.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * On what the figures were made.
 *
 * @param syncMillis median time of writing 8 KiB and waiting until the disk has them
 * @param loadBefore processes that ran or wanted to run in the last minute before the run, ours not among them
 */
public record Machine(
        String system,
        String processor,
        int processors,
        long memoryGibibytes,
        String fileSystem,
        double syncMillis,
        String java,
        String postgres,
        String heap,
        double loadBefore,
        double loadAfter) {

    public static Machine describe(String heap, RunFolder run, Postgres postgres, double loadBefore)
            throws IOException, SQLException {
        return new Machine(
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                fromProc("cpuinfo", "model name").replaceFirst(".*:\\s*", ""),
                Runtime.getRuntime().availableProcessors(),
                Math.round(Long.parseLong("0" + fromProc("meminfo", "MemTotal").replaceAll("\\D", "")) / 1048576.0),
                Files.getFileStore(run.path()).type(),
                Figures.rounded(syncMillis(run.path().resolve("sync"))),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                postgres.single("select split_part(version(), ' on ', 1)"),
                heap,
                loadBefore,
                load());
    }

    public static double load() {
        return Figures.rounded(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String fromProc(String file, String line) throws IOException {
        Path path = Path.of("/proc", file);
        if (!Files.exists(path)) {
            return "";
        }
        try (var lines = Files.lines(path)) {
            return lines.filter(text -> text.startsWith(line)).findFirst().orElse("");
        }
    }

    private static double syncMillis(Path file) throws IOException {
        List<Double> millis = new ArrayList<>();
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < 200; i++) {
                long began = System.nanoTime();
                channel.write(ByteBuffer.allocate(8192), 8192L * (i % 16));
                channel.force(false);
                millis.add((System.nanoTime() - began) / 1e6);
            }
        }
        return Statistics.median(millis);
    }
}
