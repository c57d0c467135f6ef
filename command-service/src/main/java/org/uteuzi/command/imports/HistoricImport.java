package org.uteuzi.command.imports;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.uteuzi.access.Caller;
import org.uteuzi.access.Permission;
import org.uteuzi.command.imports.BatchRecorder.Outcome;
import org.uteuzi.command.imports.Lines.Line;
import org.uteuzi.command.imports.Report.Progress;
import org.uteuzi.command.instrument.InstrumentReader;
import org.uteuzi.command.instrument.InstrumentReader.Read;
import org.uteuzi.command.instrument.Recorder;
import org.uteuzi.command.instrument.TouchedInstitutions;
import org.uteuzi.command.problem.ProblemException;
import org.uteuzi.command.register.Entries;
import org.uteuzi.command.thing.Mode;

/**
 * Records a file of instruments through the one door, some of them in one transaction. It may break off anywhere: sent again,
 * the same file records only what is missing.
 */
@Service
class HistoricImport {

    /** @param caller who imports, the recorder of all that is recorded */
    record Request(Lines lines, Caller caller, String language, boolean preview) {}

    private static final Logger LOG = LoggerFactory.getLogger(HistoricImport.class);
    private static final int MOST_AT_ONCE = 4;
    /** A rehearsal is one transaction, and no entry is given while it lasts. */
    private static final int LONGEST_PREVIEW = 100_000;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final InstrumentReader reader;
    private final BatchRecorder recorder;
    private final TouchedInstitutions institutions;
    private final Entries entries;
    private final DataSource connections;
    private final Semaphore running = new Semaphore(MOST_AT_ONCE);

    HistoricImport(
            InstrumentReader reader,
            BatchRecorder recorder,
            TouchedInstitutions institutions,
            Entries entries,
            DataSource connections) {
        this.reader = reader;
        this.recorder = recorder;
        this.institutions = institutions;
        this.entries = entries;
        this.connections = connections;
    }

    /**
     * @param progress told after each transaction
     * @throws ProblemException if the import cannot begin; once it has begun, the report says why it ended early
     */
    Report run(Request request, Consumer<Progress> progress) {
        if (!running.tryAcquire()) {
            throw new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_IMPORTS", Map.of("limit", MOST_AT_ONCE));
        }
        try (InstitutionLocks locks = new InstitutionLocks(connections)) {
            Tally tally = new Tally(request.language());
            ProblemException problem = attempt(request, locks, tally, progress);
            String last = request.preview() ? null : tally.last();
            return tally.report(
                    request.preview(),
                    last == null ? null : entries.lastOf(last).orElse(null),
                    problem);
        } finally {
            running.release();
        }
    }

    private @Nullable ProblemException attempt(
            Request request, InstitutionLocks locks, Tally tally, Consumer<Progress> progress) {
        try {
            if (request.preview()) {
                recorder.rehearse(() -> recordAll(request, locks, tally, progress));
            } else {
                recordAll(request, locks, tally, progress);
                if (!entries.await(PATIENCE)) {
                    throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "ENTRIES_LATE", Map.of());
                }
            }
            return null;
        } catch (RuntimeException e) {
            if (tally.isEmpty()) {
                throw e;
            }
            LOG.warn("an import ended early", e);
            return e instanceof ProblemException problem
                    ? problem
                    : new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "IMPORT_BROKE_OFF", Map.of());
        }
    }

    private void recordAll(Request request, InstitutionLocks locks, Tally tally, Consumer<Progress> progress) {
        Recorder by = Recorder.of(request.caller(), Permission.IMPORT);
        Batch batch = new Batch();
        ProblemException broken = null;
        try {
            for (Line line = request.lines().next();
                    line != null;
                    line = request.lines().next()) {
                read(line, batch, tally);
                if (batch.isFull()) {
                    record(batch, request, by, locks, tally, progress);
                    batch = new Batch();
                }
            }
        } catch (IOException e) {
            broken = new ProblemException(HttpStatus.BAD_REQUEST, "STREAM_BROKEN", Map.of());
        }
        record(batch, request, by, locks, tally, progress);
        if (broken != null) {
            throw broken;
        }
    }

    private void read(Line line, Batch batch, Tally tally) {
        tally.reached(line.number());
        try {
            byte[] bytes = line.bytes();
            if (bytes == null) {
                throw new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "CONTENT_TOO_LARGE", Map.of("limit", "20 MB"));
            }
            Read read = reader.read(bytes, Mode.HISTORIC);
            batch.add(line.number(), read, bytes.length);
        } catch (ProblemException refused) {
            tally.refuse(line.number(), refused);
        }
    }

    private void record(
            Batch batch,
            Request request,
            Recorder by,
            InstitutionLocks locks,
            Tally tally,
            Consumer<Progress> progress) {
        List<Read> instruments = batch.instruments();
        // those of others keep nobody out: what touches them is refused
        locks.take(institutions.of(instruments.stream().map(Read::instrument).toList()).stream()
                .filter(by.scope()::includes)
                .collect(Collectors.toSet()));
        List<Outcome> outcomes =
                request.preview() ? recorder.within(instruments, by) : recorder.record(instruments, by);
        for (int i = 0; i < outcomes.size(); i++) {
            tally.count(batch.line(i), instruments.get(i), outcomes.get(i));
        }
        if (request.preview() && tally.effects() > LONGEST_PREVIEW) {
            throw new ProblemException(
                    HttpStatus.CONTENT_TOO_LARGE, "PREVIEW_TOO_LONG", Map.of("limit", LONGEST_PREVIEW));
        }
        progress.accept(tally.progress());
    }
}
