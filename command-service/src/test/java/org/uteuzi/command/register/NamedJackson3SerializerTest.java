package org.uteuzi.command.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.uteuzi.event.Event;
import org.uteuzi.event.EventCatalogue;
import org.uteuzi.event.EventType;
import org.uteuzi.event.UnknownEventTypeException;

class NamedJackson3SerializerTest {

    @EventType(value = "test.thing-named", revision = 2)
    record ThingNamed(String thing, String name) implements Event {}

    /** The same event after somebody tidied up the code. */
    @EventType(value = "test.thing-named", revision = 2)
    record NameGiven(String thing, String name) implements Event {}

    private final NamedJackson3Serializer before =
            new NamedJackson3Serializer(new TestEvents(Map.of("test.thing-named", ThingNamed.class)));
    private final NamedJackson3Serializer after =
            new NamedJackson3Serializer(new TestEvents(Map.of("test.thing-named", NameGiven.class)));

    @Test
    void an_event_is_stored_under_its_stable_name_and_revision() {
        var stored = before.serialize(new ThingNamed("thing:1", "Bodi"), String.class);

        assertThat(stored.getType().getName()).isEqualTo("test.thing-named");
        assertThat(stored.getType().getRevision()).isEqualTo("2");
        assertThat(stored.getData()).isEqualTo("{\"thing\":\"thing:1\",\"name\":\"Bodi\"}");
    }

    @Test
    void a_renamed_class_still_reads_old_events() {
        var stored = before.serialize(new ThingNamed("thing:1", "Bodi"), String.class);

        assertThat(after.<String, Object>deserialize(stored)).isEqualTo(new NameGiven("thing:1", "Bodi"));
    }

    @Test
    void an_unknown_name_is_refused() {
        var stored = new SimpleSerializedObject<>("{}", String.class, "test.never-heard-of", "1");

        assertThatThrownBy(() -> after.deserialize(stored))
                .isInstanceOf(UnknownEventTypeException.class)
                .hasMessageContaining("test.never-heard-of");
    }

    @Test
    void a_row_cannot_name_a_class_to_load() {
        var stored = new SimpleSerializedObject<>("{}", String.class, ThingNamed.class.getName(), "1");

        assertThatThrownBy(() -> after.deserialize(stored)).isInstanceOf(UnknownEventTypeException.class);
    }

    @Test
    void every_name_of_the_catalogue_leads_to_its_class_and_back() {
        var names = EventNames.ofTheCatalogue();
        var serializer = new NamedJackson3Serializer(names);

        assertThat(EventCatalogue.types()).isNotEmpty().allSatisfy(type -> {
            assertThat(serializer.typeForClass(type).getRevision()).isEqualTo(String.valueOf(names.revisionOf(type)));
            assertThat(serializer.classForType(serializer.typeForClass(type))).isEqualTo(type);
        });
        assertThatThrownBy(() -> names.typeOf("test.thing-named")).isInstanceOf(UnknownEventTypeException.class);
    }

    @Test
    void metadata_survive() {
        var metadata = MetaData.with("instrumentId", "i-1").and("user", "Asha");

        assertThat(after.<String, Object>deserialize(before.serialize(metadata, String.class)))
                .isEqualTo(metadata);
    }
}
