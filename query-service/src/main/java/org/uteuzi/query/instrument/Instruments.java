package org.uteuzi.query.instrument;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.uteuzi.access.Scope;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.instrument.InstrumentsAnswer.Listed;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.register.RegisterReader;
import org.uteuzi.query.structure.KnownPoint;
import org.uteuzi.query.structure.Questions;

/** Lists instruments: which they are from the projection, what they say of themselves from the register. */
@Component
public class Instruments {

    private final JdbcClient database;
    private final RegisterReader register;
    private final Questions questions;

    Instruments(JdbcClient database, RegisterReader register, Questions questions) {
        this.database = database;
        this.register = register;
        this.questions = questions;
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
