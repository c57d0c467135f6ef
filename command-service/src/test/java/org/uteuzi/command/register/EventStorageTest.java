package org.uteuzi.command.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uteuzi.event.UnknownEventTypeException;
import tools.jackson.databind.node.ObjectNode;

class EventStorageTest {

    private Register register;
    private Things things;

    @BeforeEach
    void open() {
        register = new Register();
        things = new Things(register);
    }

    @AfterEach
    void close() {
        while (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().rollback();
        }
        register.close();
    }

    @Test
    void an_event_is_stored_with_its_instrument_and_its_fact() throws Exception {
        things.establish("i-1", "bodi");
        things.rename("i-2", "bodi", "f-1", "Bodi ya Ushauri");

        assertThat(register.sql()
                        .sql(
                                "select aggregate_type, aggregate_id, sequence_number, event_type, event_revision, payload,"
                                        + " metadata, instrument_id, fact_id from register.event order by position")
                        .query()
                        .listOfRows())
                .satisfiesExactly(
                        row -> assertThat(row)
                                .containsEntry("aggregate_type", "thing")
                                .containsEntry("aggregate_id", "thing:bodi")
                                .containsEntry("sequence_number", 0L)
                                .containsEntry("event_type", "test.thing-established")
                                .containsEntry("event_revision", "1")
                                .containsEntry("payload", "{\"id\":\"bodi\"}")
                                .containsEntry("metadata", "{\"instrumentId\":\"i-1\"}")
                                .containsEntry("instrument_id", "i-1")
                                .containsEntry("fact_id", null),
                        row -> assertThat(row)
                                .containsEntry("sequence_number", 1L)
                                .containsEntry("instrument_id", "i-2")
                                .containsEntry("fact_id", "f-1"));
        assertThat(things.nameOf("bodi")).isEqualTo("Bodi ya Ushauri");
    }

    @Test
    void an_instrument_is_one_transaction_and_leaves_nothing_if_it_is_refused_at_its_end() throws Exception {
        assertThatThrownBy(() -> things.in("i-1", () -> {
                    things.repository().newInstance(() -> Things.Thing.establish("bodi"));
                    throw new IllegalArgumentException("refused");
                }))
                .hasMessage("refused");
        assertThatThrownBy(() -> things.nameOf("bodi")).isInstanceOf(AggregateNotFoundException.class);

        things.establish("i-2", "bodi", "idara");
        assertThat(register.sql()
                        .sql("select count(*), count(distinct transaction_id) as transactions from register.event")
                        .query()
                        .singleRow())
                .isEqualTo(Map.of("count", 2L, "transactions", 1L));
    }

    @Test
    void an_event_that_came_by_no_instrument_is_not_stored() {
        assertThatThrownBy(() -> things.establish(null, "bodi")).hasMessageContaining("no instrument");
        assertThat(register.sql().sql("select * from register.event").query().listOfRows())
                .isEmpty();
    }

