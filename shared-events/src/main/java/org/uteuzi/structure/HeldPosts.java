package org.uteuzi.structure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Fact;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.time.Effective;
import org.uteuzi.timeline.Believed;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.InstitutionTimeline;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.Through;
import org.uteuzi.timeline.Version;

/**
 * Posts with what follows for them from other things: who is left in a dissolved unit holds to its last day, and an
 * ex-officio seat is held by whoever holds the post that it names.
 */
public final class HeldPosts {

    private static final String POST = "post:";

    private final Places alone;
    private final Map<String, Optional<PostTimeline>> posts = new HashMap<>();
    private final Map<String, Optional<PostTimeline>> ended = new HashMap<>();
    private final Map<String, Optional<Believed<? extends Fact>>> dissolutions = new HashMap<>();
    private final Set<String> asked = new HashSet<>();

    /** @param alone each thing as its own stream tells of it */
    public HeldPosts(Places alone) {
        this.alone = alone;
    }

    public Optional<PostTimeline> post(String id) {
        Optional<PostTimeline> known = posts.get(id);
        if (known == null) {
            known = ended(id).map(this::held);
            posts.put(id, known);
        }
        return known;
    }

    /** A post that is there by itself. */
    Optional<PostTimeline> of(PostTimeline post) {
        return isByItself(post)
                ? Optional.of(post)
                : post(post.established().fact().postId());
    }

    /** Whether nothing at all can follow from one for the other. */
    boolean areAllByThemselves() {
        return !alone.mayBeDissolved() && !alone.mayHoldExOfficio();
    }

    private boolean isByItself(PostTimeline post) {
        return isEndedByItself(post) && isHeldByItself(post);
    }

    private boolean isEndedByItself(PostTimeline post) {
        if (!alone.mayBeDissolved()) {
            return true;
        }
        for (Version<PostTimeline.PostState> state : post.states()) {
            if (dissolutionOf(state.value().unitId()).isPresent()) {
                return false;
            }
        }
        return true;
    }

    private boolean isHeldByItself(PostTimeline post) {
        if (!alone.mayHoldExOfficio()) {
            return true;
        }
        for (Holding holding : post.holdings()) {
            if (named(holding) != null) {
                return false;
            }
        }
        return true;
    }

    /** With all ends; a post that is being looked at already stands in a circle and is taken by itself. */
    private Optional<PostTimeline> ended(String id) {
        Optional<PostTimeline> known = ended.get(id);
        if (known == null) {
            Optional<PostTimeline> post = alone.post(id);
            ended.put(id, post);
            known = post.map(it -> isByItself(it) ? it : it.among(this::dissolutionOf, this::isHeld));
            ended.put(id, known);
        }
        return known;
    }

    private Optional<Believed<? extends Fact>> dissolutionOf(String unitId) {
        Optional<Believed<? extends Fact>> known = dissolutions.get(unitId);
        if (known == null) {
            known = alone.unit(unitId)
                    .flatMap(unit -> Stream.<@Nullable Believed<? extends Fact>>of(
                                    unit.dissolved(),
                                    alone.institution(unit.established().fact().institutionId())
                                            .map(InstitutionTimeline::dissolved)
                                            .orElse(null))
                            .<Believed<? extends Fact>>flatMap(Stream::ofNullable)
                            .min(Comparator.<Believed<? extends Fact>, LocalDate>comparing(
                                            dissolution -> Objects.requireNonNull(
                                                            dissolution.fact().effectiveFrom())
                                                    .first())
                                    .thenComparing(Believed::order)));
            dissolutions.put(unitId, known);
        }
        return known;
    }

    private boolean isHeld(Holding holding, LocalDate day) {
        String named = named(holding);
        return holding.holdsOn(day) && (named == null || !whoHolds(named, day).isEmpty());
    }

    /** The post that an ex-officio seat names; null where it names none. */
    private static @Nullable String named(Holding holding) {
        String named = holding.appointed().fact().exOfficio();
        return named != null && named.startsWith(POST) ? named.substring(POST.length()) : null;
    }

    /** Each ex-officio seat with those who hold the post that it names, day by day. */
    private PostTimeline held(PostTimeline post) {
        return isHeldByItself(post)
                ? post
                : post.holding(post.holdings().stream().map(this::held).toList());
    }

