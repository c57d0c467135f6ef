package org.uteuzi.access;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has logged in, or a program that acts for itself.
 *
 * @param subject by which the login server knows them; stays when names change
 * @param name as people know them
 */
public record Caller(String subject, String name, Grants grants) {

    /** Who may nothing, where nobody has logged in. */
    public static final Caller NOBODY = new Caller("", "", Grants.NONE);

    /**
     * Who is nobody in particular may nothing: what is recorded says by whom.
     *
     * @param claims of a token whose signature was checked
     */
    public static Caller of(Map<String, ?> claims) {
        String subject = text(claims.get("sub"), "");
        return new Caller(
                subject,
                text(claims.get("preferred_username"), subject),
                subject.isEmpty() ? Grants.NONE : Grants.of(claims.get(Grants.CLAIM)));
    }

    private static String text(@Nullable Object claim, String otherwise) {
        return claim instanceof String text && !text.isBlank() ? text : otherwise;
    }
}
