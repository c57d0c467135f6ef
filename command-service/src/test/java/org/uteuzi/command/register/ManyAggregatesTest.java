package org.uteuzi.command.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.junit.jupiter.api.Test;

/** Axon searches all staged events at each load, and all managed aggregates at each save. Ours must search none. */
class ManyAggregatesTest {

    private static final int MANY = 8_000;

    static class Counted {

        static final AtomicInteger comparisons = new AtomicInteger();

        @Override
        public boolean equals(Object other) {
            comparisons.incrementAndGet();
            return this == other;
        }

        @Override
        public int hashCode() {
            comparisons.incrementAndGet();
            return 0;
        }
    }

    static class CountingStore extends DirectEventStore {

        static final AtomicInteger searches = new AtomicInteger();

        CountingStore(EmbeddedEventStore.Builder builder) {
            super(builder);
        }

        @Override
        protected List<EventMessage<?>> queuedMessages() {
            searches.incrementAndGet();
            return super.queuedMessages();
        }
    }

    @Test
    void one_instrument_may_change_thousands_of_existing_aggregates_and_no_load_searches_the_staged_events()
            throws Exception {
        try (var register = new Register()) {
            var things = new Things(register, instruments -> {}, List.of(), CountingStore::new);
            things.establish(
                    "i-1", IntStream.range(0, MANY).mapToObj(String::valueOf).toArray(String[]::new));

            things.in("i-2", () -> {
                for (int i = 0; i < MANY; i++) {
                    String name = "name " + i;
                    String fact = "f-" + i;
                    things.repository().load("thing:" + i).execute(thing -> thing.rename(fact, name));
                }
                var repository = (AggregateRepository<?>) things.repository();
                assertThat(repository.managedAggregates(CurrentUnitOfWork.get()))
                        .isInstanceOf(ManagedAggregates.class)
                        .hasSize(MANY);
                return null;
            });

            assertThat(CountingStore.searches).hasValue(0);
            assertThat(things.nameOf("7999")).isEqualTo("name 7999");
            assertThat(register.sequencer().run().entries()).isEqualTo(2 * MANY);
        }
    }

    @Test
    void an_aggregate_is_found_among_thousands_without_a_comparison() {
        var managed = new ManagedAggregates<Counted>();
        var aggregates = IntStream.range(0, MANY).mapToObj(i -> new Counted()).toList();
        for (int i = 0; i < MANY; i += 2) {
            Counted loaded = aggregates.get(i);
            managed.computeIfAbsent("a" + i, id -> loaded);
            managed.putIfAbsent("a" + (i + 1), aggregates.get(i + 1));
        }

        assertThat(aggregates.stream().allMatch(managed::containsValue)).isTrue();
        assertThat(Counted.comparisons).hasValue(0);
    }

    @Test
    void an_aggregate_that_was_rolled_back_is_no_longer_managed() {
        var managed = new ManagedAggregates<String>();
        managed.putIfAbsent("a", "first");
        managed.putIfAbsent("a", "second");
        managed.computeIfAbsent("b", id -> "third");

        assertThat(managed.containsValue("first")).isTrue();
        assertThat(managed.containsValue("second")).isFalse();
        assertThat(managed.remove("a")).isEqualTo("first");
        assertThat(managed.containsValue("first")).isFalse();
        assertThat(managed.containsValue("third")).isTrue();
    }
}
