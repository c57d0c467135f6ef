package org.uteuzi.query.structure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.uteuzi.event.EventCatalogue;
import org.uteuzi.json.EventJson;
import org.uteuzi.proposal.ProposalEvent;
import org.uteuzi.proposal.ProposalMade;
import org.uteuzi.proposal.ProposedRequest;
import org.uteuzi.proposal.Proposer;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.testing.TestDatabase.Role;
import org.uteuzi.vault.KeyEncryption;
import org.uteuzi.vault.Vault;

/** Proposes as the command-service does, in its role. */
public final class TestProposals {

    private static final Vault VAULT = new Vault(KeyEncryption.of(TestDatabase.keyset()));

    private static final String REQUEST =
            "{\"kind\":\"OTHER\",\"jurisdiction\":\"TZ\",\"title\":{\"sw\":\"Barua ya mfano\"},\"effects\":[{\"type\":\"%s\"}]}";

    private final JdbcClient commandService;

    TestProposals(TestDatabase database) {
        commandService = JdbcClient.create(database.dataSource(Role.COMMAND));
    }

    public static TestProposals in(Installation installation) {
        return new TestProposals(installation.database);
    }

    /** @param entry the newest of the register when it was made */
    public void made(String id, String institution, long entry, String... things) {
        made(id, institution, entry, null, things);
    }

    public void made(String id, String institution, long entry, @Nullable Instant expiresAt, String... things) {
        made(id, "appoint", "s-asha", List.of(institution), entry, expiresAt, things);
    }

    public void madeToErase(String id, String institution, String person) {
        made(id, "erasePerson", "s-asha", List.of(institution), 0, null, "person:" + person);
    }

    public void madeOfNoInstitution(String id, String subject, String... things) {
        made(id, "appoint", subject, List.of(), 0, null, things);
    }

    private void made(
            String id,
            String effect,
            String subject,
            List<String> institutions,
            long entry,
            @Nullable Instant expiresAt,
            String... things) {
        happened(
                "2024-06-01T08:00:00Z",
                new ProposalMade(
                        id,
                        new Proposer(subject, "asha", institutions, null),
                        new ProposedRequest(REQUEST.formatted(effect), institutions, List.of(things), entry, expiresAt),
                        "Tafadhali"));
    }

    public void happened(String at, ProposalEvent event) {
        String reference = "proposal:" + event.proposalId();
        commandService
                .sql("insert into vault.key (owner, wrapped) values (?, ?) on conflict do nothing")
                .params(reference, VAULT.newKey(reference))
                .update();
        long sequence = commandService
                .sql("select count(*) from command.proposal_event where aggregate_id = ?")
                .param(reference)
                .query(Long.class)
                .single();
        byte[] key = commandService
                .sql("select wrapped from vault.key where owner = ?")
                .param(reference)
                .query(byte[].class)
                .single();
        commandService
                .sql("insert into command.proposal_event (event_id, aggregate_type, aggregate_id, sequence_number,"
                        + " event_type, event_revision, recorded_at, payload, metadata)"
                        + " values (:id, 'Proposal', :reference,"
                        + " :sequence,"
                        + " :type, '1', :at, :payload, '{}')")
                .param("id", UUID.randomUUID().toString())
                .param("reference", reference)
                .param("sequence", sequence)
                .param("type", EventCatalogue.nameOf(event.getClass()))
                .param("at", at)
                .param("payload", EventJson.mapper().writeValueAsString(VAULT.sealed(event, sequence, key)))
                .update();
    }
}
