package org.uteuzi.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.uteuzi.event.Event;
import org.uteuzi.event.EventCatalogue;
import org.uteuzi.event.UnknownEventTypeException;
import org.uteuzi.event.person.PersonRegistered;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stored form of every event, as files that must never change: what is in the register stays readable. A new revision
 * gets files of its own; those of older ones stay and are still read.
 */
class GoldenEventsTest {

    /** A stored event; of the newest revision the software writes the same bytes. */
    record Golden(String type, int revision, String variant) {

        String json() {
            String file = "/golden/%s.r%d%s.json".formatted(type, revision, variant);
            try (InputStream in = GoldenEventsTest.class.getResourceAsStream(file)) {
                assertThat(in).as("golden file %s", file).isNotNull();
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        boolean isNewest() {
            return revision == EventCatalogue.revisionOf(EventCatalogue.typeOf(type));
        }
    }

    static Stream<Golden> all() {
        return EventCatalogue.types().stream()
                .flatMap(type -> IntStream.rangeClosed(1, EventCatalogue.revisionOf(type))
                        .boxed()
                        .flatMap(revision -> Stream.of("", ".minimal")
                                .map(variant -> new Golden(EventCatalogue.nameOf(type), revision, variant))));
    }

    static Stream<Golden> newest() {
        return all().filter(Golden::isNewest);
    }

    static Stream<Golden> full() {
        return newest().filter(golden -> golden.variant().isEmpty());
    }

    static Stream<Golden> minimal() {
        return all().filter(golden -> !golden.variant().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_event_of_every_revision_is_read(Golden golden) {
        assertThat(EventJson.read(golden.type(), golden.json())).isInstanceOf(EventCatalogue.typeOf(golden.type()));
    }

    @ParameterizedTest
    @MethodSource("newest")
    void what_is_read_is_written_byte_for_byte(Golden golden) {
        assertThat(EventJson.write(EventJson.read(golden.type(), golden.json())).getBytes(StandardCharsets.UTF_8))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(golden.json());
    }

    @ParameterizedTest
    @MethodSource("full")
    void the_full_variant_states_every_field(Golden golden) {
        assertThat(empty("", EventJson.mapper().readTree(golden.json()))).isEmpty();
    }

    private static List<String> empty(String path, JsonNode node) {
        if (node.isNull() || node.isContainer() && node.isEmpty()) {
            return List.of(path);
        }
        return node.isObject()
                ? node.propertyStream()
                        .flatMap(field -> empty(path + "/" + field.getKey(), field.getValue()).stream())
                        .toList()
                : node.valueStream()
                        .flatMap(item -> empty(path + "/*", item).stream())
                        .toList();
    }

    @ParameterizedTest
    @MethodSource("minimal")
    void an_older_event_may_lack_what_was_not_stated(Golden golden) {
        ObjectNode lacking = (ObjectNode) EventJson.mapper().readTree(golden.json());
        Set<String> notStated = lacking.propertyStream()
                .filter(field -> field.getValue().isNull())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        lacking.remove(notStated);

        assertThat(notStated).isNotEmpty();
        assertThat(EventJson.read(golden.type(), lacking.toString()))
                .isEqualTo(EventJson.read(golden.type(), golden.json()));
    }

    @ParameterizedTest
    @MethodSource("full")
    void a_field_of_a_later_version_is_passed_over(Golden golden) {
        ObjectNode later = (ObjectNode) EventJson.mapper().readTree(golden.json());
        later.putObject("laterField").put("x", 1);

        assertThat(EventJson.read(golden.type(), later.toString()))
                .isEqualTo(EventJson.read(golden.type(), golden.json()));
    }

    @Test
    void the_order_of_stored_fields_does_not_matter() {
        assertThat(EventJson.read(
                        "person.person-registered", "{\"name\":\"Mfano\",\"personId\":\"p-1\",\"factId\":\"f-1\"}"))
                .isEqualTo(new PersonRegistered("f-1", "p-1", "Mfano", null, null));
    }

    @Test
    void every_event_class_is_in_the_catalogue() {
        Set<String> classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.uteuzi").stream()
                        .filter(type -> type.isAssignableTo(Event.class) && !type.isInterface())
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());

        assertThat(classes)
                .isEqualTo(EventCatalogue.types().stream().map(Class::getName).collect(Collectors.toSet()));
    }

    @Test
    void every_name_is_used_once_and_found_again() {
        assertThat(EventCatalogue.types()).extracting(EventCatalogue::nameOf).doesNotHaveDuplicates();
        assertThat(EventCatalogue.types())
                .allSatisfy(type -> assertThat(EventCatalogue.typeOf(EventCatalogue.nameOf(type)))
                        .isEqualTo(type));
    }

    @Test
    void an_unknown_type_is_not_passed_over() {
        assertThatThrownBy(() -> EventJson.read("post.holder-vanished", "{}"))
                .isInstanceOf(UnknownEventTypeException.class)
                .hasMessageContaining("post.holder-vanished");
        assertThatThrownBy(() -> EventCatalogue.nameOf(String.class)).isInstanceOf(UnknownEventTypeException.class);
    }
}
