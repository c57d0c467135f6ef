package org.uteuzi.bench.nation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.instrument.InstrumentKind;

/**
 * All public institutions of a nation over 25 years, the same for the same seed: who was appointed to which post, when, and
 * when the register learned it. More versions of appointments make the history of the same posts longer; what is answered
 * for a day stays as large. One version in twenty is retroactive: a correction of an earlier appointment of the post, or,
 * where there is none, an appointment recorded long after it began.
 *
 * @param prefix of every id
 * @param versions appointments and corrections of appointments, all together
 */
record Nation(String prefix, long seed, int institutions, int posts, long versions) {

    static final LocalDate BEGINNING = LocalDate.of(2001, 1, 1);
    static final int DAYS = 25 * 365 + 6;
    /** Nothing is recorded later. */
    static final int LAST_DAY = DAYS + 150;

    private static final int MOST_EFFECTS = 8;
    private static final int LONGEST_WAIT = 30;

    String institutionId(int institution) {
        return prefix + institution;
    }

    /** Gives every paper, in the order in which they were recorded. */
    void forEach(Consumer<Paper> recorded) {
        PriorityQueue<Desk> desks = new PriorityQueue<>(
                Comparator.comparingInt((Desk desk) -> desk.day).thenComparingInt(desk -> desk.institution.index()));
        long last = 0;
        for (int i = 0; i < institutions; i++) {
            Desk desk = new Desk(institution(i));
            last = Math.max(last + 1, moment(0, i));
            recorded.accept(desk.establish(last));
            if (desk.hasMore()) {
                desks.add(desk);
            }
        }
        while (!desks.isEmpty()) {
            Desk desk = desks.remove();
            last = Math.max(last + 1, moment(desk.day, desk.institution.index()));
            recorded.accept(desk.next(last));
            if (desk.hasMore()) {
                desks.add(desk);
            }
        }
    }

    private PublicBody institution(int index) {
        return new PublicBody(
                institutionId(index),
                index,
                seed,
                (int) first(posts, institutions, index),
                (int) first(posts, institutions, index + 1),
                post -> (int) (first(versions, posts, post + 1) - first(versions, posts, post)));
    }

    /** Where the part of one begins when all is dealt out evenly. */
    private static long first(long all, long among, long index) {
        return all * index / among;
    }

    /** In the morning of a day, one institution after the other. */
    private static long moment(int day, int institution) {
        return BEGINNING.plusDays(day).atTime(6, 0).toInstant(ZoneOffset.UTC).toEpochMilli() + 20_000L * institution;
    }

    /** Where the changes of one institution become papers. */
    private static final class Desk {

        private final PublicBody institution;
        private final PublicBody.Acts acts;
        private int next;
        private int end;
        private int papers;
        /** On which the next paper is recorded. */
        private int day;

        Desk(PublicBody institution) {
            this.institution = institution;
            this.acts = institution.acts();
            gather();
        }

        boolean hasMore() {
            return next < acts.size();
        }

        Paper establish(long millis) {
            return paper(InstrumentKind.ACT, 1 + institution.index(), millis, institution.establishment());
        }

        Paper next(long millis) {
            List<Paper.Change> changes = new ArrayList<>();
            for (; next < end; next++) {
                changes.add(acts.change(next));
            }
            gather();
            return paper(InstrumentKind.APPOINTMENT_LETTER, null, millis, changes);
        }

        private Paper paper(InstrumentKind kind, @Nullable Integer number, long millis, List<Paper.Change> changes) {
            return Paper.of(
                    institution.id() + "-h" + papers++,
                    kind,
                    number,
                    Instant.ofEpochMilli(millis),
                    changes,
                    changes.stream()
                            .map(change -> institution.sequence(change.event().thing()))
                            .toList());
        }

        private void gather() {
            end = next;
            while (end < acts.size() && end - next < MOST_EFFECTS && acts.day(end) - acts.day(next) <= LONGEST_WAIT) {
                day = acts.day(end++);
            }
        }
    }
}
