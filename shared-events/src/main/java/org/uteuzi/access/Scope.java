package org.uteuzi.access;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Of which institutions something holds.
 *
 * @param everywhere of all, also of those to come
 * @param institutions where it is not everywhere
 */
public record Scope(boolean everywhere, Set<String> institutions) {

    public static final Scope EVERYWHERE = new Scope(true, Set.of());
    public static final Scope NOWHERE = new Scope(false, Set.of());

    public Scope {
        institutions = everywhere ? Set.of() : Set.copyOf(institutions);
    }

    public boolean isNowhere() {
        return !everywhere && institutions.isEmpty();
    }

    public boolean includes(String institution) {
        return everywhere || institutions.contains(institution);
    }

    public boolean includesAll(Collection<String> all) {
        return everywhere || institutions.containsAll(all);
    }

    /** Where both hold. */
    public Scope and(Scope other) {
        return everywhere
                ? other
                : other.everywhere
                        ? this
                        : new Scope(
                                false,
                                institutions.stream().filter(other::includes).collect(Collectors.toSet()));
    }

    /** Whether it reaches what stands in these institutions; what stands in none is nobody's in particular. */
    public boolean reaches(Collection<String> any) {
        return everywhere || !isNowhere() && (any.isEmpty() || any.stream().anyMatch(institutions::contains));
    }
}
