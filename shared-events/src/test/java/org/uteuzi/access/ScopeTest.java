package org.uteuzi.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeTest {

    private static final Scope HERE = of("egaz", "wizara");

    private static Scope of(String... institutions) {
        return new Scope(false, Set.of(institutions));
    }

    private static Scope both(Scope one, Scope other) {
        assertThat(one.and(other)).isEqualTo(other.and(one));
        return one.and(other);
    }

    @Test
    void where_both_hold_is_where_each_does() {
        assertThat(both(HERE, of("wizara", "wakala"))).isEqualTo(of("wizara"));
        assertThat(both(HERE, HERE)).isEqualTo(HERE);
        assertThat(both(HERE, of("wakala"))).isEqualTo(Scope.NOWHERE);
        assertThat(both(HERE, Scope.NOWHERE)).isEqualTo(Scope.NOWHERE);
    }

    @Test
    void what_holds_everywhere_takes_nothing_from_the_other() {
        assertThat(both(Scope.EVERYWHERE, HERE)).isEqualTo(HERE);
        assertThat(both(Scope.EVERYWHERE, Scope.NOWHERE)).isEqualTo(Scope.NOWHERE);
        assertThat(both(Scope.EVERYWHERE, Scope.EVERYWHERE)).isEqualTo(Scope.EVERYWHERE);
    }

    @Test
    void what_stands_nowhere_is_within_every_scope_and_reached_by_all_but_nowhere() {
        assertThat(Scope.NOWHERE.includesAll(List.of())).isTrue();
        assertThat(HERE.reaches(List.of())).isTrue();
        assertThat(Scope.NOWHERE.reaches(List.of())).isFalse();
    }
}
