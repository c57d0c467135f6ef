package org.uteuzi.access;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Of what it is logged who looked: of every address of {@link Access#QUESTIONS} and {@link Access#PAGES} but those that stand in
 * {@link #NOT_LOGGED}. An address that nobody thought of here is logged as {@link Kind#OTHER}.
 */
public final class Reads {

    /** What an address shows. */
    public enum Kind {
        /** One person: what is and what was believed of them, in whatever form. */
        PERSON,
        /** Who holds and held a post. */
        HOLDERS,
        /** What was recorded of a thing over time, or how two points differ. */
        HISTORY,
        /** Many at once: reports, files, what a search finds. */
        LIST,
        /** A paper with all that it says. */
        INSTRUMENT,
        /** What is proposed, with all that it would say. */
        PROPOSAL,
        REGISTER,
        FINDINGS,
        /** An institution as it stood on a day; today's, as known now, is what everybody in it may see, and is not logged. */
        STRUCTURE,
        /** This log. */
        READS,
        OTHER
    }

    public static final Map<String, Kind> KINDS = new Table<Kind>()
            .with(
                    Kind.PERSON,
                    "/api/people/{id}",
                    "/api/people/{id}/service.pdf",
                    "/api/people/{id}/timeline",
                    "/api/people/{id}/export",
                    "/api/people/{id}/export.pdf",
                    "/people/{id}",
                    "/people/{id}/beliefs",
                    "/downloads/people/{id}/service.pdf",
                    "/downloads/people/{id}/export.{form:pdf|json}")
            .with(Kind.HOLDERS, "/api/posts/{id}/holders", "/posts/{id}")
            .with(
                    Kind.HISTORY,
                    "/api/institutions/{id}/structure/timemap",
                    "/api/institutions/{id}/days",
                    "/api/institutions/{id}/diff",
                    "/api/institutions/{id}/explain",
                    "/api/institutions/{id}/timeline",
                    "/api/units/{id}/timeline",
                    "/api/units/{id}/mandates",
                    "/api/units/{id}/lineage",
                    "/api/units/{id}/constitution",
                    "/api/posts/{id}/reporting",
                    "/api/posts/{id}/timeline",
                    "/compare",
                    "/explain",
                    "/units/{id}",
                    "/posts/{id}/beliefs")
            .with(
                    Kind.LIST,
                    "/api/institutions/{id}/popolo",
                    "/api/search",
                    "/api/instruments",
                    "/api/reports/{name}",
                    "/api/reports/ending-terms.ics",
                    "/api/checks/office-holding",
                    "/dashboard",
                    "/search",
                    "/downloads/reports/{name}.{form:csv|xlsx|ics}",
                    "/checks",
                    "/downloads/checks/office-holding.pdf",
                    "/desk/{id}/paper/pick/{input}",
                    "/desk/{id}/effects/{effect}/pick/{input}",
                    "/desk/{id}/preview",
                    "/api/proposals",
                    "/proposals")
            .with(
                    Kind.PROPOSAL,
                    "/api/proposals/{id}",
                    "/proposals/{id}",
                    "/proposals/{id}/approve",
                    "/proposals/{id}/reject",
                    "/proposals/{id}/comments",
                    "/proposals/{id}/withdraw")
            .with(Kind.INSTRUMENT, "/api/instruments/{id}", "/instruments/{id}")
            .with(
                    Kind.REGISTER,
                    "/api/register/entries",
                    "/api/register/entries/{number}",
                    "/register",
                    "/register/replay")
            .with(Kind.FINDINGS, "/findings")
            .with(
                    Kind.STRUCTURE,
                    "/api/institutions",
                    "/api/institutions/{id}",
                    "/api/institutions/{id}/structure",
                    "/api/institutions/{id}/structure.dot",
                    "/api/institutions/{id}/structure.svg",
                    "/api/institutions/{id}/structure.pdf",
                    "/api/institutions/{id}/org",
                    "/",
                    "/downloads/institutions/{id}/structure.{form:pdf|svg}")
            .with(Kind.READS, "/api/reads", "/reads")
            .made();

    /** With the reason why. */
    public static final Map<String, String> NOT_LOGGED = new Table<String>()
            .with(
                    "what whoever looks is writing down themselves",
                    "/desk",
                    "/desk/{id}",
                    "/desk/{id}/paper",
                    "/desk/{id}/discard",
                    "/desk/{id}/effects",
                    "/desk/{id}/effects/{effect}",
                    "/desk/{id}/propose",
                    "/desk/{id}/anew",
                    "/desk/{id}/record")
            .with(
                    "a file that whoever looks sent themselves",
                    "/desk/imports",
                    "/desk/imports/{id}",
                    "/desk/imports/{id}/report.csv",
                    "/desk/imports/{id}/discard")
            .with("where reports are, each of which is logged when it is taken", "/reports")
            .with("an empty form", "/desk/imports/template.{form:xlsx|csv}", "/purpose")
            .made();

    private Reads() {}

    /**
     * What of an address is logged; empty where nothing is.
     *
     * @param address as {@link Access} names it
     */
    public static Optional<Kind> of(String address) {
        boolean asked = Access.QUESTIONS.containsKey(address) || Access.PAGES.containsKey(address);
        return asked && !NOT_LOGGED.containsKey(address)
                ? Optional.of(KINDS.getOrDefault(address, Kind.OTHER))
                : Optional.empty();
    }

    private static final class Table<V> {

        private final Map<String, V> values = new LinkedHashMap<>();

        Table<V> with(V value, String... paths) {
            List.of(paths).forEach(path -> values.put(path, value));
            return this;
        }

        Map<String, V> made() {
            return Collections.unmodifiableMap(values);
        }
    }
}
