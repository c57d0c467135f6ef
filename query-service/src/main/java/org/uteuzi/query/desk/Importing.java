package org.uteuzi.query.desk;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
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

    private static final Logger LOG = LoggerFactory.getLogger(Importing.class);

    private final ImportFiles files;
    private final KnownPoints points;
    private final Map<UUID, JsonNode> running = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    Importing(ImportFiles files, KnownPoints points) {
        this.files = files;
        this.points = points;
    }

    /** How far it is; empty where nothing goes on. */
    Optional<JsonNode> progress(UUID id) {
        return Optional.ofNullable(running.get(id));
    }

    /** In the name of whoever sends it; once at a time. */
    void begin(Kept file, boolean recording, Door.Sender sender) {
        JsonNode nothing = JsonMapper.shared().createObjectNode();
        if (running.putIfAbsent(file.id(), nothing) != null) {
            return;
        }
        boolean begun = false;
        try {
            if (files.begin(file.id(), recording)) {
                workers.execute(new DelegatingSecurityContextRunnable(() -> send(file, recording, sender), whoAsks()));
                begun = true;
            }
        } finally {
            if (!begun) {
                running.remove(file.id());
            }
        }
    }

    /** Not what the session holds: that is emptied when they leave. */
    private static SecurityContext whoAsks() {
        SecurityContext who = SecurityContextHolder.createEmptyContext();
        who.setAuthentication(SecurityContextHolder.getContext().getAuthentication());
        return who;
    }

    private void send(Kept file, boolean recording, Door.Sender sender) {
        UUID id = file.id();
        try {
            end(
                    id,
                    recording,
                    sender.spreadsheet(
                            files.content(id), file.mediaType(), !recording, progress -> running.put(id, progress)));
        } catch (RuntimeException failure) {
            LOG.error("it is not known what became of spreadsheet {}", id, failure);
            files.end(id, State.UNKNOWN, null, false);
        } finally {
            running.remove(id);
        }
    }

    private void end(UUID id, boolean recording, Door.Answer answer) {
        switch (answer) {
            case Door.Answer.Taken taken -> {
                JsonNode report = taken.body();
                comesToBeSeen(report);
                files.end(id, State.TAKEN, report, recording && !report.has("error"));
            }
            case Door.Answer.Refused refused -> files.end(id, State.REFUSED, refused.problem(), false);
            case Door.Answer.Silent silent -> files.end(id, State.SILENT, null, false);
            case Door.Answer.Unknown unknown -> files.end(id, State.UNKNOWN, null, false);
        }
    }

    private void comesToBeSeen(JsonNode report) {
        Optional.ofNullable(report.path("lastInstrumentId").stringValue(null)).ifPresent(last -> {
            try {
                points.await(last);
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
