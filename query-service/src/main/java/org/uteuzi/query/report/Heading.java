package org.uteuzi.query.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.uteuzi.query.report.Asked.ReportBasis;

/**
 * What stands above a report.
 *
 * @param inWords what it rests on: both dates
 */
record Heading(String title, String inWords) {

    /** @param institution the name of the one that is asked about; empty: all */
    static Heading of(Report<?> report, Asked asked, String institution, ZoneId zone, Cells cells) {
        String title = cells.say("title." + report.name());
        ReportBasis basis = asked.basis();
        Map<String, Object> words = new HashMap<>();
        words.put("title", title);
        words.put("on", asked.from());
        words.put("from", asked.from());
        words.put("lastDay", asked.to());
        words.put("institution", institution);
        words.put("knownAt", basis.knownAt().atZone(zone));
        words.put("entry", basis.entry());
        Instant sources = basis.sourceKnownAt();
        if (sources != null) {
            words.put("sourceKnownAt", sources.atZone(zone));
        }
        words.put("when", cells.say(when(basis), words));
        words.put("where", cells.say(institution.isEmpty() ? "basis.all" : "basis.institution", words));
        String inWords = cells.say(sources == null ? "basis" : "basis.sources", words);
        return new Heading(title, basis.past() ? inWords + " " + cells.say("basis.past", words) : inWords);
    }

    private static String when(ReportBasis basis) {
        if (basis.on() != null) {
            return "basis.day";
        }
        return basis.from() == null ? "basis.rows" : "basis.period";
    }

    /** Of how much the report says nothing. */
    static String notJudged(Report<?> report, long count, Cells cells) {
        return cells.say("notJudged." + report.name(), Map.of("count", count));
    }
}
