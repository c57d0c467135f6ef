package org.uteuzi.command.guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uteuzi.command.guard.GuardRows.Row;
import org.uteuzi.command.guard.GuardRows.Table;
import org.uteuzi.event.Event;
import org.uteuzi.event.person.PersonErased;
import org.uteuzi.event.person.PersonsJoined;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.timeline.Recorded;

/**
 * What an instrument changes in the guard. From it follows whether it may be judged in one look with others: the guard then
 * shows what is believed after the last of them, and each must see there what it would see after itself.
 *
 * @param things what it touches
 * @param gone rows that are there before it
 * @param come rows that are there after it
 */
public record Difference(List<Touched> things, Map<Table, List<Row>> gone, Map<Table, List<Row>> come) {

    /** Rows that others stand on; while they only come, nothing that stood falls, and nobody leans on them yet. */
    private static final Set<Table> STOOD_ON =
            Set.of(Table.INSTITUTION, Table.UNIT, Table.POST, Table.PERSON, Table.STANDING);

    public static Difference of(List<Touched> things) {
        Map<Table, List<Row>> gone = new EnumMap<>(Table.class);
        Map<Table, List<Row>> come = new EnumMap<>(Table.class);
        for (Touched thing : things) {
            Set<Row> before = GuardRows.before(thing);
            Set<Row> after = GuardRows.after(thing);
            before.stream().filter(row -> !after.contains(row)).forEach(row -> add(gone, row));
            after.stream().filter(row -> !before.contains(row)).forEach(row -> add(come, row));
        }
        return new Difference(things, gone, come);
    }

    static Map<Table, List<Row>> together(
            Collection<Difference> differences, Function<Difference, Map<Table, List<Row>>> side) {
        Map<Table, List<Row>> all = new EnumMap<>(Table.class);
        differences.forEach(difference ->
                side.apply(difference).values().stream().flatMap(List::stream).forEach(row -> add(all, row)));
        return all;
    }

    /**
     * How many of the first may be judged in one look, at least one. Those touch different things; none touches what an earlier
     * one names, and of what an earlier one touches a later one names only what began with that.
     */
    public static int together(List<Difference> differences) {
        if (differences.size() == 1) {
            return 1;
        }
        Set<String> named = new HashSet<>();
        Set<String> changed = new HashSet<>();
        for (int i = 0; i < differences.size(); i++) {
            Difference difference = differences.get(i);
            Set<String> names = difference.names();
            boolean waits = difference.standsAlone()
                    || names.stream().anyMatch(changed::contains)
                    || difference.things.stream().map(Touched::reference).anyMatch(named::contains);
            if (waits) {
                return Math.max(1, i);
            }
            named.addAll(names);
            difference.things.stream()
                    .filter(thing -> !thing.before().isEmpty())
                    .map(Touched::reference)
                    .forEach(changed::add);
        }
        return differences.size();
    }

    /** All that was ever said to be named by what it touches. */
    private Set<String> names() {
        return things.stream()
                .flatMap(thing -> thing.after().stream())
                .flatMap(recorded -> Mentions.of(recorded.event(), ""))
                .collect(Collectors.toSet());
    }

    /** Whether it may reach further than the things that it and others name, over any number of steps. */
    private boolean standsAlone() {
        return things.stream().anyMatch(Difference::reachesFar)
                || gone.keySet().stream().anyMatch(STOOD_ON::contains)
                || Stream.concat(gone.values().stream(), come.values().stream())
                        .flatMap(List::stream)
                        .anyMatch(row -> row.leansOn() != null && !isBegun(row));
    }

    /** An institution reaches to all that stands in it, a paper to all that it touched; joined people are one. */
    private static boolean reachesFar(Touched thing) {
        return thing.kind().equals("institution")
                || thing.kind().equals("instrument")
                || thing.after().stream().map(Recorded::event).anyMatch(PersonsJoined.class::isInstance)
                || thing.added().stream().map(Recorded::event).anyMatch(Difference::reachesFar);
    }

    private static boolean reachesFar(Event event) {
        return event instanceof PersonErased
                || event instanceof HolderAppointed appointed && appointed.continues() != null
                || Mentions.facts(event).findAny().isPresent();
    }

    /** Nothing leans on what begins with this instrument but what it tells of itself. */
    private boolean isBegun(Row row) {
        return (row.table() == Table.UNIT || row.table() == Table.POST)
                && things.stream().anyMatch(thing -> thing.before().isEmpty() && Objects.equals(thing.id(), row.id()));
    }

    private static void add(Map<Table, List<Row>> rows, Row row) {
        rows.computeIfAbsent(row.table(), table -> new ArrayList<>()).add(row);
    }
}
