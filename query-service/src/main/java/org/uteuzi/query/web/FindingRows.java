package org.uteuzi.query.web;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.finding.StandingFindings;
import org.uteuzi.query.finding.StandingFindings.Open;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.query.register.Acknowledged;
import org.uteuzi.query.sentence.Names;
import org.uteuzi.query.web.FindingRow.About;
import org.uteuzi.query.web.FindingRow.Acknowledgement;
import org.uteuzi.query.web.Lane.Paper;
import org.uteuzi.time.PartialDate;

/** What the law finds wrong on the day of a page, with who acknowledged it, when and why; for who audits the institution. */
@Component
class FindingRows {

    private final StandingFindings findings;
    private final Histories histories;

    FindingRows(StandingFindings findings, Histories histories) {
        this.findings = findings;
        this.histories = histories;
    }

    List<FindingRow> in(String institutionId, Point point) {
        return rows(
                institutionId,
                point,
                findings.in(institutionId, point.on(), point.known().entry()).open());
    }

    /**
     * Of one thing, wherever it stands, and of appointments to it or of it; null for who audits nowhere that it stands.
     *
     * @param appointments their ids
     */
    @Nullable
    List<FindingRow> about(String thing, Collection<String> appointments, Point point) {
        List<String> audited = histories.institutionsWith(thing).stream()
                .filter(Sight.now()::audits)
                .toList();
        return audited.isEmpty()
                ? null
                : audited.stream()
                        .flatMap(institution -> rows(
                                institution,
                                point,
                                findings
                                        .in(
                                                institution,
                                                point.on(),
                                                point.known().entry())
                                        .open()
                                        .stream()
                                        .filter(open -> open.finding().things().contains(thing)
                                                || open.finding().appointmentIds().stream()
                                                        .anyMatch(appointments::contains))
                                        .toList())
                                .stream())
                        .distinct()
                        .toList();
    }

    private List<FindingRow> rows(String institutionId, Point point, List<Open> open) {
        Optional<InstitutionHistory> history = open.isEmpty() ? Optional.empty() : histories.of(institutionId);
        Set<String> seen = histories.seen(open.stream()
                .flatMap(it -> it.finding().things().stream())
                .distinct()
                .toList());
        return history.stream()
                .flatMap(known -> open.stream().map(it -> row(it, known, seen, point)))
                .toList();
    }

    private static FindingRow row(Open open, InstitutionHistory history, Set<String> seen, Point point) {
        Words words = point.words();
        Names names = new Names(
                history.everAt(point.known().entry()), words.language().tag());
        LocalDate until = open.finding().open().until();
        LocalDate from = open.finding().open().from();
        PartialDate lastDay = until == null ? null : PartialDate.of(until.minusDays(1));
        return new FindingRow(
                open.finding().code(),
                words.finding(open.finding().code()),
                words.say(open.text()).text(),
                open.finding().things().stream()
                        .distinct()
                        .map(thing -> new About(
                                names.reference(thing, point.on()), seen.contains(thing) ? Told.address(thing) : null))
                        .toList(),
                Stream.of(from)
                        .filter(day -> day.isAfter(LocalDate.MIN))
                        .map(day -> words.span(PartialDate.of(day), lastDay))
                        .findFirst()
                        .orElse(lastDay == null ? null : words.say("holder.until", words.phrase(lastDay))),
                open.acknowledged().stream()
                        .map(said -> acknowledgement(said, history, point))
                        .toList());
    }

    private static Acknowledgement acknowledgement(Acknowledged said, InstitutionHistory history, Point point) {
        Words words = point.words();
        return new Acknowledgement(
                said.recordedBy(),
                words.phrase(said.recordedAt(), point.zone()),
                said.reason(),
                Paper.of(said.instrumentId(), history, words));
    }
}
