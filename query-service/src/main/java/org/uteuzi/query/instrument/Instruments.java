package org.uteuzi.query.instrument;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.uteuzi.access.Scope;
import org.uteuzi.event.Fact;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.instrument.InstrumentsAnswer.Listed;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.register.RegisterReader;
import org.uteuzi.query.structure.KnownPoint;
import org.uteuzi.query.structure.Questions;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.timeline.Chains;
import org.uteuzi.timeline.InstrumentTimeline;

/** Lists instruments: which they are from the projection, what they say of themselves from the register. */
@Component
public class Instruments {

    private final JdbcClient database;
    private final RegisterReader register;
    private final Questions questions;
    private final Histories histories;

    Instruments(JdbcClient database, RegisterReader register, Questions questions, Histories histories) {
        this.database = database;
        this.register = register;
        this.questions = questions;
        this.histories = histories;
    }

    /**
     * Those whose last entry lies before an entry, the newest first.
     *
     * @param before null: the newest of all
     * @param institution null: of all institutions that whoever asks may see
     */
    public List<Listed> before(@Nullable Long before, @Nullable String institution, int limit) {
        long newest = questions.newestOrNone().map(KnownPoint::entry).orElse(-1L);
        long below = Math.min(before == null ? Long.MAX_VALUE : before, newest + 1);
        Scope sight = Sight.now().scope();
        List<Long> last = institution == null && sight.everywhere()
                ? database.sql(
                                "select last_entry from instrument where last_entry < :below order by last_entry desc limit "
                                        + limit)
                        .param("below", below)
                        .query((row, index) -> row.getLong(1))
                        .list()
                : database.sql("select distinct entry from concern where institution_id = any(:ids) and entry < :below"
                                + " and (home or :everything) order by entry desc limit " + limit)
                        .param(
                                "ids",
                                institution == null
                                        ? sight.institutions().toArray(String[]::new)
                                        : new String[] {institution})
                        .param("below", below)
                        .param("everything", sight.everywhere())
                        .query((row, index) -> row.getLong(1))
                        .list();
        return last.isEmpty() ? List.of() : described(last);
    }

    /**
     * An instrument as whoever asks may see it.
     *
     * @param recorded when
     * @param first what it said of itself
     * @param believed what it says of itself, with all that was put right since
     * @param entries what it recorded: of things that they audit all of it, of others what still counts
     * @param whole whether they audit all that it is about
     */
    public record Seen(
            Instant recorded,
            InstrumentRecorded first,
            InstrumentTimeline believed,
            List<Entry> entries,
            boolean whole) {}

    /** What those of some papers are called, as known with an entry, that whoever asks may see. */
    public Map<String, LocalizedText> titles(Collection<String> instrumentIds, long known) {
        List<String> papers =
                instrumentIds.stream().map(id -> "instrument:" + id).toList();
        Map<String, LocalizedText> titles = new HashMap<>();
        if (!papers.isEmpty()) {
            Set<String> seen = histories.seen(papers);
            database.sql("select thing, name_sw, name_en from name_version where thing = any(:papers)"
                            + " and known_from <= :known and (known_until is null or known_until > :known)")
                    .param("papers", papers.stream().filter(seen::contains).toArray(String[]::new))
                    .param("known", known)
                    .query(row -> {
                        titles.put(
                                row.getString("thing").substring("instrument:".length()),
                                new LocalizedText(row.getString("name_sw"), row.getString("name_en")));
                    });
        }
        return titles;
    }

    /** As known with an entry; empty where there is none, or none for whoever asks. */
    public Optional<Seen> find(String instrumentId, long known) {
        List<Entry> all = register.instrument(instrumentId).stream()
                .filter(entry -> entry.number() <= known)
                .toList();
        Set<String> things = all.stream().map(Entry::thing).collect(Collectors.toSet());
        Set<String> seen = histories.seen(things);
        if (all.isEmpty()
                || !(all.getFirst().event() instanceof InstrumentRecorded first)
                || !seen.contains(first.thing())) {
            return Optional.empty();
        }
        Set<String> audited = histories.audited(things);
        Set<String> counting =
                counting(seen.stream().filter(thing -> !audited.contains(thing)).toList(), known);
        return Optional.of(new Seen(
                all.getFirst().recordedAt(),
                first,
                InstrumentTimeline.of(register.stream(first.thing(), known)).orElseThrow(),
                all.stream()
                        .filter(entry -> seen.contains(entry.thing()))
                        .filter(entry -> audited.contains(entry.thing())
                                || entry.event() instanceof Fact fact && counting.contains(fact.factId()))
                        .toList(),
                audited.containsAll(things)));
    }

    /** The statements about some things, withdrawals among them, that nothing has put aside. */
    private Set<String> counting(Collection<String> things, long known) {
        Set<String> counting = new HashSet<>();
        register.streams(things, known).stream()
                .collect(Collectors.groupingBy(Entry::thing))
                .values()
                .forEach(stream -> {
                    Chains.believed(stream)
                            .forEach(believed -> counting.add(believed.fact().factId()));
                    Set<String> withdrawn = Chains.withdrawn(stream);
                    stream.stream()
                            .filter(recorded -> recorded.event() instanceof FactWithdrawn withdrawal
                                    && !withdrawn.contains(withdrawal.factId()))
                            .forEach(recorded -> counting.add(((FactWithdrawn) recorded.event()).factId()));
                });
        return counting;
    }

    private List<Listed> described(List<Long> last) {
        record Span(long first, long last) {}
        List<Span> spans = database.sql("select first_entry, last_entry from instrument where last_entry = any(:last)"
                        + " order by last_entry desc")
                .param("last", last.toArray(Long[]::new))
                .query((row, index) -> new Span(row.getLong(1), row.getLong(2)))
                .list();
        List<Entry> entries = register.entries(spans.stream().map(Span::first).toList());
        return spans.stream()
                .flatMap(span -> entries.stream()
                        .filter(entry -> entry.number() == span.first())
                        .flatMap(entry -> listed(entry, span.last()).stream()))
                .toList();
    }

    private static Optional<Listed> listed(Entry entry, long last) {
        return entry.event() instanceof InstrumentRecorded recorded
                ? Optional.of(new Listed(
                        recorded.instrumentId(),
                        recorded.particulars(),
                        recorded.recordedBy(),
                        entry.recordedAt(),
                        entry.number(),
                        last))
                : Optional.empty();
    }
}
