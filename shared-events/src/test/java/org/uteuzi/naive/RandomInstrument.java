package org.uteuzi.naive;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.uteuzi.json.EventJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One instrument of a {@link RandomHistory}.
 *
 * @param entries its events with their entry numbers, InstrumentRecorded first
 * @param body the request that has a command-service record the same
 */
public record RandomInstrument(String instrumentId, Instant recordedAt, List<NaiveEntry> entries, String body) {

    /** The request with an acknowledgement of each finding, as the answer of the door lists them. */
    public String acknowledging(JsonNode findings) {
        ObjectNode request = (ObjectNode) EventJson.mapper().readTree(body);
        ArrayNode acknowledge = request.putArray("acknowledge");
        for (JsonNode finding : findings) {
            ObjectNode given = acknowledge.addObject().put("reason", "Mfano");
            Stream.of("code", "effect", "factId")
                    .filter(finding::hasNonNull)
                    .forEach(name -> given.set(name, finding.get(name)));
        }
        return request.toString();
    }
}
