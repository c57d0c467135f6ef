package org.uteuzi.query.desk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.uteuzi.event.instrument.Particulars;
import org.uteuzi.json.EventJson;
import org.uteuzi.proposal.ProposalState.Status;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.instrument.Instruments;
import org.uteuzi.query.proposal.ProposalAnswers;
import org.uteuzi.query.proposal.ProposalAnswers.Changed;
import org.uteuzi.query.proposal.ProposalAnswers.Proposal;
import org.uteuzi.query.proposal.Proposals;
import org.uteuzi.query.proposal.Standing;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.register.RegisterReader;
import org.uteuzi.query.structure.KnownPoint;
import org.uteuzi.query.structure.KnownPoints;
import org.uteuzi.query.web.Frame;
import org.uteuzi.query.web.PaperLine;
import org.uteuzi.query.web.Told;
import org.uteuzi.query.web.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts together what the page of a proposal shows of it. */
@Component
class ProposalPages {

    /** More than anybody follows. */
    private static final int MOST = 20;

    private final Proposals proposals;
    private final ProposalAnswers answers;
    private final RegisterReader register;
    private final Instruments instruments;
    private final KnownPoints points;
    private final Drafts drafts;
    private final Door door;
    private final Foreseen foreseen;
    private final Told told;
    private final ByName byName;

    ProposalPages(
            Proposals proposals,
            ProposalAnswers answers,
            RegisterReader register,
            Instruments instruments,
            KnownPoints points,
            Drafts drafts,
            Door door,
            Foreseen foreseen,
            Told told,
            ByName byName) {
        this.proposals = proposals;
        this.answers = answers;
        this.register = register;
        this.instruments = instruments;
        this.points = points;
        this.drafts = drafts;
        this.door = door;
        this.foreseen = foreseen;
        this.told = told;
        this.byName = byName;
    }

    /** @return what would come of it now; of one that is recorded nothing */
    Outlook fill(Standing.Whole whole, Model model, Words words) {
        Sight sight = Sight.now();
        long newest = points.newest().map(KnownPoint::entry).orElse(-1L);
        ProposalAnswers.Whole all = answers.whole(whole, sight, newest);
        Proposal proposal = all.proposal();
        Locale locale = words.language().locale();
        Door.Answer preview = proposal.state() == Status.APPROVED
                ? new Door.Answer.Taken(JsonMapper.shared().createObjectNode())
                : door.foresee(proposal.proposalId(), locale);
        Outlook outlook = Outlook.ofProposal(byName.of(preview, words), words);
        Words.Said title = ProposalPage.title(proposal, words);
        Particulars said = particulars(all.instrument());
        boolean isErased = all.instrument().isEmpty();
        model.addAttribute("title", title.text());
        model.addAttribute("titleLang", title.lang());
        model.addAttribute("kind", words.say("proposal.one"));
        model.addAttribute("outlook", outlook);
        model.addAttribute(
                "proposal",
                new ProposalPage(
                        Proposing.address(proposal.proposalId()),
                        words.say("proposal.state." + proposal.state()),
                        ProposalPage.style(proposal.state()),
                        proposal.version(),
                        words.say(
                                "proposal.made",
                                proposal.proposedBy(),
                                words.phrase(proposal.proposedAt(), Frame.HOME)),
                        ProposalPage.kinds(proposal, words),
                        ProposalPage.expiry(proposal, words),
                        proposal.instrumentId() == null ? null : "/instruments/" + proposal.instrumentId(),
                        draft(proposal),
                        proposal.state() == Status.OPEN && proposal.kinds().contains(Task.ERASE_PERSON.type()),
                        proposal.stale(),
                        since(all.changedSince(), newest, words),
                        conflicts(proposal, sight, words),
                        isErased ? List.of() : paper(said, newest, words),
                        isErased ? List.of() : said.documents(),
                        preview instanceof Door.Answer.Taken taken ? foreseen.lines(taken.body(), words) : List.of(),
                        all.history().stream()
                                .map(step -> new ProposalPage.Step(
                                        words.say("proposal.step." + step.what()),
                                        step.by(),
                                        words.phrase(step.at(), Frame.HOME),
                                        step.text()))
                                .toList()));
        return outlook;
    }

    /** Nobody finds the drafts of others. */
    private @Nullable String draft(Proposal proposal) {
        return Proposing.draft(proposal.proposalId())
                .filter(draft -> drafts.find(draft).isPresent())
                .map(Desk::address)
                .orElse(null);
    }

    private List<ProposalPage.Link> since(List<Changed> changed, long newest, Words words) {
        List<Changed> shown = changed.stream().limit(MOST).toList();
        Map<Long, Entry> entries = register
                .entries(shown.stream().map(Changed::entry).toList())
                .stream()
                .collect(Collectors.toMap(Entry::number, Function.identity()));
        return shown.stream()
                .flatMap(it -> Stream.ofNullable(entries.get(it.entry())))
                .map(entry -> new ProposalPage.Link(
                        "/instruments/" + entry.instrumentId(),
                        new Words.Said(told.withoutReason(entry.event(), newest, words), null),
                        words.say("dashboard.entry", String.valueOf(entry.number()))))
                .toList();
    }

    private List<ProposalPage.Link> conflicts(Proposal proposal, Sight sight, Words words) {
        List<String> others = proposal.conflictsWith().stream().limit(MOST).toList();
        return proposals.all(others, sight).stream()
                .map(other -> new ProposalPage.Link(
                        Proposing.address(other.id()),
                        ProposalPage.title(other.id(), ProposalAnswers.title(other), words),
                        other.state().proposer().name()))
                .toList();
    }

    /** As on the page of what is recorded, with its kind. */
    private List<PaperLine> paper(Particulars said, long known, Words words) {
        return Stream.concat(
                        Stream.of(new PaperLine(
                                words.say("desk.field.kind"), words.say("instrument." + said.kind()), null)),
                        PaperLine.of(said, instruments.titles(said.named(), known), words).stream())
                .toList();
    }

    private static Particulars particulars(JsonNode instrument) {
        List<String> names = Stream.concat(Letter.PAPER.stream().map(Field::name), Stream.of("documents"))
                .toList();
        return EventJson.mapper().treeToValue(((ObjectNode) instrument.deepCopy()).retain(names), Particulars.class);
    }
}
