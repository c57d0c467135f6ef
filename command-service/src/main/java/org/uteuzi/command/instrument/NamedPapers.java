package org.uteuzi.command.instrument;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.uteuzi.command.problem.Problem;
import org.uteuzi.command.register.RecordedThings;
import org.uteuzi.event.instrument.Particulars;
import org.uteuzi.timeline.InstrumentTimeline;

/** The other papers that a paper names: each is known, and the one that it continues is the first recording of the same. */
@Component
class NamedPapers {

    private final RecordedThings register;

    NamedPapers(RecordedThings register) {
        this.register = register;
    }

    /** @param effect that states the particulars; null for the instrument itself */
    List<Problem> refusals(Particulars paper, @Nullable Integer effect) {
        List<String> named =
                paper.named().stream().map(id -> "instrument:" + id).toList();
        Set<String> known = register.known(named);
        Stream<Problem> unknown = named.stream()
                .filter(reference -> !known.contains(reference))
                .map(reference -> Problem.of(
                        effect, "IDENTIFIER_NOT_KNOWN", Map.of("id", reference.substring("instrument:".length()))));
        return Stream.concat(unknown, anotherPaper(paper, effect)).toList();
    }

    /** Else the rule that a paper is recorded once would be gone round. */
    private Stream<Problem> anotherPaper(Particulars paper, @Nullable Integer effect) {
        return first(paper)
                .filter(first -> first.continues() != null || !isSame(first, paper))
                .map(first ->
                        Problem.of(effect, "CONTINUES_ANOTHER_PAPER", Map.of("id", String.valueOf(paper.continues()))))
                .stream();
    }

    private Optional<Particulars> first(Particulars paper) {
        String reference = "instrument:" + paper.continues();
        return paper.continues() == null
                ? Optional.empty()
                : InstrumentTimeline.of(register.streams(Set.of(reference)).getOrDefault(reference, List.of()))
                        .map(InstrumentTimeline::particulars);
    }

    private static boolean isSame(Particulars first, Particulars paper) {
        return first.kind() == paper.kind()
                && Objects.equals(first.numberedBy(), paper.numberedBy())
                && Objects.equals(first.number(), paper.number())
                && Objects.equals(first.year(), paper.year());
    }
}
