package org.uteuzi.command.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Sends a file of the past to a service that runs. It goes in parts of a few megabytes, each confirmed before the next is
 * sent; what broke off is sent again, and called again the whole takes up where it was, as nothing is recorded twice.
 */
@Command(name = "import", mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    private static final int ALL_RECORDED = 0;
    private static final int SOME_REFUSED = 1;
    private static final int BROKE_OFF = 3;
    private static final long MEGABYTE = 1 << 20;

    @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "import.file")
    private Path file = Path.of("");

    @Option(
            names = "--to",
            paramLabel = "URL",
            defaultValue = "${UTEUZI_COMMAND_URL:-http://127.0.0.1:8081}",
            descriptionKey = "import.to")
    private URI service = URI.create("");

    @Option(names = "--preview", descriptionKey = "import.preview")
    private boolean preview;

    @Option(names = "--report", paramLabel = "CSV", descriptionKey = "import.report")
    private @Nullable Path report;

    @Option(names = "--token-file", paramLabel = "FILE", descriptionKey = "import.tokenFile")
    private @Nullable Path tokenFile;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        for (Path needed : tokenFile == null ? List.of(file) : List.of(file, tokenFile)) {
            if (!Files.isReadable(needed)) {
                err.println(SubCommands.text("import.unreadable", Map.of("file", needed)));
                return BROKE_OFF;
            }
        }
        ImportResult result = new ImportResult();
        try {
            send(result);
        } catch (UncheckedIOException e) {
            result.brokeOff(SubCommands.text("import.unreachable", Map.of("service", service)));
        }
        result.printTo(out);
        if (report != null) {
            result.writeTo(report);
        }
        if (result.error() != null) {
            err.println(result.error());
            return BROKE_OFF;
        }
        return result.isAnythingRefused() ? SOME_REFUSED : ALL_RECORDED;
    }

    private void send(ImportResult result) throws IOException {
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file));
                ProgressBar bar = bar(Files.size(file));
                ImportClient client = new ImportClient(service, preview, token())) {
            String spreadsheet = ImportClient.spreadsheet(file);
            if (spreadsheet != null) {
                result.add(client.send(stream.readAllBytes(), spreadsheet), 0);
                return;
            }
            FileParts parts = new FileParts(stream, preview);
            for (FileParts.Part part = parts.next(); part != null && result.error() == null; part = parts.next()) {
                result.add(client.send(part.bytes(), ImportClient.LINES), part.linesBefore());
                bar.stepTo(parts.bytesRead());
                bar.setExtraMessage(result.summary());
            }
        }
    }

    /** Never an argument, which everybody on the machine could read. */
    private @Nullable String token() throws IOException {
        return tokenFile == null
                ? System.getenv("UTEUZI_TOKEN")
                : Files.readString(tokenFile).strip();
    }

    private static ProgressBar bar(long size) {
        return new ProgressBarBuilder()
                .setTaskName(SubCommands.text("import.task", Map.of()))
                .setInitialMax(size)
                .setUnit(" MB", MEGABYTE)
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed()
                .build();
    }
}
