package org.uteuzi.query.register;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.uteuzi.access.Scope;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.database.WholeDatabase;

/** Finds entries for who audits, as they are stored, whatever their type. */
@Component
public class RegisterSearch {

    private final JdbcClient database;

    RegisterSearch(WholeDatabase database) {
        this.database = database.client();
    }

    /**
     * Those after an entry up to and with another.
     *
     * @param seen only what stands in these institutions, or in none
     */
    public List<StoredEntry> between(long after, long upTo, Scope seen, int limit) {
        return ask(
                seenIn(seen).always("after", after, "n.number > :after").always("upTo", upTo, "n.number <= :upTo"),
                "order by n.number limit " + limit);
    }

    /**
     * Those that are looked for, the newest first.
     *
     * @param seen only what stands in these institutions, or in none
     */
    public List<StoredEntry> find(Wanted wanted, Scope seen, int limit) {
        Conditions conditions = seenIn(seen)
                .always("before", wanted.before(), "n.number < :before")
                .where("thing", wanted.thing(), "e.aggregate_id = :thing")
                .where("instrument", wanted.instrument(), "e.instrument_id = :instrument")
                .where("type", wanted.eventType(), "e.event_type = :type")
                .where(
                        "institution",
                        wanted.institution(),
                        "e.instrument_id in (select instrument_id from concern where institution_id = :institution)")
                .where(
                        "person",
                        wanted.person(),
                        "(e.aggregate_id = 'person:' || :person or (e.aggregate_type = 'post'"
                                + " and e.payload::jsonb ->> 'personId' = :person))")
                .where(
                        "recorder",
                        wanted.recorder(),
                        "e.instrument_id in (select r.instrument_id from register.event r"
                                + " where r.aggregate_type = 'instrument'"
                                + " and r.payload::jsonb ->> 'recordedBy' = :recorder)")
                .where("from", moment(wanted.from()), "n.recorded_at >= :from")
                .where("until", moment(wanted.until()), "n.recorded_at < :until")
                .where(
                        "zone",
                        wanted.lateIn() == null ? null : wanted.lateIn().getId(),
                        "exists (select from statement s where s.entry = n.number and not s.imported"
                                + " and s.effective_on < cast(n.recorded_at at time zone :zone as date))");
        if (wanted.righting()) {
            conditions.always("exists (select from statement s where s.entry = n.number and s.correction)");
        }
        return ask(conditions, "order by n.number desc limit " + limit);
    }

    /** Before a page is cut, so that no page tells how much is not shown. */
    private static Conditions seenIn(Scope seen) {
        return new Conditions()
                .always("seen", seen.institutions().toArray(String[]::new), Sight.condition(seen, "e.aggregate_id"));
    }

    private List<StoredEntry> ask(Conditions conditions, String order) {
        return conditions
                .ask(database, RegisterReader.ENTRIES, order)
                .query((row, index) -> RegisterReader.stored(row, index).asStored())
                .list();
    }

    private static @Nullable OffsetDateTime moment(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }
}
