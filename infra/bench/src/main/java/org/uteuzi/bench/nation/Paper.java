package org.uteuzi.bench.nation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Event;
import org.uteuzi.event.instrument.InstrumentKind;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.event.instrument.Particulars;
import org.uteuzi.testing.TestIssuer;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;
import tools.jackson.databind.json.JsonMapper;

/**
 * One instrument of the nation in both of its forms: the request with which it would come to the door, and the events that
 * come of it.
 *
 * @param recordedAt when the register learned it
 * @param body of the request, in canonical form (RFC 8785)
 * @param entries the instrument itself first
 */
record Paper(String instrumentId, Instant recordedAt, String body, List<Entry> entries) {

    private static final JsonMapper CANONICAL = new JsonMapper();
    private static final LocalizedText TITLE = new LocalizedText("Mfano: hati", "Sample: paper");

    /**
     * @param effect of which effect it came, from 0; null for the instrument itself
     * @param sequence place in the stream of its thing
     */
    record Entry(@Nullable Integer effect, long sequence, Event event) {}

    /** One effect with the one event that comes of it. */
    record Change(Map<String, Object> effect, Event event) {}

    /** @param sequences the place of each change's event in the stream of its thing */
    static Paper of(
            String instrumentId,
            InstrumentKind kind,
            @Nullable Integer number,
            Instant recordedAt,
            List<Change> changes,
            List<Long> sequences) {
        PartialDate signed = new PartialDate(recordedAt.toString().substring(0, 10));
        Map<String, Object> request = new TreeMap<>();
        request.put("instrumentId", instrumentId);
        request.put("kind", kind);
        request.put("jurisdiction", "TZ");
        request.put("title", new TreeMap<>(Map.of("sw", TITLE.sw(), "en", TITLE.en())));
        request.put("signedOn", signed.text());
        if (number != null) {
            request.put("number", String.valueOf(number));
            request.put("year", signed.first().getYear());
        }
        request.put("effects", changes.stream().map(Change::effect).toList());
        String body = CANONICAL.writeValueAsString(request);
        Particulars particulars = new Particulars(
                kind,
                "TZ",
                number == null ? null : String.valueOf(number),
                number == null ? null : Integer.valueOf(signed.first().getYear()),
                TITLE,
                null,
                null,
                null,
                null,
                signed,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(
                null,
                0,
                new InstrumentRecorded(
                        instrumentId + "-f",
                        instrumentId,
                        particulars,
                        TestIssuer.EVERYWHERE,
                        List.of(),
                        changes.size(),
                        false,
                        null,
                        null)));
        for (int i = 0; i < changes.size(); i++) {
            entries.add(new Entry(i, sequences.get(i), changes.get(i).event()));
        }
        return new Paper(instrumentId, recordedAt, body, entries);
    }
}
