package org.uteuzi.command.register;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.micrometer.GlobalMetricRegistry;
import org.axonframework.micrometer.MetricsConfigurerModule;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.uteuzi.command.vault.Keys;
import org.uteuzi.service.database.RoleCertificates;
import org.uteuzi.service.database.RolePasswords;
import org.uteuzi.vault.Vault;

/** Wires Axon to the register, and the sequencer to the commits. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SequencerProperties.class)
public class RegisterConfiguration {

    /**
     * Under this key a command's metadata says which instrument it records; all events that come of it carry it on. Without
     * it nothing is stored in the register.
     */
    public static final String INSTRUMENT_ID = EventStorage.INSTRUMENT_ID;

    /** Under this key the command of an imported instrument says when its source recorded it; all its events carry it on. */
    public static final String SOURCE_RECORDED_AT = EventStorage.SOURCE_RECORDED_AT;

    /** Under this key a command says who records, by the subject of the login server; all its events carry it on. */
    public static final String RECORDED_BY = "recordedBy";

    /** Under this key a command says by which role that is done; all its events carry it on. */
    public static final String RECORDED_AS = "recordedAs";

    /** Under this key a command says who approved what is recorded, by the subject; all its events carry it on. */
    public static final String APPROVED_BY = "approvedBy";

    /** Under this key a command says of which proposal that came; all its events carry it on. */
    public static final String PROPOSAL = "proposal";

    /** Under this key an event's metadata says of which effect of its instrument it came, counted from 0. */
    public static final String EFFECT = "effect";

    /** Each aggregate is made known by one bean that this method returns. */
    public static <T> ConfigurerModule aggregate(Class<T> type) {
        return configurer -> configurer.configureAggregate(AggregateConfigurer.defaultConfiguration(type)
                .configureRepository(
                        configuration -> new AggregateRepository<>(type, configuration.eventStore(), configuration)));
    }

    /** One whose events are in another store. */
    static <T> ConfigurerModule aggregate(Class<T> type, EventStore store) {
        return configurer -> configurer.configureAggregate(AggregateConfigurer.defaultConfiguration(type)
                .configureRepository(configuration -> new AggregateRepository<>(type, store, configuration)));
    }

    @Bean
    JdbcConnectionDetails registerConnection(
            DataSourceProperties given,
            @Value("${spring.flyway.enabled:true}") boolean migrates,
            @Value("${spring.flyway.password:}") String owner,
            @Value("${uteuzi.database.certificates:}") String folder) {
        Optional<RoleCertificates> certificates = RoleCertificates.in(folder);
        if (certificates.isEmpty()) {
            RolePasswords.require("UTEUZI_COMMAND_PASSWORD", given.determinePassword());
        }
        if (certificates.isEmpty() && migrates) {
            RolePasswords.require("UTEUZI_OWNER_PASSWORD", owner);
        }
        return new RegisterConnection(given, certificates);
    }

    /** Who migrates comes by a certificate too, where roles have any. */
    @Bean
    FlywayConfigurationCustomizer ownerComesByCertificate(
            @Value("${spring.flyway.url}") String database,
            @Value("${spring.flyway.user}") String owner,
            @Value("${uteuzi.database.certificates:}") String folder) {
        return flyway ->
                RoleCertificates.in(folder).ifPresent(by -> flyway.dataSource(by.address(database, owner), owner, ""));
    }

    @Bean
    SpringTransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    /** Axon falls back to no transactions without a word where it does not find Spring's, and still answers. */
    @Bean
    SmartInitializingSingleton transactionsAreReal(Configuration axon) {
        return () -> {
            TransactionManager transactions = axon.getComponent(TransactionManager.class);
            if (!(transactions instanceof SpringTransactionManager)) {
                throw new IllegalStateException("commands would run without transactions: " + transactions.getClass());
            }
        };
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer() {
        return new NamedJackson3Serializer(EventNames.ofTheCatalogue());
    }

    @Bean
    CorrelationDataProvider instrumentOfTheCommand() {
        return new SimpleCorrelationDataProvider(
                INSTRUMENT_ID, SOURCE_RECORDED_AT, RECORDED_BY, RECORDED_AS, APPROVED_BY, PROPOSAL);
    }

    @Bean
    ProposalStreams proposalStreams(
            DataSource dataSource, SpringTransactionManager transactions, Vault vault, Keys keys) {
        return new ProposalStreams(dataSource, transactions, vault, keys);
    }

    @Bean
    EventStorage eventStorage(
            DataSource dataSource,
            SpringTransactionManager transactions,
            @Qualifier("eventSerializer") Serializer serializer,
            Configuration axon,
            Vault vault,
            Keys keys,
            Requests requests,
            SequencerLoop sequencer,
            SequencerMetrics metrics,
            MeterRegistry meters) {
        Timer append = Timer.builder("uteuzi.append")
                .description(
                        "Time to let the guard's constraints speak and insert the events of what is recorded together, taken back later or not")
                .publishPercentileHistogram()
                .register(meters);
        return new EventStorage(
                dataSource,
                transactions,
                serializer,
                axon.upcasterChain(),
                vault,
                keys,
                requests,
                instruments -> {
                    metrics.committed(instruments);
                    sequencer.wake();
                },
                append);
    }

    @Bean
    EventStore eventStore(EventStorage storage, Configuration axon) {
        return new DirectEventStore(EmbeddedEventStore.builder()
                .storageEngine(storage)
                .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                .spanFactory(axon.getComponent(EventBusSpanFactory.class)));
    }

    @Bean
    MetricsConfigurerModule axonMetrics(MeterRegistry meters) {
        return new MetricsConfigurerModule(new GlobalMetricRegistry(meters), true);
    }

    @Bean
    SequencerMetrics sequencerMetrics(MeterRegistry meters) {
        return new SequencerMetrics(meters);
    }

    @Bean
    SequencerLoop sequencerLoop(
            JdbcClient database,
            PlatformTransactionManager transactions,
            SequencerMetrics metrics,
            SequencerProperties properties) {
        Sequencer sequencer = new Sequencer(database, transactions, properties.batch());
        return new SequencerLoop(sequencer::run, () -> Backlog.of(database), metrics, properties.poll());
    }

    @Bean
    SequencerHealthIndicator sequencerHealthIndicator(SequencerLoop sequencer, SequencerProperties properties) {
        return new SequencerHealthIndicator(sequencer, properties.silentFor());
    }
}
