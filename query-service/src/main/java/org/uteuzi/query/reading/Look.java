package org.uteuzi.query.reading;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.uteuzi.access.Caller;
import org.uteuzi.access.Reads;
import org.uteuzi.json.EventJson;

/**
 * One look, before it is written.
 *
 * @param client the program that looked; null for a person in a session
 * @param address the pattern of what was asked
 * @param things what it was about, as references; empty where it was about many
 * @param named the institutions that were named or, where neither these nor a thing were, in which whoever looked may look;
 *     {@code *} stands for all of them
 * @param asked the parameters, days and points above all
 * @param register the newest entry that an answer could rest on; null while there was none
 * @param status of the answer; other than 2xx and 304 it showed nothing
 * @param purpose why, where that was said
 */
record Look(
        Instant at,
        Caller who,
        @Nullable String client,
        Reads.Kind kind,
        String address,
        List<String> things,
        List<String> named,
        SortedMap<String, String> asked,
        @Nullable Long register,
        int status,
        @Nullable String purpose) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final int LONGEST = 200;

    /** As long as it needs to be, and what a database can hold. */
    static String clean(String text) {
        String without = text.replace('\0', '\uFFFD');
        return without.length() <= LONGEST ? without : without.substring(0, LONGEST);
    }

    /**
     * The bytes that evidence will cover: fields in one order, texts that are not there left out, no spaces.
     *
     * @param institutions whose auditors may see it, in the order of their ids
     */
    String body(Collection<String> institutions) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("at", MOMENT.format(at));
        body.put("subject", who.subject());
        body.put("name", who.name());
        body.put("roles", who.grants().toString());
        put(body, "client", client);
        body.put("kind", kind.name());
        body.put("address", address);
        body.put("things", things);
        body.put("institutions", institutions);
        body.put("asked", asked);
        put(body, "register", register);
        body.put("status", status);
        put(body, "purpose", purpose);
        return EventJson.mapper().writeValueAsString(body);
    }

    private static void put(Map<String, Object> body, String name, @Nullable Object value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}
