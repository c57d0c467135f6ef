package org.uteuzi.query.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who looked at what, the newest first. */
record ReadsPage(Filter filter, List<Line> lines, @Nullable String older) {

    /** What is looked for, as it was typed. */
    record Filter(
            String institution,
            String thing,
            String person,
            String subject,
            String from,
            String to,
            Map<String, String> mistakes) {}

    /**
     * One look.
     *
     * @param what as a sentence
     * @param about what it was about, with its page
     * @param asked for which days and points, in words
     * @param client the program that looked; null for a person in a session
     * @param register what an answer could rest on, in words; null while nothing was recorded
     */
    record Line(
            String number,
            String at,
            String who,
            String subject,
            String roles,
            @Nullable String client,
            String what,
            boolean shown,
            List<About> about,
            @Nullable String more,
            List<String> asked,
            @Nullable String register,
            @Nullable String why) {}

    /** @param address null where it has no page */
    record About(String name, @Nullable String address) {}
}
