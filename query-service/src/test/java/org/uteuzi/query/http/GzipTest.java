package org.uteuzi.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uteuzi.query.structure.Installation;
import org.uteuzi.query.structure.QueryNode;

/** Answers are compressed for those who can read that, and known again in both forms. */
@ExtendWith(Installation.MadeOnce.class)
class GzipTest {

    private static final String STRUCTURE = "/api/institutions/egaz/structure?on=2021-06-30";

    private final QueryNode node;

    GzipTest(Installation installation) {
        node = installation.node;
    }

    private static byte[] unpacked(HttpResponse<byte[]> response) throws IOException {
        assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
        return new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                STRUCTURE,
                "/api/register/entries?limit=3",
                "/api/reports/vacancies?on=2021-06-30",
                "/api/institutions/nobody",
                "/api/institutions/egaz/structure.svg?on=2021-06-30"
            })
    void the_same_bytes_come_packed_and_plain(String path) throws IOException {
        HttpResponse<byte[]> plain = node.download(path, "Accept-Encoding", "identity");
        HttpResponse<byte[]> packed = node.download(path, "Accept-Encoding", "br;q=1.0, gzip;q=0.8");

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(packed.statusCode()).isEqualTo(plain.statusCode());
        assertThat(unpacked(packed)).isEqualTo(plain.body());
        assertThat(plain.headers().allValues("Vary").toString()).containsIgnoringCase("Accept-Encoding");
        assertThat(packed.headers().allValues("Vary").toString()).containsIgnoringCase("Accept-Encoding");
    }

    @Test
    void each_form_has_a_strong_tag_of_its_own_by_which_it_is_known_again() {
        String plain = node.get(STRUCTURE).headers().firstValue("ETag").orElseThrow();
        String packed = node.get(STRUCTURE, "Accept-Encoding", "gzip")
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        assertThat(packed).isEqualTo(plain.substring(0, plain.length() - 1) + "-gzip\"");
        HttpResponse<String> again = node.get(STRUCTURE, "Accept-Encoding", "gzip", "If-None-Match", packed);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.headers().firstValue("ETag")).hasValue(packed);
        assertThat(again.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(node.get(STRUCTURE, "If-None-Match", plain).statusCode()).isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip;q=0", "gzip;q=0.000", "br", "xgzip"})
    void who_cannot_read_it_gets_it_plain(String coding) {
        assertThat(node.get(STRUCTURE, "Accept-Encoding", coding).headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void what_is_packed_in_itself_is_sent_as_it_is() {
        HttpResponse<byte[]> pdf =
                node.download("/api/institutions/egaz/structure.pdf?on=2021-06-30", "Accept-Encoding", "gzip");

        assertThat(pdf.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(pdf.body()).startsWith('%', 'P', 'D', 'F');
    }
}
