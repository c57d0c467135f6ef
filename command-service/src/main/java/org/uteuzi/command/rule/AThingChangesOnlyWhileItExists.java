package org.uteuzi.command.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.ApprovalPolicySet;
import org.uteuzi.event.institution.InstitutionDissolved;
import org.uteuzi.event.institution.InstitutionRenamed;
import org.uteuzi.event.institution.LegalBasisChanged;
import org.uteuzi.event.post.PostAbolished;
import org.uteuzi.event.post.PostAmended;
import org.uteuzi.event.unit.CompositionSet;
import org.uteuzi.event.unit.MandateSet;
import org.uteuzi.event.unit.UnitDissolved;
import org.uteuzi.event.unit.UnitMoved;
import org.uteuzi.event.unit.UnitRenamed;
import org.uteuzi.time.Effective;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Believed;
import org.uteuzi.timeline.Chains;
import org.uteuzi.timeline.InstitutionTimeline;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.UnitTimeline;

/** Nothing is said of an institution, a unit or a post for a day on which it does not exist; it would never count. */
final class AThingChangesOnlyWhileItExists implements RuleOfRecord {

    private static final Map<String, Function<Touched, Optional<Effective>>> EXISTENCE = Map.of(
            "institution", thing -> InstitutionTimeline.of(thing.after()).map(InstitutionTimeline::existence),
            "unit", thing -> UnitTimeline.of(thing.after()).map(UnitTimeline::existence),
            "post", thing -> thing.postAfter().map(PostTimeline::existence));

    @Override
    public List<String> codes() {
        return List.of(
                "INSTITUTION_DOES_NOT_EXIST_ON_THAT_DAY",
                "UNIT_DOES_NOT_EXIST_ON_THAT_DAY",
                "POST_DOES_NOT_EXIST_ON_THAT_DAY");
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        return judgement.things().stream()
                .filter(thing -> EXISTENCE.containsKey(thing.kind()))
                .flatMap(AThingChangesOnlyWhileItExists::violations)
                .toList();
    }

    private static Stream<Violation> violations(Touched thing) {
        return Objects.requireNonNull(EXISTENCE.get(thing.kind())).apply(thing).stream()
                .flatMap(existence -> Chains.believed(thing.after()).stream()
                        .<Fact>map(Believed::fact)
                        .filter(fact -> isEnd(fact)
                                ? !from(fact).first().isAfter(existence.from())
                                : isChange(fact) && isOutside(existence, thing, fact)))
                .map(fact -> new Violation(
                        thing.kind().toUpperCase(Locale.ROOT) + "_DOES_NOT_EXIST_ON_THAT_DAY",
                        Map.of(thing.kind(), thing.id(), "on", from(fact)),
                        thing.reference(),
                        fact.factId()));
    }

    private static boolean isEnd(Fact fact) {
        return fact instanceof InstitutionDissolved || fact instanceof UnitDissolved || fact instanceof PostAbolished;
    }

    /** Appointments and what ends something have rules of their own. */
    private static boolean isChange(Fact fact) {
        return switch (fact) {
            case InstitutionRenamed e -> true;
            case LegalBasisChanged e -> true;
            case ApprovalPolicySet e -> true;
            case UnitRenamed e -> true;
            case UnitMoved e -> true;
            case MandateSet e -> true;
            case CompositionSet e -> true;
            case PostAmended e -> true;
            default -> false;
        };
    }

    /** Of the days after the end this instrument may say nothing; what was said of them earlier the end has overtaken. */
    private static boolean isOutside(Effective existence, Touched thing, Fact fact) {
        LocalDate from = from(fact).first();
        return from.isBefore(existence.from())
                || (!existence.contains(from)
                        && thing.added().stream()
                                .anyMatch(recorded -> recorded.event().equals(fact)));
    }

    private static PartialDate from(Fact fact) {
        return Objects.requireNonNull(fact.effectiveFrom());
    }
}
