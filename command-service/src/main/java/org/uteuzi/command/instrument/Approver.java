package org.uteuzi.command.instrument;

import org.jspecify.annotations.Nullable;
import org.uteuzi.access.Caller;
import org.uteuzi.access.Permission;
import org.uteuzi.access.Scope;

/**
 * Who approves what another proposed.
 *
 * @param subject by which the login server knows them
 * @param scope the institutions in which they may
 * @param person of the register who they are, or {@link org.uteuzi.access.Grants#NOBODY}; null: nobody said
 * @param proposalId what they approve
 * @param personOfProposer as which person of the register the proposer was known; as above
 */
public record Approver(
        String subject,
        Scope scope,
        @Nullable String person,
        String proposalId,
        @Nullable String personOfProposer) {

    public static Approver of(Caller caller, String proposalId, @Nullable String personOfProposer) {
        return new Approver(
                caller.subject(),
                caller.grants().where(Permission.APPROVE),
                caller.grants().person().orElse(null),
                proposalId,
                personOfProposer);
    }
}
