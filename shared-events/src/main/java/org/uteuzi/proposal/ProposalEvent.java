package org.uteuzi.proposal;

import org.jspecify.annotations.Nullable;

/** Something that happened to a proposal; all of one proposal form one stream. */
public sealed interface ProposalEvent
        permits ProposalMade,
                ProposalAmended,
                ProposalCommented,
                ProposalApproved,
                ProposalRejected,
                ProposalWithdrawn {

    String proposalId();

    /** The same with what people wrote written otherwise: the only texts in it that may say who somebody is. */
    ProposalEvent with(Texts texts);

    /** Writes what people wrote otherwise; null where nothing is left of it. */
    interface Texts {

        /** @param place of the text in its event, from 0 */
        @Nullable
        String of(String text, int place);

        /** Of none there is none. */
        default @Nullable String ofAny(@Nullable String text, int place) {
            return text == null ? null : of(text, place);
        }
    }
}
