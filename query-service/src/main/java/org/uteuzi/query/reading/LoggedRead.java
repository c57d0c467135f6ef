package org.uteuzi.query.reading;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.uteuzi.access.Reads;
import org.uteuzi.access.Scope;
import org.uteuzi.json.EventJson;
import org.uteuzi.query.register.Sha256;
import tools.jackson.databind.JsonNode;

/**
 * One look as the log holds it, as far as somebody may see it.
 *
 * @param number in the log, without gaps
 * @param at the moment in UTC with milliseconds
 * @param name as people know the subject
 * @param roles of the subject then
 * @param client the program that looked; null for a person in a session
 * @param address the pattern of what was asked
 * @param things what it was about, as references; empty where it was about many
 * @param institutions whose auditors see it; {@code *} stands for all
 * @param asked days, points and what else was asked
 * @param register the newest entry that an answer could rest on; null while there was none
 * @param status of the answer
 * @param purpose why, where that was said
 * @param hash SHA-256 of the stored bytes; null where they are not all shown
 */
public record LoggedRead(
        long number,
        String at,
        String subject,
        String name,
        String roles,
        @Nullable String client,
        Reads.Kind kind,
        String address,
        List<String> things,
        List<String> institutions,
        Map<String, String> asked,
        @Nullable Long register,
        int status,
        @Nullable String purpose,
        @Nullable String hash) {

    /** The status of a page that shows all it shows, with what is wrong in what was sent to it. */
    static final int SHOWN_WITH_A_MISTAKE = 422;

    /** The days and points of a question, by their parameters: what tells nothing of other institutions. */
    public static final List<String> POINTS = List.of(
            "on",
            "from",
            "to",
            "knownAt",
            "entry",
            "sourceKnownAt",
            "againstOn",
            "againstKnownAt",
            "againstEntry",
            "againstSourceKnownAt");

    static LoggedRead of(long number, String body) {
        JsonNode said = EventJson.mapper().readTree(body);
        Map<String, String> asked = new TreeMap<>();
        said.get("asked")
                .properties()
                .forEach(one -> asked.put(one.getKey(), one.getValue().asString()));
        return new LoggedRead(
                number,
                said.get("at").asString(),
                said.get("subject").asString(),
                said.get("name").asString(),
                said.get("roles").asString(),
                text(said, "client"),
                Reads.Kind.valueOf(said.get("kind").asString()),
                said.get("address").asString(),
                texts(said, "things"),
                texts(said, "institutions"),
                asked,
                said.has("register") ? said.get("register").asLong() : null,
                said.get("status").asInt(),
                text(said, "purpose"),
                Sha256.hex(body));
    }

    /**
     * What of it may be seen: what was also about other institutions without them, without what else was asked there and without
     * the fingerprint of it all.
     *
     * @param scope where whoever asks audits
     * @param seen the things that they may see
     */
    LoggedRead seenIn(Scope scope, Set<String> seen) {
        if (scope.includesAll(institutions)) {
            return this;
        }
        return new LoggedRead(
                number,
                at,
                subject,
                name,
                roles,
                client,
                kind,
                address,
                things.stream().filter(thing -> isToBeSeen(thing, scope, seen)).toList(),
                institutions.stream()
                        .filter(it -> it.equals(ReadTable.ALL) || scope.includes(it))
                        .toList(),
                asked.entrySet().stream()
                        .filter(one -> POINTS.contains(one.getKey()))
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new)),
                register,
                status,
                purpose,
                null);
    }

    /** Who does not see all of a proposal sees of it only that their institutions are in it. */
    private boolean isToBeSeen(String thing, Scope scope, Set<String> seen) {
        return kind == Reads.Kind.PROPOSAL
                ? thing.startsWith("institution:") && scope.includes(thing.substring("institution:".length()))
                : seen.contains(thing);
    }

    /** Whether something was shown. */
    public boolean shown() {
        return status < 400 || status == SHOWN_WITH_A_MISTAKE;
    }

    private static List<String> texts(JsonNode said, String name) {
        return said.get(name).valueStream().map(JsonNode::asString).toList();
    }

    private static @Nullable String text(JsonNode said, String name) {
        return said.has(name) ? said.get(name).asString() : null;
    }
}
