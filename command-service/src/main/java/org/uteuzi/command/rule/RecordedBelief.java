package org.uteuzi.command.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.command.register.RecordedThings;
import org.uteuzi.rule.Belief;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.PersonTimeline;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.Recorded;
import org.uteuzi.timeline.UnitTimeline;

/** What is believed before or after an instrument: its own things from memory, their neighbours from the register. */
final class RecordedBelief implements Belief {

    private final Map<String, List<Recorded>> streams = new HashMap<>();
    private final Map<String, Optional<PostTimeline>> posts = new HashMap<>();
    private final RecordedThings register;

    RecordedBelief(List<Touched> things, Function<Touched, List<Recorded>> point, RecordedThings register) {
        this.register = register;
        things.forEach(thing -> streams.put(thing.reference(), point.apply(thing)));
    }

    @Override
    public Optional<PostTimeline> post(String postId) {
        return posts.computeIfAbsent(postId, id -> PostTimeline.of(stream("post:" + id)));
    }

    @Override
    public Optional<UnitTimeline> unit(String unitId) {
        return UnitTimeline.of(stream("unit:" + unitId));
    }

    @Override
    public Optional<PersonTimeline> person(String personId) {
        return PersonTimeline.of(stream("person:" + personId));
    }

    @Override
    public Set<String> idsOf(String personId) {
        return Set.of(personId);
    }

    @Override
    public Set<String> postsOf(Set<String> personIds) {
        return Set.of();
    }

    @Override
    public Set<String> postsIn(String unitId) {
        return Set.of();
    }

    @Override
    public Set<String> namesakesOf(String personId) {
        return Set.of();
    }

    @Override
    public @Nullable PartialDate signedOn(String factId) {
        return null;
    }

    private List<Recorded> stream(String reference) {
        return streams.computeIfAbsent(
                reference, other -> register.streams(Set.of(other)).getOrDefault(other, List.of()));
    }
}
