package org.uteuzi.timeline;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.uteuzi.event.Fact;
import org.uteuzi.event.instrument.Document;
import org.uteuzi.event.instrument.DocumentAdded;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.event.instrument.Particulars;

/** What is believed of one paper: what it says of itself, as corrected, and the files that came in since. */
public record InstrumentTimeline(Believed<InstrumentRecorded> recorded, List<Believed<DocumentAdded>> added) {

    /** The belief after all of the paper's stream; empty if it was never recorded. */
    public static Optional<InstrumentTimeline> of(List<? extends Recorded> stream) {
        List<Believed<Fact>> believed = Chains.believed(stream);
        return Chains.only(InstrumentRecorded.class, believed).stream()
                .findFirst()
                .map(recorded -> new InstrumentTimeline(recorded, Chains.only(DocumentAdded.class, believed)));
    }

    public Particulars particulars() {
        return recorded.fact().particulars();
    }

    /** Its files, in the order in which the register learned of them. */
    public List<Document> documents() {
        return Stream.concat(
                        particulars().documents().stream(),
                        added.stream().map(document -> document.fact().document()))
                .toList();
    }
}