    @Test
    void an_identifier_that_is_taken_and_a_lost_race_are_told_apart() throws Exception {
        things.establish("i-1", "bodi");
        assertThatThrownBy(() -> things.establish("i-2", "bodi")).isInstanceOf(AggregateStreamCreationException.class);

        assertThatThrownBy(() -> things.in("i-3", () -> {
                    var bodi = things.repository().load("thing:bodi");
                    register.record("i-4", "thing:bodi/1");
                    bodi.execute(thing -> thing.rename("f-1", "Bodi"));
                    return null;
                }))
                .isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void a_fact_is_recorded_once() throws Exception {
        things.establish("i-1", "bodi");
        things.rename("i-2", "bodi", "f-1", "Bodi");

        assertThatThrownBy(() -> things.rename("i-3", "bodi", "f-1", "Baraza"))
                .isInstanceOf(ConcurrencyException.class)
                .rootCause()
                .hasMessageContaining("fact_id_used_once");
    }

    @Test
    void an_unknown_type_of_event_is_refused_when_its_stream_is_read() throws Exception {
        things.establish("i-1", "bodi");
        register.record("i-2", "thing:bodi/1");

        assertThatThrownBy(() -> things.nameOf("bodi"))
                .isInstanceOf(UnknownEventTypeException.class)
                .hasMessageContaining("test.happened");
    }

    @Test
    void old_revisions_are_raised_by_upcasters_and_the_stored_bytes_stay() throws Exception {
        things.establish("i-1", "bodi");
        things.rename("i-2", "bodi", "f-1", "Bodi");
        var shouting = new SingleEventUpcaster() {
            private final SimpleSerializedType old = new SimpleSerializedType("test.thing-renamed", "1");

            @Override
            protected boolean canUpcast(IntermediateEventRepresentation event) {
                return event.getType().equals(old);
            }

            @Override
            protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
                return event.upcastPayload(
                        new SimpleSerializedType("test.thing-renamed", "2"),
                        ObjectNode.class,
                        json -> json.put("name", json.get("name").asString() + "!"));
            }
        };
        var newer = new Things(register, instruments -> {}, List.of(shouting), DirectEventStore::new);

        assertThat(newer.nameOf("bodi")).isEqualTo("Bodi!");
        assertThat(things.nameOf("bodi")).isEqualTo("Bodi");
    }

    @Test
    void whoever_waits_for_commits_hears_of_them_and_not_of_what_was_rolled_back() throws Exception {
        List<Set<String>> heard = new ArrayList<>();
        things = new Things(
                register,
                instruments -> {
                    assertThat(register.sql()
                                    .sql("select count(*) from register.event where instrument_id in (:instruments)")
                                    .param("instruments", instruments)
                                    .query(Long.class)
                                    .single())
                            .as("committed and visible to others")
                            .isEqualTo(2);
                    heard.add(instruments);
                },
                List.of(),
                DirectEventStore::new);
        things.establish("i-1", "bodi", "idara");
        assertThatThrownBy(() -> things.establish("i-2", "ofisi", "bodi"))
                .isInstanceOf(AggregateStreamCreationException.class);
        things.establish("i-3", "ofisi", "tawi");

        assertThat(heard).containsExactly(Set.of("i-1"), Set.of("i-3"));
    }

    @Test
    void a_long_stream_is_read_completely() throws Exception {
        things.establish("i-1", "bodi");
        register.sql().sql("""
                        insert into register.event (event_id, aggregate_type, aggregate_id, sequence_number, event_type,
                            event_revision, recorded_at, payload, metadata, instrument_id)
                        select 'e-' || n, 'thing', 'thing:bodi', n, 'test.thing-renamed', '1', '2026-01-01T00:00:00Z',
                            json_build_object('id', 'bodi', 'factId', 'f-' || n, 'name', 'name ' || n)::text, '{}', 'i-2'
                        from generate_series(1, 20001) n
                        """).update();

        assertThat(things.nameOf("bodi")).isEqualTo("name 20001");
    }

    @Test
    void a_nested_command_is_refused_since_it_would_not_see_what_is_staged() throws Exception {
        things.establish("i-1", "bodi");
        var outer = things.begin("i-2");
        var nested = things.begin("i-2");

        assertThat(nested.parent()).isPresent();
        assertThatThrownBy(() -> things.repository().load("thing:bodi")).isInstanceOf(IllegalStateException.class);
        nested.rollback();
        outer.rollback();
    }

    @Test
    void constraints_have_the_names_that_error_codes_are_found_by() {
        assertThat(register.superuser()
                        .sql("select conname from pg_constraint where connamespace = 'register'::regnamespace"
                                + " and contype <> 'n'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                "event_pkey",
                                "event_id_used_once",
                                "one_event_per_sequence_number",
                                "fact_id_used_once",
                                "sequence_number_from_zero",
                                "payload_is_json",
                                "metadata_is_json",
                                "entry_pkey",
                                "entry_number_from_zero",
                                "one_entry_per_event",
                                "entry_of_a_recorded_event")
                        .toList());
    }
}
