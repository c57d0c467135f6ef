package org.uteuzi.naive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.uteuzi.event.instrument.InstrumentRecorded;

/** Answers the structure at any (on, entry) by folding everything again for each question. */
public final class NaiveRegister {

    private final List<NaiveEntry> entries;
    private final List<NaiveEntry> ends;
    private final TreeMap<Long, NaiveKnown> asked = new TreeMap<>();

    public NaiveRegister(List<NaiveEntry> entries) {
        this.entries = entries.stream()
                .sorted(Comparator.comparingLong(NaiveEntry::number))
                .toList();
        ends = this.entries.stream().filter(this::endsItsInstrument).toList();
    }

    /** DOMAIN 3: "every known point is rounded <b>down</b> to the last entry that ends an instrument". */
    public OptionalLong roundedDown(long entry) {
        return lastEndOfAnInstrument(candidate -> candidate.number() <= entry);
    }

    /** "knownAt [is] turned into an entry first"; "all entries of one instrument carry one" recorded time. */
    public OptionalLong entryAt(Instant knownAt) {
        return lastEndOfAnInstrument(candidate -> !candidate.recordedAt().isAfter(knownAt));
    }

    private OptionalLong lastEndOfAnInstrument(Predicate<NaiveEntry> isKnown) {
        return ends.stream().filter(isKnown).mapToLong(NaiveEntry::number).max();
    }

    /** InstrumentRecorded is "always the first entry of its instrument" and tells "the number of events that follow". */
    private boolean endsItsInstrument(NaiveEntry entry) {
        return entries.stream()
                .anyMatch(first -> first.instrumentId().equals(entry.instrumentId())
                        && first.event() instanceof InstrumentRecorded recorded
                        && recorded.corrects() == null
                        && first.number() + recorded.eventsThatFollow() == entry.number());
    }

    /** Everything as known at that entry; empty: "before the first entry the answer is 'the register did not exist'". */
    public Optional<NaiveKnown> at(long entry) {
        OptionalLong point = roundedDown(entry);
        if (point.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(asked.computeIfAbsent(
                point.getAsLong(),
                last -> new NaiveKnown(new NaiveBelief(entries.stream()
                        .filter(candidate -> candidate.number() <= last)
                        .toList()))));
    }

    public Optional<NaiveStructure> structure(String institutionId, LocalDate on, long entry) {
        return at(entry).map(known -> known.structure(institutionId, on));
    }
}
