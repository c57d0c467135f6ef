package org.uteuzi.rule;

import java.util.List;
import java.util.stream.Stream;

/** A rule of law, judged by what was in force on the effective day of a fact; what nobody stated is not judged. */
public abstract class RuleOfLaw implements Rule {

    /** Things of what kind it judges, each by itself. */
    public enum About {
        POST,
        UNIT,
        PERSON
    }

    private final About about;
    private final List<String> needs;
    private final List<String> codes;

    /** @param needs what the law must state, in the words of the effects; empty where nothing */
    RuleOfLaw(About about, List<String> needs, String... codes) {
        this.about = about;
        this.needs = needs;
        this.codes = List.of(codes);
    }

    /** All findings about a thing of its kind, over all days. */
    abstract Stream<StandingFinding> findings(String id, Belief belief);

    About about() {
        return about;
    }

    @Override
    public List<String> codes() {
        return codes;
    }

    @Override
    public List<String> needs() {
        return needs;
    }

    @Override
    public Severity live() {
        return Severity.FINDING;
    }

    @Override
    public Severity historic() {
        return Severity.FINDING;
    }
}
