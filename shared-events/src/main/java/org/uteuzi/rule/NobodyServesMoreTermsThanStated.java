package org.uteuzi.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.post.Terms;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.PostTimeline;

/**
 * Nobody serves more terms in a post than the law allows on the day of the appointment. The number that the instrument states
 * counts, else the substantive appointments of the person; one that continues another is the same term.
 */
final class NobodyServesMoreTermsThanStated extends PostRule {

    private static final String CODE = "MORE_TERMS_THAN_ALLOWED";

    NobodyServesMoreTermsThanStated() {
        super(List.of("terms.maxTerms"), CODE);
    }

    @Override
    Stream<StandingFinding> findings(PostTimeline post, Belief belief) {
        Map<Set<String>, Integer> served = new HashMap<>();
        return held(post)
                .filter(holding -> holding.capacity() == Capacity.SUBSTANTIVE
                        && holding.appointed().fact().personId() != null)
                .flatMap(holding -> finding(post, holding, count(holding, belief.idsOf(who(holding)), served)));
    }

    private static int count(Holding holding, Set<String> person, Map<Set<String>, Integer> served) {
        HolderAppointed appointed = holding.appointed().fact();
        int before = served.getOrDefault(person, 0);
        Integer stated = appointed.termNumber();
        int term = stated != null ? stated : Math.max(1, before + (appointed.continues() == null ? 1 : 0));
        served.put(person, Math.max(before, term));
        return term;
    }

    private static Stream<StandingFinding> finding(PostTimeline post, Holding holding, int term) {
        return broken(post, holding.appointed().fact().effectiveFrom(), terms -> isTooMany(terms, term))
                .map(terms -> onStatement(
                        CODE,
                        holding,
                        holding.appointed().factId(),
                        Map.of("term", term, "allowed", Objects.requireNonNull(terms.maxTerms())),
                        holding.effective()))
                .stream();
    }

    private static boolean isTooMany(Terms terms, int term) {
        Integer allowed = terms.maxTerms();
        return allowed != null && term > allowed;
    }
}
