package org.uteuzi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.uteuzi.access.Permission.AUDIT;
import static org.uteuzi.access.Permission.FOUND;
import static org.uteuzi.access.Permission.IMPORT;
import static org.uteuzi.access.Permission.OPERATE;
import static org.uteuzi.access.Permission.READ;
import static org.uteuzi.access.Permission.RECORD;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantsTest {

    @Test
    void a_role_for_one_institution_allows_nothing_in_another() {
        Grants grants = Grants.of(List.of("HR_OFFICER:egaz", "AUDITOR:zaca"));

        assertThat(grants.may(RECORD, "egaz")).isTrue();
        assertThat(grants.may(RECORD, "zaca")).isFalse();
        assertThat(grants.may(AUDIT, "zaca")).isTrue();
        assertThat(grants.may(AUDIT, "egaz")).isFalse();
        assertThat(grants.where(READ)).isEqualTo(new Scope(false, Set.of("egaz", "zaca")));
        assertThat(grants.may(IMPORT)).isFalse();
    }

    @Test
    void a_role_for_all_institutions_is_one_for_those_to_come() {
        Grants grants = Grants.of(List.of("MANAGER:egaz", "MANAGER:*"));

        assertThat(grants.where(READ)).isEqualTo(Scope.EVERYWHERE);
        assertThat(grants.may(READ, "whatever-comes")).isTrue();
    }

    @Test
    void what_concerns_all_institutions_is_allowed_by_a_role_for_all_of_them_only() {
        assertThat(Grants.of(List.of("HR_OFFICER:egaz")).may(FOUND)).isFalse();
        assertThat(Grants.of(List.of("HR_OFFICER:*")).may(FOUND)).isTrue();
        assertThat(Grants.of(List.of("ADMIN:egaz")).may(OPERATE)).isFalse();
        assertThat(Grants.of(List.of("ADMIN:*")).may(OPERATE)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "MANAGER", "MANAGER:", "MANAGER: ", ":egaz", "manager:*", "ROOT:*", "MANAGER :*", "*", "*:*"
            })
    void what_is_not_understood_grants_nothing(String statement) {
        Grants grants = Grants.of(Arrays.asList(statement));

        assertThat(grants.roles()).isEmpty();
        assertThat(Permission.values()).noneMatch(grants::may);
    }

    @Test
    void the_list_says_which_person_somebody_is_and_grants_nothing_by_it() {
        assertThat(Grants.of(List.of("APPROVER:egaz", "PERSON:p-0001")).person())
                .contains("p-0001");
        assertThat(Grants.of(List.of("PERSON:-")).person()).contains(Grants.NOBODY);
        assertThat(Grants.of(List.of("PERSON:-")).roles()).isEmpty();
        assertThat(Grants.of(List.of("APPROVER:egaz")).person()).isEmpty();
    }

    @Test
    void who_is_said_to_be_several_persons_is_not_known() {
        assertThat(Grants.of(List.of("PERSON:p-0001", "PERSON:p-0001")).person())
                .contains("p-0001");
        assertThat(Grants.of(List.of("PERSON:p-0001", "PERSON:-")).person()).isEmpty();
        assertThat(Grants.of(List.of("PERSON:p-0001", "PERSON:p-0002")).person())
                .isEmpty();
    }

    @Test
    void a_claim_that_is_no_list_grants_nothing() {
        assertThat(Grants.of("AUDITOR:*").roles()).isEmpty();
        assertThat(Grants.of(Map.of("AUDITOR", "*")).roles()).isEmpty();
        assertThat(Grants.of(null).roles()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_role_allows_what_the_table_says_and_nothing_else(Role role) {
        Grants grants = Grants.of(List.of(role + ":*"));

        assertThat(Permission.values())
                .allSatisfy(permission -> assertThat(grants.may(permission))
                        .as(permission.name())
                        .isEqualTo(permission.roles().contains(role)));
    }

    @Test
    void an_administrator_records_nothing_and_audits_nothing() {
        Grants grants = Grants.of(List.of("ADMIN:*"));

        assertThat(List.of(RECORD, FOUND, IMPORT, AUDIT)).noneMatch(grants::may);
    }

    @Test
    void who_calls_is_named_as_people_know_them_and_else_by_the_subject() {
        assertThat(Caller.of(Map.of("sub", "7f3a", "preferred_username", "asha", "uteuzi", List.of("MANAGER:egaz"))))
                .satisfies(caller -> {
                    assertThat(caller.subject()).isEqualTo("7f3a");
                    assertThat(caller.name()).isEqualTo("asha");
                    assertThat(caller.grants()).hasToString("MANAGER:egaz");
                });
        assertThat(Caller.of(Map.of("sub", "demo-hr")).name()).isEqualTo("demo-hr");
        assertThat(Caller.of(Map.of("sub", "demo-hr")).grants().roles()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void a_token_that_says_of_nobody_that_it_is_theirs_grants_nothing(String subject) {
        List<String> roles = List.of("HR_OFFICER:*", "AUDITOR:*");

        assertThat(Caller.of(Map.of("sub", subject, "uteuzi", roles)).grants().roles())
                .isEmpty();
        assertThat(Caller.of(Map.of("preferred_username", "asha", "uteuzi", roles))
                        .grants()
                        .roles())
                .isEmpty();
        assertThat(Caller.of(Map.of("sub", 7, "uteuzi", roles)).grants().roles())
                .isEmpty();
    }

    @Test
    void what_stands_in_no_institution_is_seen_by_whoever_may_see_anything() {
        Scope one = new Scope(false, Set.of("egaz"));

        assertThat(one.reaches(Set.of())).isTrue();
        assertThat(one.reaches(Set.of("zaca", "egaz"))).isTrue();
        assertThat(one.reaches(Set.of("zaca"))).isFalse();
        assertThat(one.includesAll(Set.of("zaca", "egaz"))).isFalse();
        assertThat(Scope.NOWHERE.reaches(Set.of())).isFalse();
        assertThat(Scope.EVERYWHERE.includesAll(Set.of("zaca"))).isTrue();
    }

    @Test
    void a_token_must_be_meant_for_somebody() {
        assertThatCode(() -> Access.requireAudience(List.of("uteuzi"))).doesNotThrowAnyException();
        for (List<String> nobody : List.of(List.<String>of(), List.of(" "))) {
            assertThatThrownBy(() -> Access.requireAudience(nobody)).hasMessageContaining("UTEUZI_LOGIN_AUDIENCE");
        }
    }
}
