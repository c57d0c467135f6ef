package org.uteuzi.query.report;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.uteuzi.access.Permission;
import org.uteuzi.query.finding.StandingFindings;
import org.uteuzi.query.finding.StandingFindings.Open;
import org.uteuzi.query.register.Acknowledged;
import org.uteuzi.query.report.Findings.Standing;
import org.uteuzi.rule.StandingFinding;
import org.uteuzi.text.LocalizedText;

/**
 * The rules of law that stand broken on a day, institution by institution, with the facts on which each lies and by whom and
 * why it was acknowledged. One about somebody in the posts of two institutions is told in both.
 */
@Component
class Findings implements Report<Standing> {

    /**
     * A finding that is open.
     *
     * @param text in words, with the names of the day
     * @param things what it is about, as references
     * @param since the first day on which it is open; null where it was so from the beginning
     * @param lastDay the last day on which it is; null while no end is in sight
     * @param acknowledged empty where nobody did
     */
    record Standing(
            Named institution,
            String code,
            LocalizedText text,
            List<String> things,
            @Nullable LocalDate since,
            @Nullable LocalDate lastDay,
            List<String> factIds,
            List<String> appointmentIds,
            List<Acknowledged> acknowledged) {}

    private static final List<Column<Standing>> COLUMNS = List.of(
            new Column<>("institution", Standing::institution),
            new Column<>("finding", Standing::text),
            new Column<>("since", Standing::since),
            new Column<>("lastDay", Standing::lastDay),
            new Column<>(
                    "acknowledgedBy",
                    standing -> standing.acknowledged().stream()
                            .map(Acknowledged::recordedBy)
                            .distinct()
                            .toList()),
            new Column<>(
                    "acknowledgement",
                    standing -> standing.acknowledged().stream()
                            .map(Acknowledged::reason)
                            .distinct()
                            .toList()),
            new Column<>(
                    "instrument",
                    standing -> standing.acknowledged().stream()
                            .map(Acknowledged::instrumentId)
                            .distinct()
                            .toList()),
            new Column<>("code", Standing::code),
            new Column<>("factIds", Standing::factIds),
            new Column<>("appointmentId", Standing::appointmentIds));

    private final StandingFindings findings;

    Findings(StandingFindings findings) {
        this.findings = findings;
    }

    @Override
    public String name() {
        return "findings";
    }

    @Override
    public Permission needs() {
        return Permission.AUDIT;
    }

    @Override
    public Span span() {
        return Span.DAY;
    }

    @Override
    public List<Column<Standing>> columns() {
        return COLUMNS;
    }

    /** @return how many posts no law says anything of */
    @Override
    public long tell(Asked asked, Consumer<Standing> row) {
        String one = asked.institution();
        long notJudged = 0;
        for (String institution : one == null ? findings.institutions() : List.of(one)) {
            StandingFindings.Judged judged = findings.in(
                    institution, asked.from(), asked.entry(), asked.known().sourceKnownAt());
            Named named = new Named(institution, judged.name());
            judged.open().stream().map(open -> standing(named, open)).forEach(row);
            notJudged += judged.notJudged();
        }
        return notJudged;
    }

    private static Standing standing(Named institution, Open open) {
        StandingFinding finding = open.finding();
        LocalDate until = finding.open().until();
        return new Standing(
                institution,
                finding.code(),
                open.text(),
                finding.things(),
                Stream.of(finding.open().from())
                        .filter(from -> from.isAfter(LocalDate.MIN))
                        .findFirst()
                        .orElse(null),
                until == null ? null : until.minusDays(1),
                finding.factIds(),
                finding.appointmentIds(),
                open.acknowledged());
    }
}
