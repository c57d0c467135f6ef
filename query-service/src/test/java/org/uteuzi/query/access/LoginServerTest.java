package org.uteuzi.query.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uteuzi.service.access.LoginConnections;
import org.uteuzi.testing.TestCertificates;
import org.uteuzi.testing.TestIssuer;

class LoginServerTest {

    @Test
    void a_login_server_for_which_nobody_vouches_is_asked_nothing(@TempDir Path ours, @TempDir Path theirs) {
        TestCertificates known = TestCertificates.in(ours).server();
        TestIssuer issuer = TestIssuer.byTls(known);
        assertThat(server(known.context())
                        .registration(issuer.address())
                        .registrationId("x")
                        .clientId("x")
                        .clientSecret("x")
                        .build()
                        .getProviderDetails()
                        .getTokenUri())
                .startsWith(issuer.address());

        assertThatThrownBy(() -> server(TestCertificates.in(theirs).context()).registration(issuer.address()))
                .hasCauseInstanceOf(SSLHandshakeException.class);
        assertThatThrownBy(() -> server(null).registration(issuer.address()))
                .hasCauseInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void one_that_says_to_be_another_is_not_believed() {
        String address = TestIssuer.shared().address();

        assertThatThrownBy(() -> server(null).registration(address + "/"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(" and not " + address + "/");
    }

    private static LoginServer server(@Nullable SSLContext trusted) {
        return new LoginServer(new LoginConnections(trusted));
    }
}
