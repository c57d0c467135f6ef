package org.uteuzi.event.instrument;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/**
 * What a paper says of itself.
 *
 * @param reference as printed
 * @param continues the first recording of the same paper, where another institution or a later day takes more from it
 */
public record Particulars(
        InstrumentKind kind,
        String jurisdiction,
        @Nullable String number,
        @Nullable Integer year,
        LocalizedText title,
        @Nullable String issuer,
        @Nullable String signedBy,
        @Nullable String onBehalfOf,
        @Nullable String reference,
        @Nullable PartialDate signedOn,
        @Nullable PartialDate publishedOn,
        @Nullable String continues,
        List<String> amends,
        List<String> replaces,
        List<String> repeals,
        List<Document> documents) {

    public Particulars {
        amends = amends == null ? List.of() : List.copyOf(amends);
        replaces = replaces == null ? List.of() : List.copyOf(replaces);
        repeals = repeals == null ? List.of() : List.copyOf(repeals);
        documents = documents == null ? List.of() : List.copyOf(documents);
    }

    /** The other papers that it names. */
    public List<String> named() {
        return Stream.of(Stream.ofNullable(continues), amends.stream(), replaces.stream(), repeals.stream())
                .flatMap(ids -> ids)
                .distinct()
                .toList();
    }

    /** Whoever gives it its number; null where nobody is named. */
    public @Nullable String numberedBy() {
        return kind.isNumberedByJurisdiction() ? jurisdiction : issuer;
    }
}
