package org.uteuzi.timeline;

import java.util.List;
import java.util.Optional;
import org.uteuzi.event.institution.OfficeEstablished;
import org.uteuzi.text.LocalizedText;

/** What is believed of one office outside the institutions: its name and jurisdiction. */
public record OfficeTimeline(Believed<OfficeEstablished> established) {

    /** The belief after all of the office's stream; empty if its establishment is withdrawn. */
    public static Optional<OfficeTimeline> of(List<Recorded> stream) {
        return Chains.only(OfficeEstablished.class, Chains.believed(stream)).stream()
                .findFirst()
                .map(OfficeTimeline::new);
    }

    public LocalizedText name() {
        return established.fact().name();
    }
}
