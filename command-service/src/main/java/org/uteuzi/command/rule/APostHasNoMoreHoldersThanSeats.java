package org.uteuzi.command.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.timeline.PostTimeline;

/** A post whose seats are stated has on no day more substantive and ex-officio holders than seats. */
@Component
final class APostHasNoMoreHoldersThanSeats implements Rule {

    @Override
    public Severity severity() {
        return Severity.FINDING;
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        return judgement
                .things("post")
                .flatMap(APostHasNoMoreHoldersThanSeats::violation)
                .toList();
    }

    /** The first day on which the instrument leaves more people in the post than there are seats. */
    private static Stream<Violation> violation(Touched thing) {
        Optional<PostTimeline> before = PostTimeline.of(thing.before());
        return PostTimeline.of(thing.after()).stream()
                .flatMap(post -> post.turningDays().stream()
                        .filter(day -> tooMany(post, day)
                                > before.map(old -> tooMany(old, day)).orElse(0))
                        .limit(1)
                        .map(day -> violation(thing, post, day)));
    }

    private static int tooMany(PostTimeline post, LocalDate day) {
        Integer seats = seats(post, day);
        return seats == null ? 0 : Math.max(0, post.filledSeatsOn(day) - seats);
    }

    private static @Nullable Integer seats(PostTimeline post, LocalDate day) {
        return post.on(day).map(state -> state.value().seats()).orElse(null);
    }

    private static Violation violation(Touched thing, PostTimeline post, LocalDate day) {
        return new Violation(
                "MORE_HOLDERS_THAN_SEATS",
                Map.of(
                        "post",
                        thing.id(),
                        "actual",
                        post.filledSeatsOn(day),
                        "from",
                        day,
                        "seats",
                        post.filledSeatsOn(day) - tooMany(post, day)),
                thing.reference(),
                null);
    }
}
