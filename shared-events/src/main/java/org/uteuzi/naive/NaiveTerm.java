package org.uteuzi.naive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Fact;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.post.TermChanged;
import org.uteuzi.event.post.Terms;
import org.uteuzi.naive.NaiveAttributes.Given;
import org.uteuzi.naive.NaiveAttributes.Said;
import org.uteuzi.naive.NaiveBelief.Believed;
import org.uteuzi.time.PartialDate;

/**
 * The term of one appointment. It is an attribute as any other: stated by the appointment, changed by {@code changeTerm}
 * from a day on ("effective no later than the day after the running term": that day the change still comes in time).
 */
final class NaiveTerm {

    /**
     * A stretch of days on which the term has run out.
     *
     * @param since the day after termEndsOn, or that from which a change counts that sets an earlier one
     * @param until the day of a change that comes too late to say that it never ran out; null: for good
     * @param dayAfter termEndsOn
     * @param onExpiry what the post's terms in force on the day after termEndsOn say, null: not stated
     */
    record RunOut(LocalDate since, @Nullable LocalDate until, LocalDate dayAfter, Terms.@Nullable OnExpiry onExpiry) {

        boolean isOn(LocalDate day) {
            return !day.isBefore(since) && (until == null || day.isBefore(until));
        }
    }

    private final List<Believed> facts;
    private final List<RunOut> runOuts = new ArrayList<>();

    /** @param facts of the appointment, itself among them */
    NaiveTerm(List<Believed> facts, Function<LocalDate, Terms.@Nullable OnExpiry> onExpiryInForceOn) {
        // what is said of days before the appointment is said anew by the appointment
        this.facts = facts.stream()
                .filter(believed -> says(believed.fact()) != null)
                .sorted(NaiveAttributes.ORDER)
                .dropWhile(believed -> !(believed.fact() instanceof HolderAppointed))
                .toList();
        for (int i = 0; i < this.facts.size(); i++) {
            LocalDate from = NaiveAttributes.firstDay(this.facts.get(i));
            LocalDate next = i + 1 < this.facts.size() ? this.facts.get(i + 1).firstDay() : null;
            LocalDate dayAfter = dayAfter(this.facts.get(i));
            if (dayAfter != null) {
                LocalDate since = dayAfter.isBefore(from) ? from : dayAfter;
                if (next == null || since.isBefore(next)) {
                    runOuts.add(new RunOut(since, next, dayAfter, onExpiryInForceOn.apply(dayAfter)));
                }
            }
        }
    }

    /** "As termEndsOn they count to their last day"; "the last day that can be stated; a term that ends on it does not end". */
    private @Nullable LocalDate dayAfter(Believed believed) {
        PartialDate term = Objects.requireNonNull(says(believed.fact())).value();
        return term == null || term.last().equals(PartialDate.LATEST)
                ? null
                : term.last().plusDays(1);
    }

    private @Nullable Said<@Nullable PartialDate> says(Fact fact) {
        return switch (fact) {
            case HolderAppointed it -> new Said<>(it.termEndsOn());
            case TermChanged it -> new Said<>(it.termEndsOn());
            default -> null;
        };
    }

    @Nullable
    Given<@Nullable PartialDate> on(LocalDate day) {
        return NaiveAttributes.on(day, facts, this::says);
    }

    @Nullable
    RunOut runOutOn(LocalDate day) {
        return runOuts.stream().filter(runOut -> runOut.isOn(day)).findFirst().orElse(null);
    }

    /** "VACATE ends it there", whatever is said of the term from a later day on. */
    @Nullable
    LocalDate vacatedOn() {
        return runOuts.stream()
                .filter(runOut -> runOut.onExpiry() == Terms.OnExpiry.VACATE)
                .map(RunOut::since)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
