package org.uteuzi.query.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.query.report.Lateness.Figures;

/**
 * How late things were, in two parts that are never added, of what was recorded in a period. Backdating is the authority's:
 * from the first day of a statement to the day on which its paper was signed (or published, where no signing is stated).
 * Delay is the register's: from that day to the day of recording, once for each paper. What came early is late by no day.
 */
@Component
class Lateness implements Report<Figures> {

    enum Part {
        /** Counts statements. */
        BACKDATING,
        /** Counts papers. */
        DELAY
    }

    enum Group {
        RECORDED,
        /** Statements that correct or withdraw others, and papers that do nothing else. */
        CORRECTIONS,
        /** Whatever came with a file of the past. */
        IMPORTS
    }

    /**
     * The figures of one part for one group, in days.
     *
     * @param measured of how many both days are stated
     * @param median null where nothing was measured
     * @param ninth nine of ten are no later than this
     * @param notMeasured of how many a day is not stated
     */
    record Figures(
            Part part,
            Group group,
            long measured,
            @Nullable Integer median,
            @Nullable Integer ninth,
            @Nullable Integer longest,
            long notMeasured) {}

    private static final List<Column<Figures>> COLUMNS = List.of(
            new Column<>("part", Figures::part),
            new Column<>("group", Figures::group),
            new Column<>("measured", Figures::measured),
            new Column<>("median", Figures::median),
            new Column<>("ninth", Figures::ninth),
            new Column<>("longest", Figures::longest),
            new Column<>("notMeasured", Figures::notMeasured));

    /** The statements of the papers that were recorded in the period. */
    private static final String STATEMENTS = """
            with recorded as (
              select i.instrument_id, i.last_entry, cast(i.recorded_at at time zone :zone as date) as recorded_on
              from instrument i where i.recorded_at >= :from and i.recorded_at < :until and i.last_entry <= :entry %s),
            statements as (
              select r.*, s.effective_on, p.acted_on,
                case when s.imported then 'IMPORTS' when s.correction then 'CORRECTIONS' else 'RECORDED' end as kind
              from recorded r join statement s on s.instrument_entry = r.last_entry
                left join paper_version p on p.paper_id = r.instrument_id
                  and p.known_from <= :entry and (p.known_until is null or p.known_until > :entry))
            """;

    private static final String BACKDATING = """
            , late as (select kind, case when acted_on >= effective_on then acted_on - effective_on
                when acted_on < effective_on then 0 end as days from statements)
            """;

    /** A paper that does anything else than correct is no correction; imported is all of it or nothing. */
    private static final String DELAY = """
            , late as (select max(kind) as kind, case when min(recorded_on) >= min(acted_on) then min(recorded_on) - min(acted_on)
                when min(recorded_on) < min(acted_on) then 0 end as days
              from statements group by last_entry)
            """;

    private static final String FIGURES = """
            select kind, count(days) as measured, count(*) - count(days) as not_measured,
              percentile_disc(0.5) within group (order by days) as median,
              percentile_disc(0.9) within group (order by days) as ninth, max(days) as longest
            from late group by kind order by kind desc
            """;

    private final JdbcClient database;

    Lateness(JdbcClient database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "lateness";
    }

    @Override
    public Span span() {
        return Span.PERIOD;
    }

    @Override
    public boolean personal() {
        return false;
    }

    @Override
    public boolean isOfSources() {
        return false;
    }

    @Override
    public List<Column<Figures>> columns() {
        return COLUMNS;
    }

    /** @return of how many papers a day is not stated */
    @Override
    public long tell(Asked asked, Consumer<Figures> row) {
        figures(Part.BACKDATING, BACKDATING, asked).forEach(row);
        List<Figures> delays = figures(Part.DELAY, DELAY, asked);
        delays.forEach(row);
        return delays.stream().mapToLong(Figures::notMeasured).sum();
    }

    private List<Figures> figures(Part part, String late, Asked asked) {
        String within = asked.institution() == null
                ? ""
                : "and i.last_entry in (select c.entry from concern c where c.institution_id = :institution and c.home)";
        return database.sql(STATEMENTS.formatted(within) + late + FIGURES)
                .param("zone", InstitutionEstablished.DEFAULT_TIME_ZONE)
                .param("from", beginning(asked.from()))
                .param("until", beginning(asked.to().plusDays(1)))
                .param("entry", asked.entry())
                .param("institution", asked.institution())
                .query((found, index) -> figures(part, found))
                .list();
    }

    private static OffsetDateTime beginning(LocalDate day) {
        return day.atStartOfDay(ZoneId.of(InstitutionEstablished.DEFAULT_TIME_ZONE))
                .toOffsetDateTime();
    }

    private static Figures figures(Part part, ResultSet row) throws SQLException {
        return new Figures(
                part,
                Group.valueOf(row.getString("kind")),
                row.getLong("measured"),
                row.getObject("median", Integer.class),
                row.getObject("ninth", Integer.class),
                row.getObject("longest", Integer.class),
                row.getLong("not_measured"));
    }
}