    private Holding held(Holding holding) {
        String named = named(holding);
        return named == null ? holding : holding.through(through(named, holding.effective()));
    }

    private List<Version<Through>> through(String named, Effective days) {
        if (days.isEmpty()) {
            return List.of();
        }
        TreeSet<LocalDate> turning = new TreeSet<>(Set.of(days.from()));
        turningDays(named, turning, new HashSet<>());
        turning.removeIf(day -> !days.contains(day));
        List<Version<Through>> stretches = new ArrayList<>();
        for (LocalDate day : turning) {
            List<Holding> chain = whoHolds(named, day);
            if (chain.isEmpty()) {
                continue;
            }
            Version<Through> last = stretches.isEmpty() ? null : stretches.getLast();
            boolean goesOn = last != null
                    && day.equals(last.until())
                    && last.value().chain().equals(chain);
            LocalDate from = goesOn ? stretches.removeLast().from() : day;
            LocalDate next = turning.higher(day);
            stretches.add(new Version<>(
                    new Effective(from, next == null ? days.until() : next),
                    new Through(chain),
                    chain.getFirst().appointed()));
        }
        return stretches;
    }

    /** All days on which another one can come to hold a post, directly or by the posts that its own seats name. */
    private void turningDays(String postId, Set<LocalDate> days, Set<String> seen) {
        Optional<PostTimeline> post = seen.add(postId) ? ended(postId) : Optional.empty();
        post.ifPresent(it -> {
            days.addAll(it.turningDays());
            it.states().forEach(state -> turningDaysOfUnit(state.value().unitId(), days));
            it.holdings().forEach(holding -> {
                days.addAll(holding.turningDays());
                String named = named(holding);
                if (named != null) {
                    turningDays(named, days, seen);
                }
            });
        });
    }

    private void turningDaysOfUnit(String unitId, Set<LocalDate> days) {
        alone.unit(unitId).ifPresent(unit -> {
            addBoth(unit.existence(), days);
            alone.institution(unit.established().fact().institutionId())
                    .ifPresent(institution -> addBoth(institution.existence(), days));
        });
    }

    private static void addBoth(Effective existence, Set<LocalDate> days) {
        days.add(existence.from());
        if (existence.until() != null) {
            days.add(existence.until());
        }
    }

    /**
     * The substantive holder, else (or if absent) the acting one, else the absent one; of several the first. An ex-officio
     * one is followed by those who make it hold. Empty: nobody.
     */
    private List<Holding> whoHolds(String postId, LocalDate day) {
        if (!asked.add(postId)) {
            return List.of();
        }
        try {
            List<List<Holding>> held = ended(postId).filter(post -> stands(post, day)).stream()
                    .flatMap(post -> post.holdersOn(day).stream())
                    .sorted(Comparator.comparing(Holding::from).thenComparing(Holding::appointmentId))
                    .map(holding -> chain(holding, day))
                    .filter(chain -> !chain.isEmpty())
                    .toList();
            return Stream.<Predicate<List<Holding>>>of(
                            chain -> !isActing(chain) && isPresent(chain, day), HeldPosts::isActing, chain -> true)
                    .flatMap(kind -> held.stream().filter(kind))
                    .findFirst()
                    .orElse(List.of());
        } finally {
            asked.remove(postId);
        }
    }

    private List<Holding> chain(Holding holding, LocalDate day) {
        String named = named(holding);
        if (named == null) {
            return List.of(holding);
        }
        List<Holding> by = whoHolds(named, day);
        return by.isEmpty()
                ? List.of()
                : Stream.concat(Stream.of(holding), by.stream()).toList();
    }

    private static boolean isActing(List<Holding> chain) {
        return chain.getFirst().capacity() == Capacity.ACTING;
    }

    private static boolean isPresent(List<Holding> chain, LocalDate day) {
        return chain.stream().allMatch(holding -> holding.absentOn(day).isEmpty());
    }

    /** No post stands in a unit that does not exist that day. */
    private boolean stands(PostTimeline post, LocalDate day) {
        return post.on(day)
                .flatMap(state -> alone.unit(state.value().unitId()))
                .filter(unit -> unit.on(day).isPresent())
                .flatMap(unit -> alone.institution(unit.established().fact().institutionId()))
                .filter(institution -> institution.on(day).isPresent())
                .isPresent();
    }
}
