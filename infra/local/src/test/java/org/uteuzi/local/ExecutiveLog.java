package org.uteuzi.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The recorded changes of the file of presidents and vice-presidents of the United States (unitedstates/congress-legislators,
 * CC0): read once by brute force, and once turned into instruments, one for each time at which the file changed.
 */
final class ExecutiveLog implements SourceLog {

    private static final String INSTITUTION = "us-executive";
    static final Path FILE = Path.of("../../../shared/data/us-executive.ndjson");

    /** Somebody in office, from a day to the day before another. */
    private record Term(String role, String name, LocalDate start, LocalDate end) {

        boolean holdsOn(LocalDate day) {
            return !day.isBefore(start) && day.isBefore(end);
        }
    }

    private record Change(
            Instant recorded,
            String op,
            String id,
            @Nullable Term term) {}

    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<Change> changes;

    private ExecutiveLog(List<Change> changes) {
        this.changes = changes;
    }

    static ExecutiveLog read() throws IOException {
        return new ExecutiveLog(Files.readAllLines(FILE).stream()
                .map(JSON::readTree)
                .map(ExecutiveLog::change)
                .toList());
    }

    private static Change change(JsonNode line) {
        JsonNode row = line.get("row");
        return new Change(
                Instant.parse(line.get("recorded").asString()),
                line.get("op").asString(),
                line.get("id").asString(),
                row == null
                        ? null
                        : new Term(
                                row.get("role").asString(),
                                row.get("name").asString(),
                                LocalDate.parse(row.get("start").asString()),
                                LocalDate.parse(row.get("end").asString())));
    }

    @Override
    public String institution() {
        return INSTITUTION;
    }

    @Override
    public List<Held> held(LocalDate day, Instant knownAt) {
        return knownAt(knownAt).stream()
                .filter(term -> term.holdsOn(day))
                .map(term -> new Held(
                        term.role(),
                        term.name(),
                        term.start().toString(),
                        term.end().toString(),
                        "IN_TERM",
                        true))
                .toList();
    }

    @Override
    public List<String> units(LocalDate day, Instant knownAt) {
        return List.of("Office");
    }

    @Override
    public Set<Instant> moments() {
        return changes.stream().map(Change::recorded).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every first day in and first day out that the file ever named. */
    @Override
    public Set<LocalDate> days() {
        Set<LocalDate> days = new TreeSet<>();
        changes.stream().map(Change::term).filter(Objects::nonNull).forEach(term -> {
            days.add(term.start());
            days.add(term.end());
        });
        return days;
    }

    /** What stood in the file at a moment. */
    private List<Term> knownAt(Instant moment) {
        Map<String, Term> rows = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change.recorded().isAfter(moment)) {
                break;
            }
            if (change.term() == null) {
                rows.remove(change.id());
            } else {
                rows.put(change.id(), change.term());
            }
        }
        return List.copyOf(rows.values());
    }

    @Override
    public String lines() {
        Map<String, Term> rows = new HashMap<>();
        Map<String, String> ids = new HashMap<>();
        Set<String> people = new TreeSet<>();
        List<String> lines = new ArrayList<>();
        for (Instant moment : moments()) {
            ObjectNode instrument = JSON.createObjectNode();
            instrument.put("instrumentId", "us-" + lines.size());
            instrument.put("kind", "OTHER").put("jurisdiction", "US").put("sourceRecordedAt", moment.toString());
            instrument.putObject("title").put("en", "Change of the file");
            ArrayNode effects = instrument.putArray("effects");
            if (lines.isEmpty()) {
                establish(effects);
            }
            changes.stream()
                    .filter(change -> change.recorded().equals(moment))
                    .forEach(change -> effects(change, rows, ids, people, effects));
            if (!effects.isEmpty()) {
                lines.add(JSON.writeValueAsString(instrument));
            }
        }
        return String.join("\n", lines);
    }

    private static void establish(ArrayNode effects) {
        effect(effects, "establishInstitution")
                .put("institutionId", INSTITUTION)
                .put("effectiveFrom", "1789")
                .putObject("name")
                .put("en", "Executive");
        effect(effects, "establishUnit")
                .put("unitId", "us-office")
                .put("institutionId", INSTITUTION)
                .put("kind", "OFFICE")
                .put("effectiveFrom", "1789")
                .putObject("name")
                .put("en", "Office");
        for (String role : List.of("prez", "viceprez")) {
            effect(effects, "establishPost")
                    .put("postId", role)
                    .put("unitId", "us-office")
                    .put("effectiveFrom", "1789")
                    .putObject("title")
                    .put("en", role);
        }
    }

    private static void effects(
            Change change, Map<String, Term> rows, Map<String, String> ids, Set<String> people, ArrayNode effects) {
        Term term = change.term();
        if (term == null) {
            rows.remove(change.id());
            effect(effects, "withdraw")
                    .put("factId", ids.get(change.id()) + "-start")
                    .put("reason", "removed");
            return;
        }
        Term before = rows.put(change.id(), term);
        if (before == null) {
            String id = "us-a-" + ids.size();
            ids.put(change.id(), id);
            String person = "us-p-" + Integer.toHexString(term.name().hashCode());
            if (people.add(person)) {
                effect(effects, "registerPerson").put("personId", person).put("name", term.name());
            }
            effect(effects, "appoint")
                    .put("factId", id + "-start")
                    .put("appointmentId", id)
                    .put("postId", term.role())
                    .put("personId", person)
                    .put("capacity", "SUBSTANTIVE")
                    .put("effectiveFrom", term.start().toString());
            effect(effects, "endAppointment")
                    .put("factId", id + "-end")
                    .put("appointmentId", id)
                    .put("until", term.end().toString())
                    .put("reason", "OTHER");
        } else if (!before.end().equals(term.end())) {
            effect(effects, "correct")
                    .put("factId", ids.get(change.id()) + "-end")
                    .put("reason", "changed")
                    .putObject("with")
                    .put("until", term.end().toString());
        }
    }

    private static ObjectNode effect(ArrayNode effects, String type) {
        return effects.addObject().put("type", type);
    }
}
