package org.uteuzi.command.instrument;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uteuzi.command.guard.Guard;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.command.register.RecordedThings;
import org.uteuzi.event.Fact;
import org.uteuzi.structure.Structure;
import org.uteuzi.structure.StructureOn;
import org.uteuzi.structure.Things;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Believed;
import org.uteuzi.timeline.Chains;
import org.uteuzi.timeline.InstitutionTimeline;
import org.uteuzi.timeline.OfficeTimeline;
import org.uteuzi.timeline.PersonTimeline;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.Recorded;
import org.uteuzi.timeline.UnitTimeline;

/**
 * The structure of what an instrument touches, before and after it: its posts and those of its people, its units and those
 * in which the posts stand, and as much around them as their answers name.
 */
final class Surroundings {

    /** Events that are not recorded come after all that are. */
    private static final long NOT_RECORDED = 1L << 62;

    private final RecordedThings register;
    private final String instrumentId;
    private final Map<String, Touched> touched;
    private final Map<Long, String> instruments = new HashMap<>();
    private final Set<Long> imported = new HashSet<>();
    private final Set<String> loaded = new HashSet<>();
    private final Side before = new Side();
    private final Side after = new Side();
    private final Set<String> posts;
    private final Set<String> units;
    private final Set<String> institutions;
    private long next = NOT_RECORDED;

    Surroundings(List<Touched> things, String instrumentId, RecordedThings register, Guard guard) {
        this.register = register;
        this.instrumentId = instrumentId;
        touched = things.stream().collect(Collectors.toMap(Touched::reference, Function.identity()));
        posts = ids("post");
        posts.addAll(guard.postsHeldBy(ids("person")));
        load("post", posts);
        units = ids("unit");
        sides().flatMap(Side::posts)
                .flatMap(post -> post.states().stream())
                .forEach(state -> units.add(state.value().unitId()));
        load("unit", units);
        load(
                "person",
                sides().flatMap(Side::posts)
                        .flatMap(post -> post.holdings().stream())
                        .map(holding -> holding.appointed().fact().personId())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        // which post heads a unit is said by the post
        load("post", guard.postsIn(units));
        institutions = ids("institution");
        sides().flatMap(Side::units)
                .forEach(unit -> institutions.add(unit.established().fact().institutionId()));
    }

    /** The first day for which the instrument says something new or takes something back. */
    Optional<LocalDate> firstDay() {
        return touched.values().stream()
                .flatMap(thing -> {
                    List<Believed<Fact>> old = Chains.believed(thing.before());
                    List<Believed<Fact>> now = Chains.believed(thing.after());
                    return Stream.concat(
                            old.stream().filter(fact -> !now.contains(fact)),
                            now.stream().filter(fact -> !old.contains(fact)));
                })
                .map(believed -> believed.fact().effectiveFrom())
                .filter(Objects::nonNull)
                .map(PartialDate::first)
                .min(LocalDate::compareTo);
    }

    PreviewedStructure before(LocalDate on) {
        return structure(before, on);
    }

    PreviewedStructure after(LocalDate on) {
        return structure(after, on);
    }

    private PreviewedStructure structure(Side side, LocalDate on) {
        StructureOn day = new StructureOn(side, on);
        List<Structure> all = institutions.stream().map(day::of).toList();
        boolean one = all.size() == 1;
        return new PreviewedStructure(
                PreviewedStructure.Basis.of(on, one ? institutions.iterator().next() : null),
                one ? all.getFirst().institution() : null,
                all.stream()
                        .flatMap(structure -> structure.units().stream())
                        .filter(unit -> units.contains(unit.id()))
                        .toList(),
                all.stream()
                        .flatMap(structure -> structure.posts().stream())
                        .filter(post -> posts.contains(post.id()))
                        .toList(),
                all.stream()
                        .flatMap(structure -> structure.offices().stream())
                        .distinct()
                        .toList());
    }

    private Set<String> ids(String kind) {
        return touched.values().stream()
                .filter(thing -> thing.kind().equals(kind))
                .map(Touched::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<Side> sides() {
        return Stream.of(before, after);
    }

    private void load(String kind, Collection<String> ids) {
        Set<String> wanted = new HashSet<>();
        ids.forEach(id -> wanted.add(kind + ":" + id));
        wanted.removeAll(loaded);
        loaded.addAll(wanted);
        if (wanted.isEmpty()) {
            return;
        }
        register.storedOf(wanted).forEach(stored -> {
            instruments.put(stored.position(), stored.instrumentId());
            if (stored.imported()) {
                imported.add(stored.position());
            }
            sides().forEach(side -> side.add(stored.thing(), Recorded.of(stored.position(), stored.event())));
        });
        wanted.stream().map(touched::get).filter(Objects::nonNull).forEach(thing -> {
            for (Recorded added : thing.added()) {
                instruments.put(next, instrumentId);
                after.add(thing.reference(), Recorded.of(next++, added.event()));
            }
        });
    }

    /** What is believed before or after; loaded when it is first asked for, if it was not before. */
    private final class Side implements Things {

        private final Map<String, List<Recorded>> streams = new HashMap<>();
        private final Map<String, Optional<PostTimeline>> believedPosts = new HashMap<>();

        void add(String reference, Recorded recorded) {
            streams.computeIfAbsent(reference, thing -> new ArrayList<>()).add(recorded);
        }

        @Override
        public Optional<InstitutionTimeline> institution(String id) {
            return InstitutionTimeline.of(stream("institution", id));
        }

        @Override
        public Optional<UnitTimeline> unit(String id) {
            return UnitTimeline.of(stream("unit", id));
        }

        @Override
        public Optional<PostTimeline> post(String id) {
            return believedPosts.computeIfAbsent(id, post -> PostTimeline.of(stream("post", post)));
        }

        @Override
        public Optional<PersonTimeline> person(String id) {
            return PersonTimeline.of(stream("person", id));
        }

        @Override
        public Optional<OfficeTimeline> office(String id) {
            return OfficeTimeline.of(stream("office", id));
        }

        @Override
        public Stream<UnitTimeline> units() {
            return loaded("unit:").flatMap(id -> unit(id).stream());
        }

        @Override
        public Stream<PostTimeline> posts() {
            return loaded("post:").flatMap(id -> post(id).stream());
        }

        @Override
        public String instrumentOf(Recorded statement) {
            return Objects.requireNonNull(instruments.get(statement.order()));
        }

        @Override
        public boolean isImported(Recorded statement) {
            return imported.contains(statement.order());
        }

        private Stream<String> loaded(String prefix) {
            return loaded.stream()
                    .filter(reference -> reference.startsWith(prefix))
                    .map(reference -> reference.substring(prefix.length()))
                    .sorted()
                    .toList()
                    .stream();
        }

        private List<Recorded> stream(String kind, String id) {
            load(kind, Set.of(id));
            return streams.getOrDefault(kind + ":" + id, List.of());
        }
    }
}
