package org.uteuzi.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.uteuzi.event.EventCatalogue;
import org.uteuzi.event.UnknownEventTypeException;
import org.uteuzi.json.EventJson;

/** The stored form of what happens to proposals, as files that must never change. */
class GoldenProposalsTest {

    static Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("src/test/resources/golden"))) {
            return all.filter(file -> file.getFileName().toString().startsWith("proposal.")).sorted().toList().stream();
        }
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.indexOf(".r1"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void what_is_read_is_written_byte_for_byte(Path file) throws IOException {
        String stored = Files.readString(file, StandardCharsets.UTF_8);
        ProposalEvent event = EventJson.mapper().readValue(stored, ProposalEvents.typeOf(name(file)));

        assertThat(EventJson.mapper().writeValueAsString(event)).isEqualTo(stored);
    }

    @Test
    void there_is_one_of_every_type_and_every_type_is_found_by_its_name() throws IOException {
        List<String> named = ProposalEvents.types().stream()
                .<String>map(EventCatalogue::nameOf)
                .sorted()
                .toList();

        assertThat(files().map(GoldenProposalsTest::name).distinct()).containsExactlyElementsOf(named);
        assertThat(ProposalEvent.class.getPermittedSubclasses())
                .containsExactlyInAnyOrderElementsOf(ProposalEvents.types());
        assertThatThrownBy(() -> ProposalEvents.typeOf("proposal.proposal-forgotten"))
                .isInstanceOf(UnknownEventTypeException.class);
    }
}
