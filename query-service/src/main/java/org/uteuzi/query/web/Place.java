package org.uteuzi.query.web;

import java.util.List;
import java.util.Objects;
import org.uteuzi.access.Access;
import org.uteuzi.access.Permission;

/** The pages: where they are, and what they are called where they have nothing else to say. */
public enum Place {
    DASHBOARD("dashboard", "/dashboard", "nav.dashboard", "institution.unknown"),
    STRUCTURE("structure", "/", "structure.ask", "institution.unknown"),
    EXPLAIN("explain", "/explain", "explain.ask", "institution.unknown"),
    COMPARE("compare", "/compare", "compare.ask", "institution.unknown"),
    UNIT("unit", "/units/", "unit.ask", "unit.unknown"),
    POST("post", "/posts/", "post.ask", "post.unknown"),
    PERSON("person", "/people/", "person.ask", "person.unknown"),
    POST_BELIEFS("beliefs", "/posts/", "beliefs.ask", "post.unknown"),
    PERSON_BELIEFS("beliefs", "/people/", "beliefs.ask", "person.unknown"),
    FINDINGS("findings", "/findings", "nav.findings", "institution.unknown"),
    REPORTS("reports", "/reports", "nav.reports", "institution.unknown"),
    CHECK("check", "/checks", "nav.check", "institution.unknown"),
    INSTRUMENT("instrument", "/instruments/", "instrument.ask", "instrument.unknown"),
    REGISTER("register", "/register", "nav.register", "instrument.unknown"),
    REPLAY("replay", "/register/replay", "nav.replay", "institution.unknown"),
    READS("reads", "/reads", "nav.reads", "error.notFound"),
    PURPOSE("purpose", "/purpose", "purpose.title", "error.notFound"),
    SEARCH("search", "/search", "nav.search", "error.notFound"),
    DESK("desk", "/desk", "nav.desk", "error.notFound"),
    PROPOSALS("proposals", "/proposals", "nav.proposals", "error.notFound"),
    IMPORTS("imports", "/desk/imports", "imports.title", "error.notFound");

    /** Those that the way through the pages begins with. */
    static final List<Place> FIRST = List.of(
            DASHBOARD, STRUCTURE, COMPARE, SEARCH, REPORTS, CHECK, DESK, PROPOSALS, IMPORTS, FINDINGS, REGISTER, REPLAY,
            READS);

    private final String view;
    private final String path;
    private final String name;
    private final String unknown;

    Place(String view, String path, String name, String unknown) {
        this.view = view;
        this.path = path;
        this.name = name;
        this.unknown = unknown;
    }

    /** Its template. */
    String view() {
        return view;
    }

    String path() {
        return path;
    }

    /** What it needs, of those that the way begins with. */
    Permission needs() {
        return Objects.requireNonNull(Access.PAGES.get(path));
    }

    String title(Words words) {
        return words.say(name);
    }

    String unknown(String id, Words words) {
        return words.say(unknown, id);
    }
}
