package org.uteuzi.command.guard;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.guard.GuardRows.Row;
import org.uteuzi.command.guard.GuardRows.Table;
import org.uteuzi.command.register.RecordedThings.Stored;
import org.uteuzi.timeline.InstrumentTimeline;
import org.uteuzi.timeline.Recorded;

/**
 * The rows of the guard that follow from the whole register, read thing by thing. In memory it keeps one thing, the rows of
 * some, the institution of each unit, and what each instrument touches.
 */
final class RegisteredRows {

    private static final int AT_ONCE = 10_000;

    private final BiConsumer<Table, List<Row>> write;
    private final LongConsumer progress;
    private final Map<Table, List<Row>> rows = new EnumMap<>(Table.class);
    private final Map<String, Paper> papers = new HashMap<>();
    private final Map<String, Set<String>> institutionsTouched = new HashMap<>();
    private final Map<String, Set<String>> unitsTouched = new HashMap<>();
    private final Map<String, String> institutionOfUnit = new HashMap<>();

    private @Nullable String reference;
    private final List<Recorded> stream = new ArrayList<>();
    private final Set<String> units = new HashSet<>();
    private long done;

    RegisteredRows(BiConsumer<Table, List<Row>> write, LongConsumer progress) {
        this.write = write;
        this.progress = progress;
    }

    void add(Stored stored) {
        if (!stored.thing().equals(reference)) {
            finishThing();
            reference = stored.thing();
        }
        stream.add(Recorded.of(stream.size(), stored.event()));
        touch(stored);
        if (++done % AT_ONCE == 0) {
            flush();
            progress.accept(done);
        }
    }

    void end() {
        finishThing();
        papers.forEach((instrument, paper) -> {
            Set<String> institutions = new HashSet<>(institutionsTouched.getOrDefault(instrument, Set.of()));
            unitsTouched.getOrDefault(instrument, Set.of()).forEach(unit -> {
                String institution = institutionOfUnit.get(unit);
                if (institution != null) {
                    institutions.add(institution);
                }
            });
            add(paper.rows(institutions, instrument));
        });
        flush();
        progress.accept(done);
    }

    private void touch(Stored stored) {
        String kind = stored.thing().substring(0, stored.thing().indexOf(':'));
        String id = stored.thing().substring(kind.length() + 1);
        switch (kind) {
            case "institution" -> of(institutionsTouched, stored).add(id);
            case "unit" -> {
                Paper.institutionOf(stored.event()).forEach(institution -> institutionOfUnit.put(id, institution));
                of(unitsTouched, stored).add(id);
            }
            case "post" -> {
                Paper.unitOf(stored.event()).forEach(units::add);
                of(unitsTouched, stored).addAll(units);
            }
            default -> {
                // papers, people and offices belong to no institution
            }
        }
    }

    private static Set<String> of(Map<String, Set<String>> touched, Stored stored) {
        return touched.computeIfAbsent(stored.instrumentId(), instrument -> new HashSet<>());
    }

    private void finishThing() {
        if (reference != null) {
            List<Recorded> all = List.copyOf(stream);
            add(GuardRows.after(new Touched(reference, List.of(), all)).stream());
            add(GuardRows.appointmentIds(all));
            String paper = reference;
            InstrumentTimeline.of(all)
                    .flatMap(instrument -> Paper.of(instrument.particulars()))
                    .ifPresent(of -> papers.put(paper.substring(paper.indexOf(':') + 1), of));
        }
        stream.clear();
        units.clear();
    }

    private void add(Stream<Row> some) {
        some.forEach(row ->
                rows.computeIfAbsent(row.table(), table -> new ArrayList<>()).add(row));
    }

    private void flush() {
        rows.forEach(write);
        rows.clear();
    }
}
