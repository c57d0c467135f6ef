package org.uteuzi.query.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.unit.MandateSet;
import org.uteuzi.query.unit.MandatesAnswer.Difference;
import org.uteuzi.structure.Things;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Version;

/** Lays the versions of a mandate beside what they were made from. */
public final class Mandates {

    private final Things things;

    public Mandates(Things things) {
        this.things = things;
    }

    public List<MandatesAnswer.Version> of(String unitId) {
        List<MandatesAnswer.Version> versions = new ArrayList<>();
        Version<MandateSet> before = null;
        for (Version<MandateSet> version :
                things.unit(unitId).map(unit -> unit.mandates()).orElse(List.of())) {
            versions.add(version(version, before));
            before = version;
        }
        return versions;
    }

    private MandatesAnswer.Version version(Version<MandateSet> version, @Nullable Version<MandateSet> before) {
        MandateSet set = version.value();
        LocalDate until = version.until();
        return new MandatesAnswer.Version(
                set.text(),
                set.functions(),
                set.legalBasis(),
                set.effectiveFrom(),
                until == null ? null : PartialDate.of(until),
                version.because().factId(),
                things.instrumentOf(version.because().statement()),
                difference(set, before));
    }

    private @Nullable Difference difference(MandateSet set, @Nullable Version<MandateSet> before) {
        List<Version<MandateSet>> origins = set.from().isEmpty()
                ? before == null ? List.of() : List.of(before)
                : set.from().stream().flatMap(factId -> named(factId).stream()).toList();
        return origins.isEmpty()
                ? null
                : new Difference(
                        origins.stream()
                                .map(origin -> origin.because().factId())
                                .toList(),
                        WordDifference.between(
                                words(origins, LocalizedText::sw), set.text().sw()),
                        WordDifference.between(
                                words(origins, LocalizedText::en), set.text().en()));
    }

    private List<Version<MandateSet>> named(String factId) {
        return things.units()
                .flatMap(unit -> unit.mandates().stream())
                .filter(mandate -> mandate.because().factId().equals(factId))
                .toList();
    }

    private static String words(
            List<Version<MandateSet>> mandates, Function<LocalizedText, @Nullable String> language) {
        return mandates.stream()
                .map(mandate -> language.apply(mandate.value().text()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }
}
