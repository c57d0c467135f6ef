package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.uteuzi.command.instrument.Door.Answer;

/** The register of the first user, as the local installation records it. */
@ExtendWith(SharedDoor.class)
class SampleRegisterTest {

    private final Door door;

    SampleRegisterTest(Door door) {
        this.door = door;
    }

    @Test
    void every_instrument_of_the_sample_is_recorded_once_and_a_repeat_is_answered_alike() throws IOException {
        Map<Path, String> recorded = new LinkedHashMap<>();
        for (Path file : sample()) {
            Answer answer = door.post(Files.readString(file));
            assertThat(answer.status())
                    .as("%s: %s", file.getFileName(), answer.body())
                    .isEqualTo(201);
            recorded.put(file, answer.body());
        }
        Map<String, String> state = door.state();

        for (Path file : sample()) {
            Answer answer = door.post(Files.readString(file));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(recorded.get(file));
        }
        assertThat(door.state()).isEqualTo(state);
    }

    private static List<Path> sample() throws IOException {
        Path root = Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("mvnw")))
                .findFirst()
                .orElseThrow();
        try (Stream<Path> files = Files.list(root.resolve("infra/local/src/main/resources/sample"))) {
            List<Path> sample = files.filter(
                            file -> file.getFileName().toString().matches("[0-9].*\\.json"))
                    .sorted()
                    .toList();
            assertThat(sample).isNotEmpty();
            return sample;
        }
    }
}
