package org.uteuzi.query.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = PageApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.web.resources.chain.strategy.content.enabled=true"})
class StructurePageHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    SampleStructures structures;

    @BeforeEach
    void one() {
        structures.fill(SampleStructures.Filling.ONE_INSTITUTION);
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var b = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) b.headers(headers);
        return HttpClient.newHttpClient().send(b.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void probe() throws Exception {
        for (var p : new String[] {
            "/",
            "/?lang=en&on=2019-05-01",
            "/?on-day=31&on-month=2&on-year=2021",
            "/nope",
            "/?institution=zzz",
            "/?on=2018-01-01",
            "/?entry=130",
            "/?on-day=3&on-month=2&on-year=2021"
        }) {
            var r = get(p);
            java.nio.file.Files.writeString(
                    java.nio.file.Path.of("/tmp/uz-probe/p" + Math.abs(p.hashCode()) + ".html"),
                    p + "\n" + r.statusCode() + r.headers().map() + "\n" + r.body());
            System.out.println(p + " " + r.statusCode() + " " + r.body().length() + " "
                    + r.headers().map());
        }
    }
}
