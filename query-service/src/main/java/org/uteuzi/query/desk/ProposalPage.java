package org.uteuzi.query.desk;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.instrument.Document;
import org.uteuzi.proposal.ProposalState.Status;
import org.uteuzi.query.proposal.ProposalAnswers.Proposal;
import org.uteuzi.query.web.Frame;
import org.uteuzi.query.web.PaperLine;
import org.uteuzi.query.web.Words;
import org.uteuzi.text.LocalizedText;

/**
 * One proposal as a page.
 *
 * @param made by whom and when, in a sentence
 * @param expiresAt null: not stated
 * @param instrument the address of what was recorded by it; null: nothing was
 * @param draft the address of the draft that it was made from, for who writes that; null for others
 * @param erases whether somebody would be erased for good by it
 * @param since what was recorded of what it touches since
 * @param conflicts the other open ones that touch the same
 * @param lines what it would record
 */
record ProposalPage(
        String address,
        String state,
        String style,
        int version,
        String made,
        String kinds,
        @Nullable String expiresAt,
        @Nullable String instrument,
        @Nullable String draft,
        boolean erases,
        boolean stale,
        List<Link> since,
        List<Link> conflicts,
        List<PaperLine> paper,
        List<Document> documents,
        List<Foreseen.Line> lines,
        List<Step> history) {

    /** @param note what is to be said of it beside; null: nothing */
    record Link(String address, Words.Said text, @Nullable String note) {}

    record Step(String what, String by, String at, @Nullable String text) {}

    static Words.Said title(Proposal proposal, Words words) {
        return title(proposal.proposalId(), proposal.title(), words);
    }

    static Words.Said title(String proposalId, @Nullable LocalizedText title, Words words) {
        return title == null ? new Words.Said(proposalId, null) : words.say(title);
    }

    static String kinds(Proposal proposal, Words words) {
        return proposal.kinds().stream().map(kind -> Texts.effect(kind, words)).collect(Collectors.joining("; "));
    }

    /** The last moment; with the next one it is too late. */
    static @Nullable String expiry(Proposal proposal, Words words) {
        return proposal.expiresAt() == null
                ? null
                : words.phrase(proposal.expiresAt().minusMillis(1), Frame.HOME);
    }

    static String style(Status status) {
        return switch (status) {
            case OPEN -> "is-changed";
            case APPROVED -> "is-held";
            case REJECTED, WITHDRAWN, EXPIRED -> "is-past";
        };
    }
}
