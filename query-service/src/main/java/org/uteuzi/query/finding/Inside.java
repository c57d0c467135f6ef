package org.uteuzi.query.finding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.structure.Things;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.InstrumentTimeline;
import org.uteuzi.timeline.PostTimeline;

/**
 * One institution as believed with an entry, ordered by what the rules ask for.
 *
 * @param byId its posts
 * @param holdings the appointments of each person, in the order of posts
 * @param posts those that ever stood in each unit
 * @param named the posts whose holders have seats ex officio in these
 * @param joins which ids are said to be those of one person, in both directions
 * @param statements the entry of each appointment
 */
record Inside(
        InstitutionHistory history,
        long entry,
        Things things,
        Map<String, PostTimeline> byId,
        Map<String, List<Holding>> holdings,
        Map<String, Set<String>> posts,
        Set<String> named,
        Map<String, Set<String>> joins,
        Map<String, Long> statements) {

    private static final String POST = "post:";

    static Inside of(InstitutionHistory history, long entry) {
        return of(history, entry, (inside, post) -> true);
    }

    /** With nothing but what ever stood in it. What else its memory holds may be there for the sake of what came later. */
    static Inside own(InstitutionHistory history, long entry) {
        return of(history, entry, Inside::isOwn);
    }

    private static Inside of(InstitutionHistory history, long entry, BiPredicate<Inside, PostTimeline> wanted) {
        Things things = history.at(entry);
        Inside inside = new Inside(
                history,
                entry,
                things,
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashSet<>(),
                new HashMap<>(),
                new HashMap<>());
        things.posts().filter(post -> wanted.test(inside, post)).forEach(inside::add);
        history.people(entry).forEach(person -> {
            String id = person.registered().fact().personId();
            String sameAs = person.sameAs();
            if (sameAs != null) {
                inside.joins.computeIfAbsent(id, first -> new TreeSet<>()).add(sameAs);
                inside.joins.computeIfAbsent(sameAs, first -> new TreeSet<>()).add(id);
            }
        });
        return inside;
    }

    private void add(PostTimeline post) {
        String id = post.established().fact().postId();
        byId.put(id, post);
        post.states()
                .forEach(state -> posts.computeIfAbsent(state.value().unitId(), unit -> new TreeSet<>())
                        .add(id));
        for (Holding holding : post.holdings()) {
            statements.put(holding.appointed().factId(), holding.appointed().order());
            String office = holding.appointed().fact().exOfficio();
            if (office != null && office.startsWith(POST)) {
                named.add(office.substring(POST.length()));
            }
            String person = holding.appointed().fact().personId();
            if (person != null) {
                holdings.computeIfAbsent(person, first -> new ArrayList<>()).add(holding);
            }
        }
    }

    Set<String> joinedWith(String personId) {
        return joins.getOrDefault(personId, Set.of());
    }

    Set<String> appointments() {
        return statements.keySet();
    }

    /** When the paper was signed by which an appointment was first recorded. */
    @Nullable
    PartialDate signedOn(String factId) {
        String paper = "instrument:"
                + history.entry(Objects.requireNonNull(statements.get(factId))).instrumentId();
        return InstrumentTimeline.of(history.stream(paper, entry))
                .map(instrument -> instrument.particulars().signedOn())
                .orElse(null);
    }

    /** The units of its own. */
    Stream<String> units() {
        return things.units().map(unit -> unit.established().fact().unitId()).filter(this::isOwn);
    }

    /** Whether it ever stood in a unit of its own. */
    boolean isOwn(PostTimeline post) {
        return post.states().stream().anyMatch(state -> isOwn(state.value().unitId()));
    }

    boolean isOwn(String unitId) {
        return things.unit(unitId)
                .filter(unit -> unit.established().fact().institutionId().equals(history.id()))
                .isPresent();
    }

    /** The posts that stand in it on a day. */
    Stream<PostTimeline> postsOn(LocalDate day) {
        return things.posts()
                .filter(post -> post.on(day)
                        .flatMap(state -> things.unit(state.value().unitId()))
                        .filter(unit ->
                                unit.established().fact().institutionId().equals(history.id()))
                        .isPresent());
    }
}
