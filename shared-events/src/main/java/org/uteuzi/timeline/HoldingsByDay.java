package org.uteuzi.timeline;

import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.RandomAccess;
import org.uteuzi.time.DayNumber;

/**
 * The holdings of a post in their order, with their days side by side: who holds on a day is found without looking at those
 * who do not, however long the history.
 */
final class HoldingsByDay extends AbstractList<Holding> implements RandomAccess {

    private final Holding[] holdings;
    /** Of each the first day and the first day out. */
    private final int[] days;

    private HoldingsByDay(Holding[] holdings) {
        this.holdings = holdings;
        this.days = new int[2 * holdings.length];
        for (int i = 0; i < holdings.length; i++) {
            LocalDate until = holdings[i].until();
            days[2 * i] = DayNumber.of(holdings[i].from());
            days[2 * i + 1] = until == null ? DayNumber.NEVER : DayNumber.of(until);
        }
    }

    static HoldingsByDay of(List<Holding> holdings) {
        return holdings instanceof HoldingsByDay same ? same : new HoldingsByDay(holdings.toArray(Holding[]::new));
    }

    /** Those who hold on a day. */
    List<Holding> on(LocalDate day) {
        int number = DayNumber.of(day);
        List<Holding> holders = new ArrayList<>(1);
        for (int i = 0; i < holdings.length; i++) {
            if (days[2 * i] <= number && number < days[2 * i + 1]) {
                Holding holding = holdings[i];
                if (holding.through() == null || holding.holdsOn(day)) {
                    holders.add(holding);
                }
            }
        }
        return Collections.unmodifiableList(holders);
    }

    @Override
    public Holding get(int index) {
        return holdings[index];
    }

    @Override
    public int size() {
        return holdings.length;
    }
}
