package org.uteuzi.command.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.axonframework.updates.UpdateChecker;
import org.junit.jupiter.api.Test;
import org.postgresql.jdbc.PgConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.uteuzi.command.CommandService;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.testing.TestIssuer;

/** The service as it is started in earnest, on an empty database. */
@SpringBootTest(
        classes = {CommandService.class, RegisterConfigurationTest.OneAggregate.class},
        webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class RegisterConfigurationTest {

    // dropped with its server: the service uses it until its context is closed
    private static final TestDatabase database = TestDatabase.create();

    @TestConfiguration(proxyBeanMethods = false)
    static class OneAggregate {

        @Bean
        ConfigurerModule thing() {
            return RegisterConfiguration.aggregate(Things.Thing.class);
        }
    }

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry properties) {
        database.environment().forEach((name, value) -> properties.add(name, () -> value));
    }

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Configuration axon;

    @Autowired
    private EventStore eventStore;

    @Autowired
    private HikariDataSource dataSource;

    @Autowired
    private JdbcClient sql;

    @LocalServerPort
    private int port;

    @Test
    void nothing_starts_that_would_take_a_token_meant_for_anybody() {
        Map<String, String> settings = new HashMap<>(database.environment());
        settings.put("server.port", "0");
        settings.put("UTEUZI_LOGIN_AUDIENCE", "");
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);

        assertThatThrownBy(() -> SpringApplication.run(CommandService.class, arguments))
                .rootCause()
                .hasMessageContaining("UTEUZI_LOGIN_AUDIENCE");
    }

    @Test
    void commands_run_in_springs_transactions() {
        assertThat(axon.getComponent(TransactionManager.class)).isInstanceOf(SpringTransactionManager.class);
        handle("test.fails-late", command -> {
            sql.sql("insert into register.event (event_id, aggregate_type, aggregate_id, sequence_number, event_type,"
                            + " event_revision, recorded_at, payload, metadata, instrument_id)"
                            + " values ('e', 'thing', 'late', 0, 'n', '1', '', '{}', '{}', 'i-late')")
                    .update();
            throw new IllegalArgumentException("refused");
        });

        assertThatThrownBy(() -> send("test.fails-late", "i-late")).hasMessage("refused");
        assertThat(eventsOf("i-late")).isZero();
    }

    @Test
    void what_a_command_records_carries_its_instrument_and_is_entered_at_once() {
        handle("test.records", command -> {
            publish("thing:1");
            return null;
        });
        send("test.records", "i-1");

        await().untilAsserted(() -> assertThat(
                        sql.sql("select instrument_id from register.entry join register.event using (position)")
                                .query(String.class)
                                .list())
                .contains("i-1"));
    }

    @Test
    void an_error_of_the_database_quotes_nothing_of_what_was_to_be_recorded() {
        handle("test.records-secret", command -> {
            publish("thing:secret-number-4711");
            return null;
        });
        send("test.records-secret", "i-2");

        assertThatThrownBy(() -> send("test.records-secret", "i-3"))
                .isInstanceOf(AggregateStreamCreationException.class)
                .satisfies(e -> assertThat(causes(e)).contains("one_event_per_sequence_number"))
                .satisfies(e -> assertThat(causes(e.getCause())).doesNotContain("4711"));
    }

    @Test
    void the_connection_plans_once_and_keeps_details_to_itself() throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var mode = statement.executeQuery("show plan_cache_mode")) {
            mode.next();
            assertThat(mode.getString(1)).isEqualTo("force_generic_plan");
            assertThat(connection.unwrap(PgConnection.class).getLogServerErrorDetail())
                    .isFalse();
            assertThat(connection.unwrap(PgConnection.class).getPrepareThreshold())
                    .isOne();
            assertThat(connection.getMetaData().getUserName()).isEqualTo("uteuzi_command");
        }
    }

    @Test
    void axon_uses_the_register_and_nothing_else() {
        assertThat(axon.eventStore()).isInstanceOf(DirectEventStore.class).isSameAs(eventStore);
        assertThat(axon.eventSerializer()).isInstanceOf(NamedJackson3Serializer.class);
        assertThat(axon.repository(Things.Thing.class)).isInstanceOf(AggregateRepository.class);
        assertThat(context.getBeanNamesForType(UpdateChecker.class)).isEmpty();
        assertThat(sql.sql("select schemaname || '.' || tablename from pg_tables where schemaname = 'register'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("register.event", "register.entry");
    }

    @Test
    void health_tells_of_the_sequencer() throws Exception {
        var readiness = get("/actuator/health/readiness");
        assertThat(readiness.statusCode()).isEqualTo(200);
        assertThat(readiness.body()).contains("\"sequencer\"").contains("\"db\"");
        assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    }

    @Test
    void metrics_tell_of_appending_sequencing_and_commands() throws Exception {
        handle("test.is-measured", command -> {
            publish("thing:2");
            return null;
        });
        send("test.is-measured", "i-4");

        await().untilAsserted(() -> assertThat(get("/actuator/prometheus").body())
                .contains(
                        "uteuzi_append_seconds_count",
                        "uteuzi_sequencer_run_seconds_count",
                        "uteuzi_sequencer_entries_total",
                        "uteuzi_sequencer_latency_seconds_count",
                        "uteuzi_sequencer_waiting",
                        "uteuzi_sequencer_horizon_age_seconds",
                        "commandBus"));
    }

    @Test
    void nobody_else_on_the_network_reaches_it_unless_told_so() {
        assertThat(context.getEnvironment().getProperty("server.address")).isEqualTo("127.0.0.1");
    }

    private void handle(String command, Function<Object, Object> handler) {
        axon.commandBus().subscribe(command, message -> handler.apply(message.getPayload()));
    }

    private void send(String command, String instrument) {
        var message = new GenericCommandMessage<>(
                new GenericMessage<>(instrument, MetaData.with(RegisterConfiguration.INSTRUMENT_ID, instrument)),
                command);
        context.getBean(CommandGateway.class).sendAndWait(message);
    }

    private void publish(String aggregate) {
        eventStore.publish(new GenericDomainEventMessage<>(
                "thing", aggregate, 0, new Things.Established(aggregate.substring("thing:".length()))));
    }

    private long eventsOf(String instrument) {
        return sql.sql("select count(*) from register.event where instrument_id = ?")
                .param(instrument)
                .query(Long.class)
                .single();
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .header(
                                    "Authorization",
                                    "Bearer " + TestIssuer.shared().token())
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static String causes(Throwable error) {
        return Stream.iterate(error, e -> e != null, Throwable::getCause)
                .map(Throwable::toString)
                .collect(Collectors.joining("\n"));
    }
}
