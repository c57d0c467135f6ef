package org.uteuzi.command.proposal;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Repository;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.uteuzi.command.problem.ProblemException;
import org.uteuzi.command.proposal.ProposalCommand.Amend;
import org.uteuzi.command.proposal.ProposalCommand.Approve;
import org.uteuzi.command.proposal.ProposalCommand.Comment;
import org.uteuzi.command.proposal.ProposalCommand.Propose;
import org.uteuzi.command.proposal.ProposalCommand.Reject;
import org.uteuzi.command.proposal.ProposalCommand.Withdraw;
import org.uteuzi.proposal.Actor;
import org.uteuzi.proposal.ProposalAmended;
import org.uteuzi.proposal.ProposalApproved;
import org.uteuzi.proposal.ProposalCommented;
import org.uteuzi.proposal.ProposalEvent;
import org.uteuzi.proposal.ProposalMade;
import org.uteuzi.proposal.ProposalRejected;
import org.uteuzi.proposal.ProposalWithdrawn;
import org.uteuzi.proposal.ProposedRequest;
import org.uteuzi.proposal.Proposer;

class ProposalTest {

    private static final Instant EXPIRY = Instant.parse("2026-03-15T21:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Proposer ASHA = new Proposer("s-asha", "asha", List.of("egaz"), null);
    private static final Actor PROPOSER = new Actor("s-asha", "asha");
    private static final Actor APPROVER = new Actor("s-juma", "juma");
    private static final ProposalMade MADE = new ProposalMade("n", ASHA, request("d1", EXPIRY), "Tafadhali");
    private static final ProposalAmended AMENDED = new ProposalAmended("n", ASHA, request("d2", null), null);
    private static final ProposalApproved APPROVED = new ProposalApproved("n", APPROVER, "paper", "Sawa");
    private static final ProposalRejected REJECTED = new ProposalRejected("n", APPROVER, "Si sahihi");
    private static final ProposalWithdrawn WITHDRAWN = new ProposalWithdrawn("n", PROPOSER, null);

    private final AggregateTestFixture<Proposal> fixture = new AggregateTestFixture<>(Proposal.class);

    ProposalTest() {
        fixture.registerAnnotatedCommandHandler(new Handler(fixture.getRepository()));
    }

    private static ProposedRequest request(String number, @Nullable Instant expiry) {
        return new ProposedRequest(text(number), List.of("egaz"), List.of("post:p"), 7L, expiry);
    }

    private static String text(String number) {
        return "{\"number\": \"" + number + "\", \"effects\": []}";
    }

    private ResultValidator<Proposal> when(ProposalCommand command, ProposalEvent... before) {
        return fixture.given((Object[]) before).when(new ChangeProposal(command));
    }

    private void records(ProposalEvent event, ProposalCommand command, ProposalEvent... before) {
        when(command, before).expectSuccessfulHandlerExecution().expectEvents(event);
    }

    private void isAsBefore(ProposalCommand command, ProposalEvent... before) {
        when(command, before).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    private void isRefused(String code, ProposalCommand command, ProposalEvent... before) {
        when(command, before).expectNoEvents().expectException(new CustomTypeSafeMatcher<ProblemException>(code) {
            @Override
            protected boolean matchesSafely(ProblemException problem) {
                return problem.code().equals(code);
            }
        });
    }

    private static Amend amend(String subject, int version, String number) {
        return new Amend(
                "n", new Proposer(subject, "asha", List.of("egaz"), null), version, request(number, null), null, NOW);
    }

    private static Approve approve(Actor by, int version, Instant now) {
        return new Approve("n", by, version, text("d" + version), "paper", "Sawa", now);
    }

    private static Comment comment(String id, String text) {
        return new Comment("n", id, APPROVER, text, NOW);
    }

    private static ProposalCommented said(String id, String text) {
        return new ProposalCommented("n", id, APPROVER, text);
    }

    @Test
    void a_request_is_proposed() {
        fixture.givenNoPriorActivity()
                .when(new ChangeProposal(new Propose("n", ASHA, MADE.request(), "Tafadhali")))
                .expectEvents(MADE);
    }

    @Test
    void another_approves_the_version_that_they_saw() {
        records(APPROVED, approve(APPROVER, 1, NOW), MADE);
        records(APPROVED, approve(APPROVER, 2, EXPIRY), MADE, AMENDED);
        isRefused("PROPOSAL_CHANGED_MEANWHILE", approve(APPROVER, 1, NOW), MADE, AMENDED);
        isRefused("PROPOSAL_CHANGED_MEANWHILE", approve(APPROVER, 2, NOW), MADE);
    }

    @Test
    void what_is_recorded_is_the_request_that_is_approved() {
        isRefused("PROPOSAL_CHANGED_MEANWHILE", new Approve("n", APPROVER, 1, text("d2"), "paper", "Sawa", NOW), MADE);
    }

    @Test
    void nobody_approves_or_rejects_a_proposal_of_their_own() {
        isRefused("APPROVER_IS_PROPOSER", approve(PROPOSER, 1, NOW), MADE);
        isRefused("APPROVER_IS_PROPOSER", new Reject("n", PROPOSER, "Si sahihi", NOW), MADE);
    }

    @Test
    void what_is_decided_is_decided() {
        for (ProposalEvent decision : List.of(APPROVED, REJECTED, WITHDRAWN)) {
            isRefused("PROPOSAL_DECIDED", approve(APPROVER, 1, NOW), MADE, decision);
            isRefused("PROPOSAL_DECIDED", new Reject("n", APPROVER, "Nyingine", NOW), MADE, decision);
            isRefused("PROPOSAL_DECIDED", new Withdraw("n", PROPOSER, "Nyingine", NOW), MADE, decision);
            isRefused("PROPOSAL_DECIDED", comment("c-1", "Lakini"), MADE, decision);
            isRefused("PROPOSAL_DECIDED", amend("s-asha", 1, "d2"), MADE, decision);
        }
    }

    @Test
    void what_was_not_decided_in_time_has_expired() {
        records(APPROVED, approve(APPROVER, 1, EXPIRY.minusMillis(1)), MADE);
        isRefused("PROPOSAL_EXPIRED", approve(APPROVER, 1, EXPIRY), MADE);
        isRefused("PROPOSAL_EXPIRED", new Reject("n", APPROVER, "Si sahihi", EXPIRY), MADE);
        isRefused("PROPOSAL_EXPIRED", new Comment("n", "c-1", APPROVER, "Lakini", EXPIRY), MADE);
    }

    @Test
    void who_proposed_alone_amends_and_withdraws() {
        records(AMENDED, amend("s-asha", 1, "d2"), MADE);
        records(WITHDRAWN, new Withdraw("n", PROPOSER, null, NOW), MADE);
        isRefused("NOT_THE_PROPOSER", amend("s-juma", 1, "d2"), MADE);
        isRefused("NOT_THE_PROPOSER", new Withdraw("n", APPROVER, null, NOW), MADE);
        isRefused("PROPOSAL_CHANGED_MEANWHILE", amend("s-asha", 1, "d3"), MADE, AMENDED);
    }

    @Test
    void anybody_comments_on_what_is_open() {
        ProposalCommented said = said("c-1", "Kwa nini?");
        records(said, comment("c-1", "Kwa nini?"), MADE);
        records(said("c-2", "Kwa nini?"), comment("c-2", "Kwa nini?"), MADE, said);
        isRefused("IDEMPOTENCY_KEY_REUSED", comment("c-1", "Lini?"), MADE, said);
    }

    @Test
    void the_same_again_is_not_done_again() {
        isAsBefore(comment("c-1", "Kwa nini?"), MADE, said("c-1", "Kwa nini?"), said("c-2", "Lini?"), AMENDED);
        isAsBefore(comment("c-1", "Kwa nini?"), MADE, said("c-1", "Kwa nini?"), REJECTED);
        isAsBefore(amend("s-asha", 1, "d2"), MADE, AMENDED);
        isAsBefore(new Reject("n", APPROVER, "Si sahihi", EXPIRY), MADE, REJECTED);
        isAsBefore(new Withdraw("n", PROPOSER, null, EXPIRY), MADE, WITHDRAWN);
    }

    @Test
    void a_proposal_does_not_grow_without_end() {
        ProposalEvent[] amended = Stream.concat(
                        Stream.of(MADE), Stream.generate(() -> AMENDED).limit(20))
                .toArray(ProposalEvent[]::new);
        ProposalEvent[] discussed = Stream.concat(
                        Stream.of(MADE), IntStream.range(0, 500).mapToObj(i -> said("c-" + i, "Kwa nini?")))
                .toArray(ProposalEvent[]::new);

        isRefused("TOO_MANY_AMENDMENTS", amend("s-asha", 21, "d3"), amended);
        isRefused("TOO_MANY_COMMENTS", comment("c-500", "Kwa nini?"), discussed);
    }

    /** As the service's own, without the register. */
    static final class Handler {

        private final Repository<Proposal> proposals;

        Handler(Repository<Proposal> proposals) {
            this.proposals = proposals;
        }

        @CommandHandler
        void handle(ChangeProposal change) throws Exception {
            if (change.command() instanceof Propose propose) {
                proposals.newInstance(() -> Proposal.made(propose));
            } else {
                proposals
                        .load(Proposal.reference(change.command().proposalId()))
                        .invoke(proposal -> proposal.execute(change.command(), MetaData.emptyInstance()));
            }
        }
    }
}
