package org.uteuzi.command.guard;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.uteuzi.command.guard.GuardRows.Row;
import org.uteuzi.command.guard.GuardRows.Table;
import org.uteuzi.event.Event;
import org.uteuzi.event.instrument.Particulars;
import org.uteuzi.event.post.Change;
import org.uteuzi.event.post.PostAmended;
import org.uteuzi.event.post.PostEstablished;
import org.uteuzi.event.unit.UnitEstablished;

/** A paper as it is told from others; it is recorded once for each institution in which what it touches ever stood. */
public record Paper(String numberedBy, String kind, String number, int year) {

    /** Empty for what has no number of its own, and for more of a paper that was recorded before. */
    static Optional<Paper> of(Particulars instrument) {
        String numberedBy =
                instrument.kind().isNumberedByJurisdiction() ? instrument.jurisdiction() : instrument.issuer();
        return numberedBy == null
                        || instrument.number() == null
                        || instrument.year() == null
                        || instrument.continues() != null
                ? Optional.empty()
                : Optional.of(new Paper(numberedBy, instrument.kind().name(), instrument.number(), instrument.year()));
    }

    Stream<Row> rows(Collection<String> institutions, String instrumentId) {
        return institutions.stream()
                .sorted()
                .map(institution -> Row.of(Table.PAPER, institution, numberedBy, kind, number, year, instrumentId));
    }

    /** The unit in which an event puts a post. */
    public static Stream<String> unitOf(Event event) {
        return switch (event) {
            case PostEstablished established -> Stream.of(established.unitId());
            case PostAmended amended -> Stream.ofNullable(Change.after(amended.unitId(), null));
            default -> Stream.of();
        };
    }

    /** The institution in which an event puts a unit. */
    public static Stream<String> institutionOf(Event event) {
        return event instanceof UnitEstablished established ? Stream.of(established.institutionId()) : Stream.of();
    }
}
