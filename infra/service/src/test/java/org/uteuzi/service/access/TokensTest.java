package org.uteuzi.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uteuzi.service.SampleService;
import org.uteuzi.testing.TestIssuer;

/** Who brings a token that our login server meant for us comes in, and nobody else. */
class TokensTest {

    private static final TestIssuer ISSUER = TestIssuer.shared();
    private static final SampleService SERVICE = SampleService.shared();

    private static HttpResponse<String> ask(String token) {
        return SERVICE.get("/api/greetings/asha", token);
    }

    private static void isRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(SampleService.json(answer).get("code").asString()).isEqualTo("NOT_LOGGED_IN");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(how -> assertThat(how).startsWith("Bearer"));
    }

    @Test
    void who_brings_a_good_token_is_known_by_name() {
        assertThat(ask(ISSUER.token("juma", "MANAGER:*")).body()).isEqualTo("Habari, asha. Mimi ni juma.");
    }

    private static Stream<String> tokensThatAreNotGood() {
        return Stream.of("", "nonsense", ISSUER.expired(), ISSUER.forged(), ISSUER.forAnother(), ISSUER.byAnother());
    }

    @ParameterizedTest
    @MethodSource("tokensThatAreNotGood")
    void without_a_token_that_is_good_nothing_opens(String token) {
        isRefused(ask(token));
    }

    /** An ID token tells a client who logged in; whoever gets hold of one, or of another kind of token, does not come in by it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"typ\": \"ID\"",
                "\"typ\": \"Refresh\"",
                "\"token_use\": \"id\"",
                "\"nonce\": \"n-0S6_WzA2Mj\"",
                "\"at_hash\": \"77QmUPtjPfzWtF2AnpK9RQ\"",
                "\"events\": {}"
            })
    void a_token_that_is_no_access_token_opens_nothing(String claim) {
        isRefused(ask(ISSUER.tokenThatSays(claim)));
    }

    @ParameterizedTest
    @CsvSource({"JWT, 200", "at+jwt, 200", "application/at+jwt, 200", "logout+jwt, 401", "dpop+jwt, 401"})
    void the_type_of_a_token_is_looked_at(String type, int status) {
        assertThat(ask(ISSUER.tokenOfType(type)).statusCode()).isEqualTo(status);
        assertThat(ask(ISSUER.tokenThatSays("\"typ\": \"Bearer\"")).statusCode())
                .as("as Keycloak says it")
                .isEqualTo(200);
    }

    /** Else any token of the login server would open us. */
    @Test
    void without_an_audience_nothing_starts() {
        assertThatThrownBy(() -> SampleService.with(Map.of("UTEUZI_LOGIN_AUDIENCE", "")))
                .rootCause()
                .hasMessageContaining("UTEUZI_LOGIN_AUDIENCE is empty");
    }
}
