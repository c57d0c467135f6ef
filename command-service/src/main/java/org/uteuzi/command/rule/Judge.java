package org.uteuzi.command.rule;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.uteuzi.command.guard.Neighbours;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.command.register.RecordedThings;
import org.uteuzi.command.thing.Mode;
import org.uteuzi.event.instrument.Particulars;
import org.uteuzi.rule.Rule;
import org.uteuzi.rule.Severity;

/** Judges an instrument by all rules, on what is believed after its last effect. */
@Component
public class Judge {

    /**
     * What the rules say of an instrument.
     *
     * @param refusals what cannot be
     * @param findings what breaks the law, on its own facts or on earlier ones that it puts in doubt
     */
    public record Verdict(List<Violation> refusals, List<Violation> findings) {}

    private final JdbcClient guard;
    private final RecordedThings register;
    private final Neighbours neighbours;
    private final InstantSource clock;

    Judge(JdbcClient guard, RecordedThings register, Neighbours neighbours, InstantSource clock) {
        this.guard = guard;
        this.register = register;
        this.neighbours = neighbours;
        this.clock = clock;
    }

    /**
     * @param things what the instrument touches; the guard already holds what is believed of them after it
     * @param changed the guard tables in which it changes any row
     * @param particulars what the instrument says of itself
     */
    public Verdict judge(
            List<Touched> things, Set<String> changed, String instrumentId, Particulars particulars, Mode mode) {
        Function<Rule, Severity> severity = mode == Mode.LIVE ? Rule::live : Rule::historic;
        Judgement judgement = new Judgement(
                things,
                changed,
                "instrument:" + instrumentId,
                guard,
                factIds -> register.papersOf(factIds).keySet());
        List<Violation> refusals = broken(Severity.REFUSED, severity, judgement).toList();
        if (!refusals.isEmpty()) {
            return new Verdict(refusals, List.of());
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Stream<Violation> law = new Neighbourhood(things, particulars, register, neighbours)
                .caused(rule -> severity.apply(rule) == Severity.FINDING, today)
                .map(Violation::of);
        return new Verdict(
                List.of(),
                Stream.concat(broken(Severity.FINDING, severity, judgement), law)
                        .toList());
    }

    private static Stream<Violation> broken(Severity wanted, Function<Rule, Severity> severity, Judgement judgement) {
        return Rules.OF_RECORD.stream()
                .filter(rule -> severity.apply(rule) == wanted)
                .flatMap(rule -> rule.violations(judgement).stream());
    }
}
