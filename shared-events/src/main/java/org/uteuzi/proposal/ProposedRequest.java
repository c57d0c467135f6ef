package org.uteuzi.proposal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as the door would take it, and what was known of it when it was proposed.
 *
 * @param text the JSON of the instrument with its effects; null once somebody was erased whom it was about
 * @param institutions that it touches
 * @param things that it touches, and people whom it names, as references
 * @param entry the newest of the register then; null: there was none
 * @param expiresAt from when on it can no longer be approved; null: not stated
 */
public record ProposedRequest(
        @Nullable String text,
        List<String> institutions,
        List<String> things,
        @Nullable Long entry,
        @Nullable Instant expiresAt) {

    public ProposedRequest {
        institutions = List.copyOf(institutions);
        things = List.copyOf(things);
    }

    ProposedRequest with(ProposalEvent.Texts texts) {
        return new ProposedRequest(texts.ofAny(text, 0), institutions, things, entry, expiresAt);
    }
}
