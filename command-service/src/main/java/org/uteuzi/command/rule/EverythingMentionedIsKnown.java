package org.uteuzi.command.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.guard.Mentions;
import org.uteuzi.event.Event;
import org.uteuzi.event.Fact;

/** A fact names only things that the register knows. */
final class EverythingMentionedIsKnown implements RuleOfRecord {

    @Override
    public List<String> codes() {
        return List.of("IDENTIFIER_NOT_KNOWN", "FACT_NOT_KNOWN");
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        Set<String> facts = judgement.knownFacts(judgement.things().stream()
                .flatMap(thing -> thing.added().stream())
                .flatMap(recorded -> Mentions.facts(recorded.event()))
                .collect(Collectors.toSet()));
        List<Violation> violations = new ArrayList<>();
        judgement
                .things()
                .forEach(thing -> thing.added().forEach(recorded -> {
                    judgement
                            .mentions(recorded.event())
                            .filter(reference -> !judgement.isKnown(reference))
                            .forEach(reference -> violations.add(new Violation(
                                    "IDENTIFIER_NOT_KNOWN",
                                    Map.of("id", reference.substring(reference.indexOf(':') + 1)),
                                    thing.reference(),
                                    factId(recorded.event()))));
                    Mentions.facts(recorded.event())
                            .filter(factId -> !facts.contains(factId))
                            .forEach(factId -> violations.add(new Violation(
                                    "FACT_NOT_KNOWN",
                                    Map.of("factId", factId),
                                    thing.reference(),
                                    factId(recorded.event()))));
                }));
        return violations;
    }

    private static @Nullable String factId(Event event) {
        return event instanceof Fact fact ? fact.factId() : null;
    }
}
