package org.uteuzi.query.proposal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.uteuzi.access.Caller;
import org.uteuzi.access.Permission;
import org.uteuzi.access.Scope;
import org.uteuzi.json.EventJson;
import org.uteuzi.proposal.ProposalEvent;
import org.uteuzi.proposal.ProposalEvents;
import org.uteuzi.proposal.ProposalState;
import org.uteuzi.proposal.ProposalState.Status;
import org.uteuzi.proposal.ProposedRequest;
import org.uteuzi.query.access.Looked;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.database.WholeDatabase;
import org.uteuzi.query.proposal.Standing.Happened;
import org.uteuzi.query.register.RegisterReader;
import org.uteuzi.vault.Vault;

/**
 * The proposals, read from their streams when they are asked for: they are few beside what is recorded, and nothing of them is
 * ever late. Whoever may in all institutions that one touches sees it.
 */
@Component
public class Proposals {

    private static final String TOUCHING = """
            select aggregate_id, min(position) as place from command.proposal_event p
            where institutions is not null
              and (:everything or institutions ??| :institutions
                   or (institutions = '[]' and cast(payload as jsonb) #>> '{by,subject}' = :subject))
              and (:decided or not exists (select from command.proposal_event d
                                           where d.aggregate_id = p.aggregate_id and d.event_type = any(:decisions)))
            group by aggregate_id having min(position) < :before
            order by place desc limit :limit
            """;
    private static final String NEWEST = """
            p.institutions is not null
            and not exists (select from command.proposal_event l
                            where l.aggregate_id = p.aggregate_id and l.institutions is not null
                              and l.sequence_number > p.sequence_number)
            """;
    /** Without the text of requests in whose place another was put. */
    private static final String HISTORY = """
            select p.recorded_at, p.event_type, p.sequence_number, k.wrapped,
                   case when p.institutions is null or %s then p.payload
                        else cast(jsonb_set(cast(p.payload as jsonb), '{request,text}', '""') as text) end as payload
            from command.proposal_event p left join vault.key k on k.owner = p.aggregate_id
            where p.aggregate_id = :id order by p.sequence_number
            """.formatted(NEWEST);

    private static final String STANDING = """
            select p.aggregate_id, p.event_type, p.sequence_number, p.payload, k.wrapped, m.recorded_at as made_at,
                   (select count(*) from command.proposal_event r
                    where r.aggregate_id = p.aggregate_id and r.institutions is not null) as version
            from command.proposal_event p
            join command.proposal_event m on m.aggregate_id = p.aggregate_id and m.sequence_number = 0
            left join vault.key k on k.owner = p.aggregate_id
            where p.aggregate_id = any(:ids) and (p.event_type = any(:decisions) or (%s))
            order by p.aggregate_id, p.sequence_number
            """.formatted(NEWEST);
    private static final String CONFLICTING = """
            select substr(p.aggregate_id, length('proposal:') + 1) from command.proposal_event p
            where p.things ??| :things and p.aggregate_id <> :reference and %s
              and (:everything
                   or (p.institutions <> '[]' and p.institutions <@ to_jsonb(cast(:institutions as text[])))
                   or (p.institutions = '[]' and cast(p.payload as jsonb) #>> '{by,subject}' = :subject))
              and not exists (select from command.proposal_event d
                              where d.aggregate_id = p.aggregate_id and d.event_type = any(:decisions))
              and coalesce(cast(cast(p.payload as jsonb) #>> '{request,expiresAt}' as timestamptz) > :now, true)
            order by p.position desc limit 100
            """.formatted(NEWEST);
    private static final String[] DECISIONS = {
        "proposal.proposal-approved", "proposal.proposal-rejected", "proposal.proposal-withdrawn"
    };

    private final JdbcClient database;
    private final RegisterReader register;
    private final InstantSource clock;
    private final Vault vault;

    Proposals(WholeDatabase database, RegisterReader register, InstantSource clock, Vault vault) {
        this.vault = vault;
        this.database = database.client();
        this.register = register;
        this.clock = clock;
    }

    /** @return empty also for one that may not be seen */
    public Optional<Standing.Whole> one(String id, Sight sight) {
        return whole(id).filter(whole -> {
            Looked.at(about(whole.standing().state().request()));
            return isSeen(whole.standing(), sight);
        });
    }

    /**
     * That another approved what an instrument records.
     *
     * @param by who
     * @param proposalId null for whom the proposal is not there
     */
    public record Approval(String by, @Nullable String proposalId) {}

    /** Empty for an instrument that was recorded without. */
    public Optional<Approval> approvalOf(String instrumentId, Caller caller) {
        return register.proposalOf(instrumentId)
                .flatMap(this::whole)
                .map(whole -> whole.standing().state())
                .map(state -> new Approval(
                        Objects.requireNonNull(state.decision()).by().name(),
                        state.isSeenBy(caller.subject(), caller.grants().where(Permission.FOLLOW))
                                ? state.proposalId()
                                : null));
    }

