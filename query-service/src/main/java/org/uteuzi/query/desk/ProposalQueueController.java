package org.uteuzi.query.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.uteuzi.proposal.ProposalState.Status;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.proposal.ProposalAnswers;
import org.uteuzi.query.proposal.Proposals;
import org.uteuzi.query.proposal.Standing;
import org.uteuzi.query.web.Filters;
import org.uteuzi.query.web.Frame;
import org.uteuzi.query.web.Place;
import org.uteuzi.query.web.Words;

/** The queue of proposals: those that wait for a decision first. */
@Controller
class ProposalQueueController {

    /** A proposal in the queue. */
    record Row(
            String address,
            Words.Said title,
            String kinds,
            String proposedBy,
            String proposedAt,
            @Nullable String expiresAt,
            String state,
            String style,
            boolean yours,
            boolean stale,
            int conflicts) {}

    /**
     * Some of them.
     *
     * @param next the address of those that follow; null: there are none
     */
    record Section(
            String id,
            String title,
            List<Row> rows,
            @Nullable String next) {}

    /** Something to choose. */
    record Option(String value, String text, boolean chosen) {}

    private static final int MOST = 20;
    private static final int LATEST = 10;

    /** So many pages are looked through for what is wanted, which may be few among many. */
    private static final int PAGES = 10;

    private static final String ALL = "ALL";

    private final Proposals proposals;
    private final ProposalAnswers answers;
    private final Desk desk;
    private final Frame frame;

    ProposalQueueController(Proposals proposals, ProposalAnswers answers, Desk desk, Frame frame) {
        this.proposals = proposals;
        this.answers = answers;
        this.desk = desk;
        this.frame = frame;
    }

    @GetMapping(path = Proposing.ADDRESS, produces = MediaType.TEXT_HTML_VALUE)
    String queue(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            @RequestParam(defaultValue = "") String institution,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String before) {
        Words words = frame.plain(Place.PROPOSALS, null, request, response, model);
        String where = institution.strip();
        Asked asked = new Asked(where.isEmpty() ? null : where, words);
        Long from = Filters.number(before);
        List<Section> sections = new ArrayList<>();
        if (state.isBlank()) {
            sections.add(asked.section(Status.OPEN.name(), from, MOST));
            sections.add(asked.decided());
        } else {
            sections.add(asked.section(state, from, MOST));
        }
        model.addAttribute("title", words.say("nav.proposals"));
        model.addAttribute("sections", sections);
        model.addAttribute("states", states(state, words));
        model.addAttribute("bodies", bodies(where, words));
        return "proposals";
    }

    private static List<Option> states(String chosen, Words words) {
        return Stream.concat(Stream.of(Status.values()).map(Status::name), Stream.of(ALL))
                .map(name -> new Option(name, words.say("proposal.state." + name), name.equals(chosen)))
                .toList();
    }

    private List<Option> bodies(String chosen, Words words) {
        return desk.institutions().stream()
                .map(it ->
                        new Option(it.id(), words.say(it.name()).text(), it.id().equals(chosen)))
                .toList();
    }

    /** What is looked for, by whoever looks. */
    private final class Asked {

        private final @Nullable String institution;
        private final Words words;
        private final Sight sight = Sight.now();

        private Asked(@Nullable String institution, Words words) {
            this.institution = institution;
            this.words = words;
        }

        /** @param state what is no state asks for all */
        private Section section(String state, @Nullable Long before, int limit) {
            Status status = Stream.of(Status.values())
                    .filter(it -> it.name().equals(state))
                    .findFirst()
                    .orElse(null);
            Proposals.Page page = some(before, status, limit, standing -> true);
            String name = status == null ? ALL : status.name();
            return new Section(name, words.say("proposal.list." + name), rows(page.proposals()), next(name, page));
        }

        private Section decided() {
            Proposals.Page page = some(null, null, LATEST, standing -> proposals.statusOf(standing) != Status.OPEN);
            return new Section("decided", words.say("proposal.decided"), rows(page.proposals()), next(ALL, page));
        }

        /** As many as a section holds, or a few more; fewer where further pages hold none or there is too much between them. */
        private Proposals.Page some(
                @Nullable Long before, @Nullable Status status, int limit, Predicate<Standing> wanted) {
            List<Standing> found = new ArrayList<>();
            Long next = before;
            for (int i = 0; i < PAGES; i++) {
                Proposals.Page page = proposals.page(next, institution, status, sight, limit);
                page.proposals().stream().filter(wanted).forEach(found::add);
                next = page.next();
                if (next == null || found.size() >= limit) {
                    break;
                }
            }
            return new Proposals.Page(found, next);
        }

        private @Nullable String next(String state, Proposals.Page page) {
            if (page.next() == null) {
                return null;
            }
            UriComponentsBuilder next = UriComponentsBuilder.newInstance()
                    .queryParam("state", state)
                    .queryParam("before", page.next());
            if (institution != null) {
                next.queryParam("institution", institution);
            }
            return next.encode().toUriString();
        }

        private List<Row> rows(List<Standing> page) {
            return page.stream()
                    .map(standing -> row(
                            standing,
                            answers.listed(List.of(standing), sight).proposals().getFirst()))
                    .toList();
        }

        private Row row(Standing standing, ProposalAnswers.Proposal proposal) {
            return new Row(
                    Proposing.address(proposal.proposalId()),
                    ProposalPage.title(proposal, words),
                    ProposalPage.kinds(proposal, words),
                    proposal.proposedBy(),
                    words.phrase(proposal.proposedAt(), Frame.HOME),
                    ProposalPage.expiry(proposal, words),
                    words.say("proposal.state." + proposal.state()),
                    ProposalPage.style(proposal.state()),
                    proposal.state() == Status.OPEN && standing.isDecidedBy(sight.caller()),
                    proposal.stale(),
                    proposal.conflictsWith().size());
        }
    }
}
