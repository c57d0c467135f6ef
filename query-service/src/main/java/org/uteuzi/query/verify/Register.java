package org.uteuzi.query.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.uteuzi.event.Event;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.post.Change;
import org.uteuzi.event.post.PostAmended;
import org.uteuzi.event.post.PostEstablished;
import org.uteuzi.event.unit.UnitEstablished;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.register.RecordedInstrument;

/** What stands in which institution, and where instruments end, by reading the whole register once. */
final class Register {

    private final List<Long> ends = new ArrayList<>();
    private final Set<String> institutions = new TreeSet<>();
    private final Map<String, Set<String>> postsByUnit = new HashMap<>();
    private final Map<String, Set<String>> unitsByInstitution = new HashMap<>();
    private final Homes homes = new Homes();

    void add(RecordedInstrument instrument) {
        ends.add(instrument.lastEntry());
        homes.add(instrument);
        instrument.entries().stream().map(Entry::event).forEach(this::add);
    }

    private void add(Event event) {
        switch (event) {
            case InstitutionEstablished institution -> institutions.add(institution.institutionId());
            case UnitEstablished unit ->
                unitsByInstitution
                        .computeIfAbsent(unit.institutionId(), id -> new TreeSet<>())
                        .add(unit.unitId());
            case PostEstablished post -> stands(post.postId(), post.unitId());
            case PostAmended post -> {
                String unit = Change.after(post.unitId(), null);
                if (unit != null) {
                    stands(post.postId(), unit);
                }
            }
            default -> {}
        }
    }

    private void stands(String post, String unit) {
        postsByUnit.computeIfAbsent(unit, id -> new TreeSet<>()).add(post);
    }

    /** All that were ever recorded, in the order of their ids. */
    List<String> institutions() {
        return List.copyOf(institutions);
    }

    /** The institution, its units and all posts that ever stood in one, as references. */
    Set<String> own(String institution) {
        Set<String> own = new TreeSet<>(Set.of("institution:" + institution));
        for (String unit : unitsByInstitution.getOrDefault(institution, Set.of())) {
            own.add("unit:" + unit);
            postsByUnit.getOrDefault(unit, Set.of()).forEach(post -> own.add("post:" + post));
        }
        return own;
    }

    /** What is at home there, as references. */
    Set<String> atHome(String institution) {
        return homes.in(institution);
    }

    /** The last entry that was read; -1 before the first. */
    long newest() {
        return ends.isEmpty() ? -1 : ends.getLast();
    }

    /** The end of the instrument to which an entry belongs. */
    long endOf(long entry) {
        int place = Collections.binarySearch(ends, entry);
        return ends.get(place >= 0 ? place : -place - 1);
    }
}
