package org.uteuzi.command.rule;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.uteuzi.rule.StandingFinding;

/**
 * A rule that an instrument breaks.
 *
 * @param code of the rule; its texts are in the message bundles
 * @param arguments what the text names
 * @param things what it is about, as references
 * @param factIds the facts on which it lies, the one that breaks the rule first; empty where it lies on a thing as a whole
 */
public record Violation(String code, Map<String, Object> arguments, List<String> things, List<String> factIds) {

    Violation(String code, Map<String, Object> arguments, String thing, @Nullable String factId) {
        this(code, arguments, List.of(thing), factId == null ? List.of() : List.of(factId));
    }

    Violation(String code, Map<String, Object> arguments, List<String> things) {
        this(code, arguments, things, List.of());
    }

    static Violation of(StandingFinding finding) {
        return new Violation(finding.code(), finding.arguments(), finding.things(), finding.factIds());
    }
}
