package org.uteuzi.query.desk;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.uteuzi.query.desk.ImportFiles.Kept;
import org.uteuzi.query.desk.ImportFiles.State;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.structure.KnownPoints;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends spreadsheets to the door while nobody waits for it. What goes on here ends with the service; then nobody can tell what
 * became of it, and it is sent again: the door records only what is missing.
 */
@Component
class Importing implements DisposableBean {

    private final Door door;
    private final ImportFiles files;
    private final KnownPoints points;
    private final Map<UUID, JsonNode> running = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    Importing(Door door, ImportFiles files, KnownPoints points) {
        this.door = door;
        this.files = files;
        this.points = points;
    }

    /** How far it is; empty where nothing goes on. */
    Optional<JsonNode> progress(UUID id) {
        return Optional.ofNullable(running.get(id));
    }

    /** By whoever asks, in their language; once at a time. */
    void begin(Kept file, boolean recording, Locale locale) {
        Door.Sender sender = door.sender(locale);
        JsonNode nothing = JsonMapper.shared().createObjectNode();
        if (!file.whole() || running.putIfAbsent(file.id(), nothing) != null) {
            return;
        }
        files.begin(file.id(), recording);
        workers.submit(() -> {
            try {
                Door.Answer answer = sender.spreadsheet(
                        files.content(file.id()),
                        file.mediaType(),
                        !recording,
                        progress -> running.put(file.id(), progress));
                end(file.id(), recording, answer);
            } finally {
                running.remove(file.id());
            }
        });
    }

    private void end(UUID id, boolean recording, Door.Answer answer) {
        switch (answer) {
            case Door.Answer.Taken taken -> {
                JsonNode report = taken.body();
                boolean whole =
                        !report.has("error") && report.path("refusedInAll").asLong() == 0;
                comesToBeSeen(report);
                files.end(id, State.TAKEN, report, recording && whole);
            }
            case Door.Answer.Refused refused -> files.end(id, State.REFUSED, refused.problem(), false);
            case Door.Answer.Silent silent -> files.end(id, State.SILENT, null, false);
            case Door.Answer.Unknown unknown -> files.end(id, State.UNKNOWN, null, false);
        }
    }

    private void comesToBeSeen(JsonNode report) {
        Optional.ofNullable(report.path("lastInstrumentId").stringValue(null)).ifPresent(last -> {
            try {
                points.await(last, thing -> true); // their own: what of it they may see, pages decide
            } catch (ProblemException behind) {
                return; // it will be seen a little later
            }
        });
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
    }
}
