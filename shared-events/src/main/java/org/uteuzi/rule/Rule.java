package org.uteuzi.rule;

import java.util.List;

/** What every rule says of itself. Its class is named as its sentence; the texts of its codes are in the message bundles. */
public interface Rule {

    /** The stable codes of what breaks it. */
    List<String> codes();

    /** What becomes of an instrument that is recorded by somebody now. */
    Severity live();

    /** What becomes of an instrument of the past that comes with an import. */
    Severity historic();

    /** What the law must state before anybody is judged by it, in the words of the effects; empty where nothing. */
    List<String> needs();
}
