package org.uteuzi.query.comparison;

import java.util.List;
import org.springframework.stereotype.Component;
import org.uteuzi.query.comparison.DiffAnswer.Change;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.query.sentence.Sentences;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.structure.StructureAsOf;

/** Says why what is answered now about a day of an institution is not what was answered at an earlier point. */
@Component
public class Explanations {

    private final StructureAsOf structure;

    Explanations(StructureAsOf structure) {
        this.structure = structure;
    }

    public ExplainAnswer of(String institutionId, Basis then, Basis now, String language) {
        InstitutionHistory history = structure.history(institutionId);
        List<Change> changes = new Comparison(history).between(Comparison.Point.of(then), Comparison.Point.of(now));
        Sentences sentences = new Sentences(history.everAt(now.entry()), language);
        Explanation told = new Explanation(history, sentences, structure.zone(institutionId), language);
        boolean same = changes.isEmpty();
        return new ExplainAnswer(
                then, now, same, told.lead(same, then.on(), then.knownAt()), told.reasons(changes, then.knownAt()));
    }
}
