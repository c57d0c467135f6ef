package org.uteuzi.command.rule;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.uteuzi.command.guard.Difference;
import org.uteuzi.command.guard.Neighbours;
import org.uteuzi.command.guard.Subject;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.command.register.RecordedThings;
import org.uteuzi.command.thing.Mode;
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
     * Judges each on what is believed after its own last effect.
     *
     * @param subjects in their order; several only if they {@linkplain Difference#together(List) may be judged in one look}
     * @param changed the guard tables in which they change any row; the guard already holds what is believed after the last
     * @return the verdict on each; empty where several must be judged alone to tell of which one something is to be said
     */
    public List<Verdict> judge(List<Subject> subjects, Set<String> changed, Mode mode) {
        List<Touched> things =
                subjects.stream().flatMap(subject -> subject.things().stream()).toList();
        Answers answers = new Answers(
                things,
                changed,
                subjects.stream()
                        .flatMap(subject -> Judgement.mentioned(subject.things(), subject.reference()).stream())
                        .collect(Collectors.toSet()),
                guard);
        if (subjects.size() > 1 && !answers.isNothing()) {
            return List.of();
        }
        Lookups lookups = new Lookups(subjects, register, neighbours);
        if (subjects.size() > 1) {
            lookups.lookUpTogether();
        }
        return IntStream.range(0, subjects.size())
                .mapToObj(i -> judge(i, subjects.get(i), answers, lookups, mode))
                .toList();
    }

    private Verdict judge(int place, Subject subject, Answers answers, Lookups lookups, Mode mode) {
        Function<Rule, Severity> severity = mode == Mode.LIVE ? Rule::live : Rule::historic;
        Judgement judgement = new Judgement(
                subject.things(),
                subject.reference(),
                guard,
                factIds -> register.papersOf(factIds).keySet(),
                answers);
        List<Violation> refusals = broken(Severity.REFUSED, severity, judgement).toList();
        if (!refusals.isEmpty()) {
            return new Verdict(refusals, List.of());
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Stream<Violation> law = new Neighbourhood(subject.things(), lookups.of(place))
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
