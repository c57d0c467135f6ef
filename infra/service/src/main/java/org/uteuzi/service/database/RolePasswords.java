package org.uteuzi.service.database;

import org.jspecify.annotations.Nullable;

/** By which roles come to the database where they have no {@linkplain RoleCertificates certificates}. */
public final class RolePasswords {

    private RolePasswords() {}

    /**
     * @param variable of the environment that gives it
     * @throws IllegalStateException if there is none
     */
    public static void require(String variable, @Nullable String password) {
        if (password == null || password.isBlank()) {
            throw new IllegalStateException(variable + " is empty: there is no default password");
        }
    }
}
