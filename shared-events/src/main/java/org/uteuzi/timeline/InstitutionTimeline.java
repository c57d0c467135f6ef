package org.uteuzi.timeline;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.time.Effective;

/** What is believed of one institution: the days on which it exists, its name and the law it rests on. */
public record InstitutionTimeline(
        Believed<InstitutionEstablished> established,
        Effective existence,
        List<Version<InstitutionEstablished>> states) {

    /** The belief after all of the institution's stream; empty if its establishment is withdrawn. */
    public static Optional<InstitutionTimeline> of(List<Recorded> stream) {
        List<Believed<Fact>> believed = Chains.believed(stream);
        List<Believed<InstitutionEstablished>> establishments = Chains.only(InstitutionEstablished.class, believed);
        return establishments.stream().findFirst().map(established -> {
            Effective existence = new Effective(Versions.firstDay(established), null);
            return new InstitutionTimeline(
                    established, existence, Versions.fold(existence, establishments, (before, event) -> event));
        });
    }

    public Optional<Version<InstitutionEstablished>> on(LocalDate day) {
        return Versions.on(day, states);
    }
}
