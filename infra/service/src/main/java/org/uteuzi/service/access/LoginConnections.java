package org.uteuzi.service.access;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** The ways to the login server: it is asked where it is, and nobody to whom it might lead. */
public final class LoginConnections {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final JdkClientHttpRequestFactory connections;
    private final RestTemplate requests;

    /** @param trusted whose certificates it must have; null: those that everybody trusts */
    public LoginConnections(@Nullable SSLContext trusted) {
        HttpClient.Builder client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE);
        if (trusted != null) {
            client.sslContext(trusted);
        }
        connections = new JdkClientHttpRequestFactory(client.build());
        connections.setReadTimeout(PATIENCE);
        requests = new RestTemplate(connections);
        requests.getInterceptors().add(LoginConnections::straight);
    }

    /** That it leads elsewhere is no answer, whatever stands in it. */
    private static ClientHttpResponse straight(HttpRequest asked, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        ClientHttpResponse answer = execution.execute(asked, body);
        if (answer.getStatusCode().is3xxRedirection()) {
            answer.close();
            throw new IOException("the login server leads elsewhere");
        }
        return answer;
    }

    public RestTemplate requests() {
        return requests;
    }

    /** For what reads and writes in a way of its own. */
    public RestClient.Builder client() {
        return RestClient.builder().requestFactory(connections).requestInterceptor(LoginConnections::straight);
    }
}
