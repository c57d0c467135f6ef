package org.uteuzi.query.structure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.query.register.RecordedInstrument;

/** What a run of instruments changes in the projection: rows that are believed from an entry on, and rows no longer so. */
final class Delta {

    /** @param knownUntil null while it is believed */
    record Belief(Row row, long knownFrom, @Nullable Long knownUntil) {}

    private final Map<Row.Key, Belief> open = new LinkedHashMap<>();
    private final List<Belief> closedAtOnce = new ArrayList<>();
    private final Map<Row.Key, Long> closed = new LinkedHashMap<>();
    private final List<Concerns> concerns = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Home> homes = new ArrayList<>();
    private final List<Leaning> leaning = new ArrayList<>();

    /** @param home whether the instrument touched something that is at home in the institution */
    record Concern(String institution, boolean home) {}

    /** All that an instrument concerns. */
    record Concerns(RecordedInstrument instrument, List<Concern> institutions) {}

    /** A thing is in the history of an institution since an entry. */
    record Part(String institution, String thing, long since) {}

    /** A thing is at home in an institution. */
    record Home(String institution, String thing) {}

    /** What is believed of a thing changes with another one. */
    record Leaning(String thing, String on) {}

    /**
     * @param institutions those that it concerns
     * @param homes those of them in which something that it touched is at home
     */
    void instrument(RecordedInstrument instrument, Set<String> institutions, Set<String> homes) {
        concerns.add(new Concerns(
                instrument,
                institutions.stream()
                        .map(institution -> new Concern(institution, homes.contains(institution)))
                        .toList()));
    }

    void part(String institution, String thing, long since) {
        parts.add(new Part(institution, thing, since));
    }

    void home(String institution, String thing) {
        homes.add(new Home(institution, thing));
    }

    void leaning(String thing, String on) {
        leaning.add(new Leaning(thing, on));
    }

    /** The belief in a thing changes with an entry. */
    void change(Set<Row> before, Set<Row> after, long entry) {
        for (Row row : before) {
            if (!after.contains(row)) {
                close(row.key(), entry);
            }
        }
        for (Row row : after) {
            if (before.isEmpty() || !before.contains(row)) {
                open.put(row.key(), new Belief(row, entry, null));
            }
        }
    }

    private void close(Row.Key key, long entry) {
        Belief pending = open.remove(key);
        if (pending == null) {
            closed.put(key, entry);
        } else {
            closedAtOnce.add(new Belief(pending.row(), pending.knownFrom(), entry));
        }
    }

    /** Rows that were written by an earlier run and are no longer believed, with the entry that ends them. */
    Map<Row.Key, Long> closed() {
        return closed;
    }

    Stream<Belief> written() {
        return Stream.concat(closedAtOnce.stream(), open.values().stream());
    }

    /** All instruments, each with the institutions that it concerns. */
    List<Concerns> concerns() {
        return concerns;
    }

    List<Part> parts() {
        return parts;
    }

    List<Home> homes() {
        return homes;
    }

    List<Leaning> leaning() {
        return leaning;
    }
}
