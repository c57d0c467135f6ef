package org.uteuzi.command.instrument;

import org.uteuzi.access.Caller;
import org.uteuzi.access.Permission;
import org.uteuzi.access.Role;
import org.uteuzi.access.Scope;

/**
 * Who records, as all that is recorded says it, and where they may.
 *
 * @param subject by which the login server knows them
 * @param name as people know them
 * @param role by which they may
 * @param scope the institutions in which they may
 * @param mayFound whether they may found institutions and offices
 */
public record Recorder(String subject, String name, Role role, Scope scope, boolean mayFound) {

    /** @param permission by which the caller, who has it, does so */
    public static Recorder of(Caller caller, Permission permission) {
        return new Recorder(
                caller.subject(),
                caller.name(),
                caller.grants().by(permission).orElseThrow(),
                caller.grants().where(permission),
                caller.grants().may(Permission.FOUND));
    }
}