    private Optional<Standing.Whole> whole(String id) {
        List<Happened> history = database.sql(HISTORY)
                .param("id", "proposal:" + id)
                .query((row, index) -> new Happened(Instant.parse(row.getString("recorded_at")), event(row)))
                .list();
        return history.isEmpty() ? Optional.empty() : Optional.of(Standing.Whole.of(history));
    }

    /** How those of some ids stand that may be seen. */
    public List<Standing> all(Collection<String> ids, Sight sight) {
        return standing(ids.stream().map(id -> "proposal:" + id).toList()).stream()
                .filter(standing -> isSeen(standing, sight))
                .toList();
    }

    private static List<String> about(ProposedRequest request) {
        return Stream.concat(
                        request.institutions().stream().map(institution -> "institution:" + institution),
                        request.things().stream())
                .distinct()
                .toList();
    }

    /**
     * The newest first.
     *
     * @param before where the page before said that this one begins; null: the first page
     * @param status null: however they stand
     * @return those of so many that are of this institution and status, and may be seen
     */
    public Page page(
            @Nullable Long before, @Nullable String institution, @Nullable Status status, Sight sight, int limit) {
        boolean decided = status != Status.OPEN && status != Status.EXPIRED;
        List<Candidate> candidates = institution == null
                ? touching(sight.scope(), sight.caller().subject(), decided, before, limit)
                : touching(new Scope(false, Set.of(institution)), "", decided, before, limit);
        return new Page(
                standing(candidates.stream().map(Candidate::reference).toList()).stream()
                        .filter(standing -> isSeen(standing, sight))
                        .filter(standing -> institution == null
                                || standing.state().request().institutions().contains(institution))
                        .filter(standing -> status == null || statusOf(standing) == status)
                        .toList(),
                candidates.size() < limit ? null : candidates.getLast().place());
    }

    /** @param next where the next page begins; null: there is none */
    public record Page(List<Standing> proposals, @Nullable Long next) {}

    /** The ids of the other open ones that touch the same as an open one, of those that may be seen; the newest first. */
    List<String> conflicting(Standing standing, Sight sight) {
        return database.sql(CONFLICTING)
                .param("things", standing.state().request().things().toArray(String[]::new))
                .param("reference", standing.reference())
                .param("everything", sight.scope().everywhere())
                .param("institutions", sight.scope().institutions().toArray(String[]::new))
                .param("subject", sight.caller().subject())
                .param("decisions", DECISIONS)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query((row, index) -> row.getString(1))
                .list();
    }

    public Status statusOf(Standing standing) {
        return standing.state().statusAt(clock.instant());
    }

    private static boolean isSeen(Standing standing, Sight sight) {
        return standing.state().isSeenBy(sight.caller().subject(), sight.scope());
    }

    /** @param place where it first touched any of the institutions asked about */
    private record Candidate(String reference, long place) {}

    /** @param proposer whose own are told too where they touch no institution */
    private List<Candidate> touching(
            Scope institutions, String proposer, boolean decided, @Nullable Long before, int limit) {
        return database.sql(TOUCHING)
                .param("everything", institutions.everywhere())
                .param("institutions", institutions.institutions().toArray(String[]::new))
                .param("subject", proposer)
                .param("decided", decided)
                .param("decisions", DECISIONS)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .query((row, index) -> new Candidate(row.getString("aggregate_id"), row.getLong("place")))
                .list();
    }

    /** How these stand, in their order, by the newest request of each. */
    private List<Standing> standing(List<String> references) {
        if (references.isEmpty()) {
            return List.of();
        }
        Map<String, Standing> standing = new HashMap<>();
        database.sql(STANDING)
                .param("ids", references.toArray(String[]::new))
                .param("decisions", DECISIONS)
                .query(row -> {
                    ProposalEvent event = event(row);
                    int version = row.getInt("version");
                    Instant madeAt = Instant.parse(row.getString("made_at"));
                    standing.compute(
                            row.getString("aggregate_id"),
                            (reference, before) -> new Standing(
                                    before == null
                                            ? ProposalState.ofNewest(event, version)
                                            : ProposalState.after(before.state(), event),
                                    madeAt));
                });
        return references.stream()
                .flatMap(reference -> Stream.ofNullable(standing.get(reference)))
                .toList();
    }

    private ProposalEvent event(ResultSet row) throws SQLException {
        ProposalEvent stored = EventJson.mapper()
                .readValue(row.getString("payload"), ProposalEvents.typeOf(row.getString("event_type")));
        return vault.opened(stored, row.getLong("sequence_number"), row.getBytes("wrapped"));
    }
}
