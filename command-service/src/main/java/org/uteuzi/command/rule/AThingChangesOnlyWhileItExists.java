package org.uteuzi.command.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.event.Fact;
import org.uteuzi.event.post.PostAbolished;
import org.uteuzi.event.post.PostAmended;
import org.uteuzi.event.unit.MandateSet;
import org.uteuzi.event.unit.UnitMoved;
import org.uteuzi.event.unit.UnitRenamed;
import org.uteuzi.time.Effective;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Believed;
import org.uteuzi.timeline.Chains;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.UnitTimeline;

/** Nothing is said of a unit or a post from a day on which it does not exist; it would never count. */
final class AThingChangesOnlyWhileItExists implements RuleOfRecord {

    @Override
    public List<String> codes() {
        return List.of("UNIT_DOES_NOT_EXIST_ON_THAT_DAY", "POST_DOES_NOT_EXIST_ON_THAT_DAY");
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        Stream<Violation> units = judgement.things("unit").flatMap(unit -> {
            Optional<Effective> existence = UnitTimeline.of(unit.after()).map(UnitTimeline::existence);
            return changes(unit)
                    .filter(fact -> isOutside(existence, fact))
                    .map(fact -> violation("UNIT_DOES_NOT_EXIST_ON_THAT_DAY", unit, fact));
        });
        Stream<Violation> posts = judgement.things("post").flatMap(post -> {
            Optional<Effective> existence = PostTimeline.of(post.after()).map(PostTimeline::existence);
            return changes(post)
                    .filter(fact -> isOutside(existence, fact) || isAfter(existence, post, fact))
                    .map(fact -> violation("POST_DOES_NOT_EXIST_ON_THAT_DAY", post, fact));
        });
        return Stream.concat(units, posts).toList();
    }

    /** What is believed to change of the thing; appointments and their ends have rules of their own. */
    private static Stream<Fact> changes(Touched thing) {
        return Chains.believed(thing.after()).stream()
                .<Fact>map(Believed::fact)
                .filter(fact -> fact instanceof UnitRenamed
                        || fact instanceof UnitMoved
                        || fact instanceof MandateSet
                        || fact instanceof PostAmended
                        || fact instanceof PostAbolished);
    }

    /** What this instrument says of the days after the end; what was said earlier of them the end has overtaken. */
    private static boolean isAfter(Optional<Effective> existence, Touched thing, Fact fact) {
        return existence
                .filter(days -> !(fact instanceof PostAbolished))
                .map(Effective::until)
                .filter(until -> !from(fact).first().isBefore(until))
                .filter(until -> thing.added().stream()
                        .anyMatch(recorded -> recorded.event().equals(fact)))
                .isPresent();
    }

    private static boolean isOutside(Optional<Effective> existence, Fact fact) {
        if (existence.isEmpty()) {
            return false;
        }
        LocalDate begins = existence.get().from();
        LocalDate from = from(fact).first();
        return fact instanceof PostAbolished ? !from.isAfter(begins) : from.isBefore(begins);
    }

    private static Violation violation(String code, Touched thing, Fact fact) {
        return new Violation(
                code, Map.of(thing.kind(), thing.id(), "on", from(fact)), thing.reference(), fact.factId());
    }

    private static PartialDate from(Fact fact) {
        return Objects.requireNonNull(fact.effectiveFrom());
    }
}
