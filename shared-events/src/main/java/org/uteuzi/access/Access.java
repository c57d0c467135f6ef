package org.uteuzi.access;

import static org.uteuzi.access.Permission.APPROVE;
import static org.uteuzi.access.Permission.AUDIT;
import static org.uteuzi.access.Permission.DISCLOSE;
import static org.uteuzi.access.Permission.DISCUSS;
import static org.uteuzi.access.Permission.FOLLOW;
import static org.uteuzi.access.Permission.IMPORT;
import static org.uteuzi.access.Permission.READ;
import static org.uteuzi.access.Permission.RECORD;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What each address needs, as the services map it. An address that stands nowhere here is open to nobody; one that names an
 * institution is open to who may there, and what others list or show is only what whoever asks may see.
 */
public final class Access {

    /** The door of the register. */
    public static final Map<String, Permission> DOOR = new Table()
            .needs(RECORD, "/api/instruments")
            .needs(RECORD, "/api/proposals", "/api/proposals/{id}", "/api/proposals/{id}/withdraw")
            .needs(FOLLOW, "/api/proposals/{id}/preview")
            .needs(DISCUSS, "/api/proposals/{id}/comments")
            .needs(APPROVE, "/api/proposals/{id}/approve", "/api/proposals/{id}/reject")
            .needs(IMPORT, "/api/imports", "/api/imports/template.xlsx", "/api/imports/template.csv")
            .made();

    /** The questions. With {@code beliefs=all} a timeline needs {@link Permission#AUDIT}, and so does the report of findings. */
    public static final Map<String, Permission> QUESTIONS = new Table()
            .needs(
                    READ,
                    "/api/institutions",
                    "/api/institutions/{id}",
                    "/api/institutions/{id}/structure",
                    "/api/institutions/{id}/structure/timemap",
                    "/api/institutions/{id}/structure.dot",
                    "/api/institutions/{id}/structure.svg",
                    "/api/institutions/{id}/structure.pdf",
                    "/api/institutions/{id}/popolo",
                    "/api/institutions/{id}/org",
                    "/api/institutions/{id}/days",
                    "/api/institutions/{id}/diff",
                    "/api/institutions/{id}/timeline",
                    "/api/units/{id}/timeline",
                    "/api/units/{id}/mandates",
                    "/api/units/{id}/lineage",
                    "/api/units/{id}/constitution",
                    "/api/posts/{id}/holders",
                    "/api/posts/{id}/reporting",
                    "/api/posts/{id}/timeline",
                    "/api/people/{id}",
                    "/api/people/{id}/service.pdf",
                    "/api/people/{id}/timeline",
                    "/api/search",
                    "/api/instruments",
                    "/api/instruments/{id}",
                    "/api/reports/{name}",
                    "/api/reports/ending-terms.ics",
                    "/api/checks/office-holding")
            .needs(FOLLOW, "/api/proposals", "/api/proposals/{id}")
            .needs(AUDIT, "/api/institutions/{id}/explain", "/api/register/entries", "/api/register/entries/{number}")
            .needs(AUDIT, "/api/reads")
            .needs(DISCLOSE, "/api/people/{id}/export", "/api/people/{id}/export.pdf")
            .made();

    /** The pages, and the files that they offer. */
    public static final Map<String, Permission> PAGES = new Table()
            .needs(
                    READ,
                    "/",
                    "/dashboard",
                    "/compare",
                    "/units/{id}",
                    "/posts/{id}",
                    "/people/{id}",
                    "/instruments/{id}",
                    "/search",
                    "/reports",
                    "/checks",
                    "/downloads/institutions/{id}/structure.{form:pdf|svg}",
                    "/downloads/people/{id}/service.pdf",
                    "/downloads/reports/{name}.{form:csv|xlsx|ics}",
                    "/downloads/checks/office-holding.pdf")
            .needs(
                    AUDIT,
                    "/explain",
                    "/findings",
                    "/posts/{id}/beliefs",
                    "/people/{id}/beliefs",
                    "/register",
                    "/register/replay")
            .needs(
                    RECORD,
                    "/desk",
                    "/desk/{id}",
                    "/desk/{id}/paper",
                    "/desk/{id}/paper/pick/{input}",
                    "/desk/{id}/discard",
                    "/desk/{id}/effects",
                    "/desk/{id}/effects/{effect}",
                    "/desk/{id}/effects/{effect}/pick/{input}",
                    "/desk/{id}/preview",
                    "/desk/{id}/record",
                    "/desk/{id}/propose",
                    "/desk/{id}/anew",
                    "/proposals/{id}/withdraw")
            .needs(FOLLOW, "/proposals", "/proposals/{id}")
            .needs(DISCUSS, "/proposals/{id}/comments")
            .needs(APPROVE, "/proposals/{id}/approve", "/proposals/{id}/reject")
            .needs(
                    IMPORT,
                    "/desk/imports",
                    "/desk/imports/template.{form:xlsx|csv}",
                    "/desk/imports/{id}",
                    "/desk/imports/{id}/report.csv",
                    "/desk/imports/{id}/discard")
            .needs(AUDIT, "/reads")
            .needs(READ, "/purpose")
            .needs(DISCLOSE, "/downloads/people/{id}/export.{form:pdf|json}")
            .made();

    /** Open to everybody, in both services, beside what browsers load with a page. */
    public static final List<String> OPEN =
            List.of("/v3/api-docs", "/error", "/actuator/health", "/actuator/health/**");

    private Access() {}

    /**
     * @param audiences whom a token must be meant for
     * @throws IllegalStateException if that may be anybody: then whoever has a token for something else would come in
     */
    public static void requireAudience(@Nullable Collection<String> audiences) {
        if (audiences == null || audiences.isEmpty() || audiences.stream().anyMatch(String::isBlank)) {
            throw new IllegalStateException(
                    "UTEUZI_LOGIN_AUDIENCE is empty: any token of the login server would open us");
        }
    }

    /**
     * Whether a token that our login server signed is one by which somebody may ask, and not one that tells a client who logged
     * in, renews something or ends it. Keycloak says so in {@code typ}, others in {@code token_use}; what any of them answers to a
     * login or binds to it ({@code nonce}, {@code at_hash}, {@code c_hash}) stands in ID tokens, and {@code events} in what they tell of one.
     *
     * @param claims of a token whose signature was checked
     */
    public static boolean isAccessToken(Map<String, ?> claims) {
        Object type = claims.get("typ");
        Object use = claims.get("token_use");
        return (type == null || type.equals("Bearer"))
                && (use == null || use.equals("access"))
                && Stream.of("nonce", "at_hash", "c_hash", "events").noneMatch(claims::containsKey);
    }

    private static final class Table {

        private final Map<String, Permission> needs = new LinkedHashMap<>();

        Table needs(Permission permission, String... paths) {
            List.of(paths).forEach(path -> needs.put(path, permission));
            return this;
        }

        Map<String, Permission> made() {
            return Collections.unmodifiableMap(needs);
        }
    }
}
