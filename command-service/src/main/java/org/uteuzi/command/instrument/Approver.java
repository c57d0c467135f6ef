package org.uteuzi.command.instrument;

import org.jspecify.annotations.Nullable;
import org.uteuzi.access.Caller;
import org.uteuzi.access.Permission;
import org.uteuzi.access.Scope;

/**
 * Who approves what another proposed.
 *
 * @param subject by which the login server knows them
 * @param name as people know them
 * @param scope the institutions in which they may
 * @param person of the register who they are, or {@link org.uteuzi.access.Grants#NOBODY}; null: nobody said
 * @param proposalId what they approve
 */
public record Approver(
        String subject, String name, Scope scope, @Nullable String person, String proposalId) {

    public static Approver of(Caller caller, String proposalId) {
        return new Approver(
                caller.subject(),
                caller.name(),
                caller.grants().where(Permission.APPROVE),
                caller.grants().person().orElse(null),
                proposalId);
    }
}
