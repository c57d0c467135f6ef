package org.uteuzi.naive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Fact;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.time.PartialDate;

/**
 * What is believed of some entries. DOMAIN 4, <i>Chains</i>:
 *
 * <p>"A fact keeps its factId through all corrections: {@code correct F} again corrects F; {@code withdraw F} withdraws it
 * with all its corrections. A correction and a withdrawal have factIds of their own and can themselves be withdrawn: then
 * the latest remaining correction counts, or the fact is back."
 */
public final class NaiveBelief {

    /**
     * A believed fact.
     *
     * @param id of the fact as first recorded: "A fact's public factId is its root id through all corrections."
     * @param order entry of the original fact: "a correction keeps the place of what it corrects"
     * @param fact what it says now
     * @param firstDay from which it counts; null where it has no date
     */
    public record Believed(
            String id, long order, Fact fact, @Nullable LocalDate firstDay) {

        /** Of a fact that cannot be without a date. */
        LocalDate dated() {
            return Objects.requireNonNull(firstDay);
        }
    }

    /** The latest first. */
    private final List<NaiveEntry> corrections;

    private final List<FactWithdrawn> withdrawals;
    private final List<Believed> facts = new ArrayList<>();
    private final Map<String, List<Believed>> factsByThing = new HashMap<>();

    /** @param known all entries up to the known point and no other */
    public NaiveBelief(List<NaiveEntry> known) {
        corrections = known.stream()
                .filter(entry -> entry.event() instanceof Fact fact && fact.corrects() != null)
                .sorted(Comparator.comparingLong(NaiveEntry::number).reversed())
                .toList();
        withdrawals = known.stream()
                .map(NaiveEntry::event)
                .filter(FactWithdrawn.class::isInstance)
                .map(FactWithdrawn.class::cast)
                .toList();
        for (NaiveEntry entry : known) {
            if (entry.event() instanceof Fact fact
                    && !(fact instanceof FactWithdrawn)
                    && fact.corrects() == null
                    && !isWithdrawn(fact.factId())) {
                Fact now = latestRemaining(fact);
                PartialDate from = now.effectiveFrom();
                facts.add(new Believed(fact.factId(), entry.number(), now, from == null ? null : from.first()));
            }
        }
        for (Believed believed : facts) {
            factsByThing
                    .computeIfAbsent(believed.fact().thing(), thing -> new ArrayList<>())
                    .add(believed);
        }
    }

    /** All believed facts but withdrawals, in the order of their entries. */
    public List<Believed> facts() {
        return facts;
    }

    /** The believed facts of one thing, in the order of their entries. */
    public List<Believed> about(String thing) {
        return factsByThing.getOrDefault(thing, List.of());
    }

    /** The believed fact with that root id. */
    public Optional<Believed> fact(String rootId) {
        return facts.stream().filter(believed -> believed.id().equals(rootId)).findFirst();
    }

    /** The believed facts of one type. */
    public <F extends Fact> List<F> all(Class<F> type) {
        return facts.stream()
                .map(Believed::fact)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** Whether a withdrawal that is not itself withdrawn names this fact, correction or withdrawal. */
    public boolean isWithdrawn(String factId) {
        return withdrawals.stream()
                .anyMatch(withdrawal -> withdrawal.withdraws().equals(factId) && !isWithdrawn(withdrawal.factId()));
    }

    private Fact latestRemaining(Fact original) {
        return corrections.stream()
                .map(entry -> (Fact) entry.event())
                .filter(correction -> correction.corrects() != null
                        && correction.corrects().factId().equals(original.factId()))
                .filter(correction -> !isWithdrawn(correction.factId()))
                .findFirst()
                .orElse(original);
    }
}
