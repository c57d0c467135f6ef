package org.uteuzi.query.proposal;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.uteuzi.json.EventJson;
import org.uteuzi.proposal.ProposalAmended;
import org.uteuzi.proposal.ProposalApproved;
import org.uteuzi.proposal.ProposalCommented;
import org.uteuzi.proposal.ProposalMade;
import org.uteuzi.proposal.ProposalRejected;
import org.uteuzi.proposal.ProposalState;
import org.uteuzi.proposal.ProposalState.Decision;
import org.uteuzi.proposal.ProposalState.Status;
import org.uteuzi.proposal.ProposalWithdrawn;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.proposal.Standing.Happened;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.register.RegisterReader;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.text.LocalizedText;
import tools.jackson.databind.JsonNode;

/** Proposals as they are answered. */
@Component
public class ProposalAnswers {

    /**
     * How one stands.
     *
     * @param kinds of effects that the request has, each once
     * @param instrumentId under which the request was recorded; null: it was not
     * @param stale whether something was recorded of what an open one touches since it was proposed, be it not to be seen
     * @param conflictsWith the other open ones that touch the same; of those that may not be seen none is named
     */
    public record Proposal(
            String proposalId,
            Status state,
            int version,
            List<String> institutions,
            @Nullable LocalizedText title,
            List<String> kinds,
            String proposedBy,

            @JsonFormat(pattern = Basis.INSTANT, timezone = "UTC")
            Instant proposedAt,

            @JsonFormat(pattern = Basis.INSTANT, timezone = "UTC") @Nullable
            Instant expiresAt,

            @Nullable String decidedBy,
            @Nullable String instrumentId,
            boolean stale,
            List<String> conflictsWith) {}

    /** @param proposals the newest first */
    public record Listed(List<Proposal> proposals) {}

    /**
     * All of one.
     *
     * @param instrument the request as it would be sent to the door
     * @param changedSince the newest of what was recorded of what an open one touches since it was proposed, as far as it may
     *     be seen, the newest first
     */
    public record Whole(Proposal proposal, JsonNode instrument, List<Step> history, List<Changed> changedSince) {}

    /**
     * @param what happened, as {@code MADE}
     * @param text a comment or a reason; null: none was given
     */
    public record Step(
            @JsonFormat(pattern = Basis.INSTANT, timezone = "UTC")
            Instant at,

            String what,
            String by,
            @Nullable String text) {}

    /** What was recorded since. */
    public record Changed(String thing, long entry, String instrumentId) {}

    private static final int MOST_CHANGES = 100;

    private final Proposals proposals;
    private final RegisterReader register;
    private final Histories histories;

    ProposalAnswers(Proposals proposals, RegisterReader register, Histories histories) {
        this.proposals = proposals;
        this.register = register;
        this.histories = histories;
    }

    public Listed listed(List<Standing> page, Sight sight) {
        return new Listed(
                page.stream().map(standing -> proposal(standing, sight)).toList());
    }

    /** What the request says of itself; null: nothing. */
    public static @Nullable LocalizedText title(Standing standing) {
        return title(request(standing));
    }

    private static @Nullable LocalizedText title(JsonNode request) {
        return request.has("title") ? EventJson.mapper().treeToValue(request.get("title"), LocalizedText.class) : null;
    }

    /** @param newest the last entry that questions are answered from */
    public Whole whole(Standing.Whole whole, Sight sight, long newest) {
        return new Whole(
                proposal(whole.standing(), sight),
                request(whole.standing()),
                whole.history().stream().map(ProposalAnswers::step).toList(),
                proposals.statusOf(whole.standing()) == Status.OPEN ? changed(whole.standing(), newest) : List.of());
    }

    /** Of things and by papers that may be seen; where those of later entries stand is not known yet. */
    private List<Changed> changed(Standing standing, long newest) {
        List<Entry> since = register
                .after(entry(standing), standing.state().request().things(), MOST_CHANGES)
                .stream()
                .filter(entry -> entry.number() <= newest)
                .toList();
        Set<String> seen = histories.seen(since.stream()
                .flatMap(entry -> Stream.of(entry.thing(), paper(entry)))
                .collect(Collectors.toSet()));
        return since.stream()
                .filter(entry -> seen.contains(entry.thing()) && seen.contains(paper(entry)))
                .map(entry -> new Changed(entry.thing(), entry.number(), entry.instrumentId()))
                .toList();
    }

    private static String paper(Entry entry) {
        return "instrument:" + entry.instrumentId();
    }

    private static long entry(Standing standing) {
        Long entry = standing.state().request().entry();
        return entry == null ? -1 : entry;
    }

    private Proposal proposal(Standing standing, Sight sight) {
        ProposalState state = standing.state();
        Status status = proposals.statusOf(standing);
        boolean open = status == Status.OPEN;
        Optional<Decision> decision = Optional.ofNullable(state.decision());
        JsonNode request = request(standing);
        return new Proposal(
                standing.id(),
                status,
                state.version(),
                state.request().institutions(),
                title(request),
                request.path("effects")
                        .valueStream()
                        .map(effect -> effect.path("type").asString(""))
                        .distinct()
                        .toList(),
                state.proposer().name(),
                standing.madeAt(),
                state.request().expiresAt(),
                decision.map(it -> it.by().name()).orElse(null),
                decision.map(Decision::instrumentId).orElse(null),
                open
                        && register.isAnythingAfter(
                                entry(standing), state.request().things()),
                open ? proposals.conflicting(standing, sight) : List.of());
    }

    /** Empty once somebody was erased whom it was about. */
    private static JsonNode request(Standing standing) {
        String text = standing.state().request().text();
        return text == null
                ? EventJson.mapper().createObjectNode()
                : EventJson.mapper().readTree(text);
    }

    private static Step step(Happened happened) {
        return switch (happened.event()) {
            case ProposalMade e -> new Step(happened.at(), "MADE", e.by().name(), e.comment());
            case ProposalAmended e -> new Step(happened.at(), "AMENDED", e.by().name(), e.comment());
            case ProposalCommented e -> new Step(happened.at(), "COMMENTED", e.by().name(), e.comment());
            case ProposalApproved e -> new Step(happened.at(), "APPROVED", e.by().name(), e.comment());
            case ProposalRejected e -> new Step(happened.at(), "REJECTED", e.by().name(), e.reason());
            case ProposalWithdrawn e -> new Step(happened.at(), "WITHDRAWN", e.by().name(), e.reason());
        };
    }
}
