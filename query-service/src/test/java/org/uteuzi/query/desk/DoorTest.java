package org.uteuzi.query.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.uteuzi.query.access.OwnToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DoorTest {

    @Test
    void a_door_that_says_no_more_in_the_midst_of_its_answer_is_not_waited_for_without_end() {
        Door door = new Door(
                new Door.Properties(URI.create(FakeDoor.address()), Duration.ofSeconds(5), Duration.ofMillis(500), ""),
                new OwnToken(new StaticListableBeanFactory().getBeanProvider(OAuth2AuthorizedClientManager.class)),
                new DefaultSslBundleRegistry());
        List<JsonNode> progress = new CopyOnWriteArrayList<>();

        Door.Answer answer = door.sender(Locale.ENGLISH)
                .spreadsheet(FakeDoor.SLOW.getBytes(StandardCharsets.UTF_8), "text/csv", true, progress::add);
        FakeDoor.GO_ON.release();

        assertThat(answer).isInstanceOf(Door.Answer.Unknown.class);
        assertThat(progress).as("it had begun to answer").hasSize(1);
    }

    @Test
    void a_door_that_leads_elsewhere_is_not_followed_there() throws IOException {
        AtomicInteger followed = new AtomicInteger();
        HttpServer away = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        URI address = URI.create("http://127.0.0.1:" + away.getAddress().getPort());
        away.createContext("/", asked -> {
            asked.getResponseHeaders().set("Location", address + "/elsewhere");
            asked.sendResponseHeaders(307, -1);
        });
        away.createContext("/elsewhere", asked -> {
            followed.incrementAndGet();
            asked.sendResponseHeaders(200, -1);
        });
        away.start();
        Door door = new Door(
                new Door.Properties(address, Duration.ofSeconds(5), Duration.ofSeconds(5), ""),
                new OwnToken(new StaticListableBeanFactory().getBeanProvider(OAuth2AuthorizedClientManager.class)),
                new DefaultSslBundleRegistry());

        Door.Answer answer = door.record(JsonMapper.shared().createObjectNode(), Locale.ENGLISH);
        Optional<byte[]> template = door.template("csv", Locale.ENGLISH);
        away.stop(0);

        assertThat(answer).isNotInstanceOf(Door.Answer.Taken.class);
        assertThat(template).isEmpty();
        assertThat(followed).hasValue(0);
    }
}
