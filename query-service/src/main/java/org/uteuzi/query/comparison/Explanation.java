package org.uteuzi.query.comparison;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.uteuzi.event.Event;
import org.uteuzi.event.Fact;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.query.comparison.DiffAnswer.Because;
import org.uteuzi.query.comparison.DiffAnswer.Change;
import org.uteuzi.query.comparison.ExplainAnswer.Reason;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.sentence.Sentences;
import org.uteuzi.text.DatePhrase;
import org.uteuzi.time.PartialDate;

/** Puts the reasons of a difference into sentences, each statement once, in the order of the register. */
final class Explanation {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final InstitutionHistory history;
    private final Sentences sentences;
    private final ZoneId zone;
    private final String language;

    Explanation(InstitutionHistory history, Sentences sentences, ZoneId zone, String language) {
        this.history = history;
        this.sentences = sentences;
        this.zone = zone;
        this.language = language;
    }

    String lead(boolean same, LocalDate on, Instant knownAt) {
        return sentences.say(same ? "explain.same" : "explain.lead", Map.of("date", on, "knownAt", phrase(knownAt)));
    }

    List<Reason> reasons(List<Change> changes, Instant knownAt) {
        return changes.stream()
                .flatMap(change -> change.because().stream())
                .map(Because::entry)
                .distinct()
                .sorted()
                .map(history::entry)
                .map(entry -> new Reason(entry.number(), entry.instrumentId(), sentence(entry, knownAt)))
                .toList();
    }

    private String sentence(Entry entry, Instant knownAt) {
        String kind = "explain.late";
        Event said = entry.event();
        String reason = "";
        if (said instanceof FactWithdrawn withdrawal) {
            kind = "explain.withdrawn";
            reason = withdrawal.reason();
            Entry withdrawn = history.statement(entry.thing(), withdrawal.withdraws());
            said = withdrawn == null ? said : withdrawn.event();
        } else if (said instanceof Fact fact && fact.corrects() != null) {
            kind = "explain.corrected";
            reason = fact.corrects().reason();
        }
        List<String> parts = new ArrayList<>(List.of(
                sentences.say(kind, Map.of("knownAt", phrase(knownAt), "sentence", sentences.of(said))),
                because(entry)));
        if (!reason.isEmpty()) {
            parts.add(sentences.say("explain.reason", Map.of("reason", withoutStop(reason))));
        }
        return String.join(" ", parts);
    }

    private String because(Entry entry) {
        var instrument = history.instrument(entry.instrumentId());
        return sentences.say(
                "explain.because",
                Map.of(
                        "entry",
                        entry.number(),
                        "instrument",
                        instrument
                                .map(it -> it.particulars().title().in(language))
                                .orElse(entry.instrumentId()),
                        "recorder",
                        instrument.map(it -> it.recordedBy()).orElse("?"),
                        "recordedAt",
                        phrase(entry.recordedAt())));
    }

    private static String withoutStop(String reason) {
        return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
    }

    /** Day and time on the clock of the institution. */
    private String phrase(Instant moment) {
        var local = moment.atZone(zone);
        return DatePhrase.of(PartialDate.of(local.toLocalDate()), language) + ", " + TIME.format(local);
    }
}
