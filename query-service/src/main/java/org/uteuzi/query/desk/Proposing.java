package org.uteuzi.query.desk;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.uteuzi.proposal.ProposalState.Status;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.proposal.Proposals;
import org.uteuzi.query.proposal.Standing;
import org.uteuzi.query.web.Words;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A draft that is proposed goes by one id, made from its own, so that sending it twice proposes it once. */
@Component
class Proposing {

    static final String ADDRESS = "/proposals";

    private static final String PREFIX = "pendekezo-";

    private final Proposals proposals;
    private final Door door;

    Proposing(Proposals proposals, Door door) {
        this.proposals = proposals;
        this.door = door;
    }

    /**
     * What became of a draft that was proposed.
     *
     * @param version that is amended when it is sent anew
     * @param said how it stands, in a sentence
     */
    record Proposed(String address, int version, boolean open, String said) {}

    static String id(UUID draft) {
        return PREFIX + draft;
    }

    static String address(String proposalId) {
        return ADDRESS + "/" + proposalId;
    }

    /** The draft that a proposal was made from; empty where it was made elsewhere. */
    static Optional<UUID> draft(String proposalId) {
        try {
            return Optional.of(UUID.fromString(proposalId.substring(PREFIX.length())))
                    .filter(draft -> id(draft).equals(proposalId));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    @Nullable
    Proposed of(UUID draft, Words words) {
        return of(List.of(draft), words).get(draft);
    }

    /** Of those that whoever asks proposed. */
    Map<UUID, Proposed> of(Collection<UUID> drafts, Words words) {
        Sight sight = Sight.now();
        return proposals.all(drafts.stream().map(Proposing::id).toList(), sight).stream()
                .filter(standing -> standing.isProposedBy(sight.caller()))
                .collect(Collectors.toMap(
                        standing -> draft(standing.id()).orElseThrow(), standing -> proposed(standing, words)));
    }

    /** Whether a draft was proposed, or amended, after a version. */
    boolean isBeyond(UUID draft, int version) {
        return proposals.all(List.of(id(draft)), Sight.now()).stream()
                .anyMatch(standing -> standing.state().version() > version);
    }

    private Proposed proposed(Standing standing, Words words) {
        Status status = proposals.statusOf(standing);
        return new Proposed(
                address(standing.id()),
                standing.state().version(),
                status == Status.OPEN,
                words.say("desk.proposed", words.say("proposal.state." + status)));
    }

    /**
     * Proposes a draft, or puts it in the place of what was proposed before.
     *
     * @param version that is amended; 0: it is proposed for the first time
     */
    Door.Answer send(UUID draft, int version, ObjectNode instrument, String comment, Locale locale) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.set("instrument", instrument);
        body.put("comment", comment);
        if (version > 0) {
            return door.amend(id(draft), body.put("version", version), locale);
        }
        return door.propose(body.put("proposalId", id(draft)), locale);
    }
}
