package org.uteuzi.command.register;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.Repository;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.uteuzi.command.vault.Keys;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Event;
import org.uteuzi.event.EventType;
import org.uteuzi.event.Fact;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.time.PartialDate;
import org.uteuzi.vault.KeyEncryption;
import org.uteuzi.vault.Vault;

/** Axon on a test's register, with one simple aggregate. */
final class Things {

    @EventType("test.thing-established")
    record Established(String id) implements Event {

        @Override
        public String thing() {
            return "thing:" + id;
        }
    }

    @EventType("test.thing-renamed")
    record Renamed(String id, String factId, String name) implements Fact {

        @Override
        public String thing() {
            return "thing:" + id;
        }

        @Override
        public @Nullable Correction corrects() {
            return null;
        }

        @Override
        public @Nullable PartialDate effectiveFrom() {
            return null;
        }
    }

    @AggregateRoot(type = "thing")
    static class Thing {

        @AggregateIdentifier
        private @Nullable String id;

        private String name = "";

        Thing() {}

        static Thing establish(String id) {
            apply(new Established(id));
            return new Thing();
        }

        void rename(String factId, String newName) {
            apply(new Renamed(String.valueOf(id).substring("thing:".length()), factId, newName));
        }

        String name() {
            return name;
        }

        @EventSourcingHandler
        void evolve(Established event) {
            id = event.thing();
        }

        @EventSourcingHandler
        void evolve(Renamed event) {
            name = event.name();
        }
    }

    static final EventNames EVENTS =
            new TestEvents(Map.of("test.thing-established", Established.class, "test.thing-renamed", Renamed.class));

    private static final Vault VAULT = new Vault(KeyEncryption.of(TestDatabase.keyset()));

    private final SpringTransactionManager transactions;
    private final Configuration axon;

    Things(Register register) {
        this(register, instruments -> {}, List.of(), DirectEventStore::new);
    }

    Things(
            Register register,
            Consumer<Set<String>> committed,
            List<EventUpcaster> upcasters,
            Function<EmbeddedEventStore.Builder, DirectEventStore> store) {
        transactions = new SpringTransactionManager(new JdbcTransactionManager(register.dataSource()));
        var storage = new EventStorage(
                register.dataSource(),
                transactions,
                new NamedJackson3Serializer(EVENTS),
                new EventUpcasterChain(upcasters),
                VAULT,
                new Keys(register.sql(), VAULT),
                new Requests(register.sql()),
                committed,
                Timer.builder("uteuzi.append").register(new SimpleMeterRegistry()));
        var configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(c -> storage.getEventSerializer())
                .configureEventStore(
                        c -> store.apply(EmbeddedEventStore.builder().storageEngine(storage)));
        RegisterConfiguration.aggregate(Thing.class).configureModule(configurer);
        axon = configurer.buildConfiguration();
    }

    Repository<Thing> repository() {
        return axon.repository(Thing.class);
    }

    UnitOfWork<?> begin(@Nullable String instrument) {
        var unitOfWork = DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("record " + instrument));
        if (instrument != null) {
            unitOfWork.registerCorrelationDataProvider(
                    message -> Map.of(RegisterConfiguration.INSTRUMENT_ID, instrument));
        }
        unitOfWork.attachTransaction(transactions);
        return unitOfWork;
    }

    /** Does all of it in one unit of work, as a command handler would. */
    <T> T in(@Nullable String instrument, Callable<T> work) throws Exception {
        var unitOfWork = begin(instrument);
        try {
            T result = work.call();
            unitOfWork.commit();
            return result;
        } finally {
            if (unitOfWork.isActive()) {
                unitOfWork.rollback();
            }
        }
    }

    void establish(String instrument, String... ids) throws Exception {
        in(instrument, () -> {
            for (String id : ids) {
                repository().newInstance(() -> Thing.establish(id));
            }
            return ids;
        });
    }

    void rename(String instrument, String id, String factId, String name) throws Exception {
        in(instrument, () -> {
            repository().load("thing:" + id).execute(thing -> thing.rename(factId, name));
            return id;
        });
    }

    String nameOf(String id) throws Exception {
        return in("look", () -> repository().load("thing:" + id).invoke(Thing::name));
    }
}
