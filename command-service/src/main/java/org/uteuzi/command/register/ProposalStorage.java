package org.uteuzi.command.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.http.HttpStatus;
import org.uteuzi.command.problem.ProblemException;
import org.uteuzi.command.vault.Keys;
import org.uteuzi.json.EventJson;
import org.uteuzi.proposal.ProposalAmended;
import org.uteuzi.proposal.ProposalEvent;
import org.uteuzi.proposal.ProposalEvents;
import org.uteuzi.proposal.ProposalMade;
import org.uteuzi.proposal.ProposedRequest;
import org.uteuzi.vault.Vault;

/** The streams of proposals. What people wrote is sealed with a key of each proposal: it may say who somebody is. */
final class ProposalStorage extends StreamStorage {

    private final SpringTransactionManager transactions;
    private final Vault vault;
    private final Keys keys;

    ProposalStorage(DataSource dataSource, SpringTransactionManager transactions, Vault vault, Keys keys) {
        super(
                "command.proposal_event",
                "command.proposal_event left join vault.key on owner = aggregate_id",
                dataSource,
                transactions,
                new NamedJackson3Serializer(EventNames.ofProposals()),
                NoOpEventUpcaster.INSTANCE);
        this.transactions = transactions;
        this.vault = vault;
        this.keys = keys;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        transactions.executeInTransaction(() -> {
            Set<String> people = events.stream()
                    .flatMap(event -> requested((ProposalEvent) event.getPayload()))
                    .flatMap(request -> request.things().stream())
                    .filter(thing -> thing.startsWith("person:"))
                    .collect(Collectors.toSet());
            Map<String, byte[]> owned = keys.madeFor(events.stream()
                    .map(event -> ((DomainEventMessage<?>) event).getAggregateIdentifier())
                    .collect(Collectors.toSet()));
            if (!keys.areLiving(people) || owned.values().stream().anyMatch(key -> key.length == 0)) {
                throw new ProblemException(HttpStatus.CONFLICT, "PROPOSAL_ERASED", Map.of());
            }
            super.appendEvents(
                    events.stream()
                            .map(event -> sealed((DomainEventMessage<?>) event, owned))
                            .toList(),
                    serializer);
        });
    }

    private static Stream<ProposedRequest> requested(ProposalEvent event) {
        return switch (event) {
            case ProposalMade e -> Stream.of(e.request());
            case ProposalAmended e -> Stream.of(e.request());
            default -> Stream.of();
        };
    }

    private DomainEventMessage<?> sealed(DomainEventMessage<?> event, Map<String, byte[]> owned) {
        return new GenericDomainEventMessage<>(
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                vault.sealed(
                        (ProposalEvent) event.getPayload(),
                        event.getSequenceNumber(),
                        Objects.requireNonNull(owned.get(event.getAggregateIdentifier()))),
                event.getMetaData(),
                event.getIdentifier(),
                event.getTimestamp());
    }

    @Override
    String opened(ResultSet row, String type, String stored) throws SQLException {
        ProposalEvent event = EventJson.mapper().readValue(stored, ProposalEvents.typeOf(type));
        return EventJson.mapper()
                .writeValueAsString(
                        vault.opened(event, row.getLong(schema().sequenceNumberColumn()), row.getBytes(KEY)));
    }
}
