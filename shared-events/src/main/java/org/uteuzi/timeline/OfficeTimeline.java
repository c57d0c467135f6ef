package org.uteuzi.timeline;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.OfficeEstablished;
import org.uteuzi.event.institution.OfficeEvent;
import org.uteuzi.event.institution.OfficeRenamed;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.Effective;

/** What is believed of one office outside the institutions: its names and jurisdiction. It has no end. */
public record OfficeTimeline(Believed<OfficeEstablished> established, List<Version<LocalizedText>> names) {

    /** The belief after all of the office's stream; empty if its establishment is withdrawn. */
    public static Optional<OfficeTimeline> of(List<? extends Recorded> stream) {
        List<Believed<Fact>> believed = Chains.believed(stream);
        return Chains.only(OfficeEstablished.class, believed).stream()
                .findFirst()
                .map(established -> new OfficeTimeline(
                        established,
                        Versions.fold(
                                new Effective(Versions.firstDay(established), null),
                                Chains.only(OfficeEvent.class, believed),
                                (before, event) -> switch (event) {
                                    case OfficeEstablished e -> e.name();
                                    case OfficeRenamed e -> e.name();
                                })));
    }

    /** The name of a day; of a day before it was known, its first name. */
    public LocalizedText nameOn(LocalDate day) {
        return Versions.onOrFirst(day, names).value();
    }
}
