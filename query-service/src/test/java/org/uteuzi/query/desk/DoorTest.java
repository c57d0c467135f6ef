package org.uteuzi.query.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.uteuzi.query.access.OwnToken;
import tools.jackson.databind.JsonNode;

class DoorTest {

    @Test
    void a_door_that_says_no_more_in_the_midst_of_its_answer_is_not_waited_for_without_end() {
        Door door = new Door(
                new Door.Properties(URI.create(FakeDoor.address()), Duration.ofSeconds(5), Duration.ofMillis(500)),
                new OwnToken(new StaticListableBeanFactory().getBeanProvider(OAuth2AuthorizedClientManager.class)));
        List<JsonNode> progress = new CopyOnWriteArrayList<>();

        Door.Answer answer = door.sender(Locale.ENGLISH)
                .spreadsheet(FakeDoor.SLOW.getBytes(StandardCharsets.UTF_8), "text/csv", true, progress::add);
        FakeDoor.GO_ON.release();

        assertThat(answer).isInstanceOf(Door.Answer.Unknown.class);
        assertThat(progress).as("it had begun to answer").hasSize(1);
    }
}
