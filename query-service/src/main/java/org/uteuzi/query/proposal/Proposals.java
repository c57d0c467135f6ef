package org.uteuzi.query.proposal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.uteuzi.access.Scope;
import org.uteuzi.json.EventJson;
import org.uteuzi.proposal.ProposalEvents;
import org.uteuzi.proposal.ProposalState.Status;
import org.uteuzi.query.proposal.Told.Happened;

/**
 * The proposals, folded from their streams when they are asked for: they are few beside what is recorded, and nothing of them is
 * ever late. Whoever may in all institutions that one touches sees it.
 */
@Component
public class Proposals {

    private static final String TOUCHING = """
            select aggregate_id, min(position) as place from command.proposal_event p
            where institutions is not null and (:everything or institutions ??| :institutions)
              and (:decided or not exists (select from command.proposal_event d
                                           where d.aggregate_id = p.aggregate_id and d.event_type = any(:decisions)))
            group by aggregate_id having min(position) < :before
            order by place desc limit :limit
            """;
    private static final String[] DECISIONS = {
        "proposal.proposal-approved", "proposal.proposal-rejected", "proposal.proposal-withdrawn"
    };

    private final JdbcClient database;
    private final InstantSource clock;

    Proposals(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @return empty also for one that may not be seen */
    public Optional<Told> one(String id, Scope seen) {
        return folded(List.of("proposal:" + id)).stream()
                .filter(told -> isSeen(told, seen))
                .findFirst();
    }

    /**
     * The newest first.
     *
     * @param before where the page before said that this one begins; null: the first page
     * @param status null: however they stand
     * @return those of so many that are of this institution and status, and may be seen
     */
    public Page page(
            @Nullable Long before, @Nullable String institution, @Nullable Status status, Scope seen, int limit) {
        boolean decided = status != Status.OPEN && status != Status.EXPIRED;
        List<Candidate> candidates =
                touching(institution == null ? seen : new Scope(false, Set.of(institution)), decided, before, limit);
        return new Page(
                folded(candidates.stream().map(Candidate::reference).toList()).stream()
                        .filter(told -> isSeen(told, seen))
                        .filter(told -> institution == null
                                || told.state().request().institutions().contains(institution))
                        .filter(told -> status == null || told.state().statusAt(clock.instant()) == status)
                        .toList(),
                candidates.size() < limit ? null : candidates.getLast().place());
    }

    /** @param next where the next page begins; null: there is none */
    public record Page(List<Told> proposals, @Nullable Long next) {}

    /** All that are open and touch any of these institutions, those that may not be seen among them. */
    List<Told> open(Collection<String> institutions) {
        return folded(touching(new Scope(false, Set.copyOf(institutions)), false, null, 1_000).stream()
                        .map(Candidate::reference)
                        .toList())
                .stream()
                .filter(told -> statusOf(told) == Status.OPEN)
                .toList();
    }

    Status statusOf(Told told) {
        return told.state().statusAt(clock.instant());
    }

    static boolean isSeen(Told told, Scope seen) {
        List<String> institutions = told.state().request().institutions();
        return seen.everywhere() || !institutions.isEmpty() && seen.includesAll(institutions);
    }

    /** @param place where it first touched any of the institutions asked about */
    private record Candidate(String reference, long place) {}

    private List<Candidate> touching(Scope institutions, boolean decided, @Nullable Long before, int limit) {
        return database.sql(TOUCHING)
                .param("everything", institutions.everywhere())
                .param("institutions", institutions.institutions().toArray(String[]::new))
                .param("decided", decided)
                .param("decisions", DECISIONS)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .query((row, index) -> new Candidate(row.getString("aggregate_id"), row.getLong("place")))
                .list();
    }

    /** The newest first. */
    private List<Told> folded(List<String> references) {
        if (references.isEmpty()) {
            return List.of();
        }
        Map<String, List<Happened>> histories = new LinkedHashMap<>();
        database.sql("select aggregate_id, recorded_at, event_type, payload from command.proposal_event"
                        + " where aggregate_id = any(:ids) order by aggregate_id, sequence_number")
                .param("ids", references.toArray(String[]::new))
                .query(row -> {
                    String id = row.getString("aggregate_id");
                    histories
                            .computeIfAbsent(id, it -> new ArrayList<>())
                            .add(new Happened(
                                    Instant.parse(row.getString("recorded_at")),
                                    EventJson.mapper()
                                            .readValue(
                                                    row.getString("payload"),
                                                    ProposalEvents.typeOf(row.getString("event_type")))));
                });
        return references.stream()
                .filter(histories::containsKey)
                .map(id -> Told.of(histories.getOrDefault(id, List.of())))
                .toList();
    }
}
