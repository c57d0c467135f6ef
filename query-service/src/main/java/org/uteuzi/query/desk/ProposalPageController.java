package org.uteuzi.query.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.uteuzi.access.Caller;
import org.uteuzi.access.Permission;
import org.uteuzi.proposal.ProposalState;
import org.uteuzi.proposal.ProposalState.Status;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.proposal.Proposals;
import org.uteuzi.query.proposal.Standing;
import org.uteuzi.query.web.Frame;
import org.uteuzi.query.web.Place;
import org.uteuzi.query.web.Words;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One proposal: what is asked and what would come of it, and what whoever looks at it may do to it. */
@Controller
@RequestMapping(path = Proposing.ADDRESS + "/{id}", produces = MediaType.TEXT_HTML_VALUE)
class ProposalPageController {

    /** What can be done to a proposal, by the end of its address. */
    private enum Act {
        APPROVE("approve", "comment", false),
        REJECT("reject", "reason", true),
        COMMENT("comments", "comment", true),
        WITHDRAW("withdraw", "reason", false);

        private final String address;
        private final String field;
        private final boolean required;

        Act(String address, String field, boolean required) {
            this.address = address;
            this.field = field;
            this.required = required;
        }
    }

    /**
     * What somebody sent.
     *
     * @param text as typed, right or wrong
     * @param key by which the same, sent again, is known
     * @param version that they saw
     */
    private record Sent(Act act, String text, String key, int version) {

        boolean isWhole() {
            return !act.required || !text.isBlank();
        }

        ObjectNode body() {
            ObjectNode body = JsonMapper.shared().createObjectNode().put(act.field, text);
            return act == Act.APPROVE ? body.put("version", version) : body;
        }

        /** @param refused what the door said; null where it was not even asked */
        List<String> mistakes(Door.@Nullable Answer refused, Words words) {
            return refused == null ? List.of(words.say("proposal.problem." + act)) : Outlook.said(refused, words);
        }
    }

    private final Proposals proposals;
    private final ProposalPages pages;
    private final Door door;
    private final Desk desk;
    private final Frame frame;

    ProposalPageController(Proposals proposals, ProposalPages pages, Door door, Desk desk, Frame frame) {
        this.proposals = proposals;
        this.pages = pages;
        this.door = door;
        this.desk = desk;
        this.frame = frame;
    }

    @GetMapping
    String proposal(HttpServletRequest request, HttpServletResponse response, Model model, @PathVariable String id) {
        return page(seen(id), null, null, request, response, model);
    }

    /** Where a form was sent to; asked for by a browser that changes the language of its answer. */
    @GetMapping({"/approve", "/reject", "/comments", "/withdraw"})
    String back(@PathVariable String id) {
        return Desk.redirect(Proposing.address(seen(id).standing().id()));
    }

    @PostMapping("/approve")
    String approve(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String text) {
        return act(id, new Sent(Act.APPROVE, Reading.clean(text), "", version), request, response, model);
    }

    @PostMapping("/reject")
    String reject(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String text) {
        return act(id, new Sent(Act.REJECT, Reading.clean(text), "", 0), request, response, model);
    }

    /** @param key made with the form, so that a comment that is sent twice is said once */
    @PostMapping("/comments")
    String comment(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String text) {
        return act(id, new Sent(Act.COMMENT, Reading.clean(text), key, 0), request, response, model);
    }

    @PostMapping("/withdraw")
    String withdraw(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String text) {
        return act(id, new Sent(Act.WITHDRAW, Reading.clean(text), "", 0), request, response, model);
    }

    private String act(String id, Sent sent, HttpServletRequest request, HttpServletResponse response, Model model) {
        seen(id);
        Locale locale = RequestContextUtils.getLocale(request);
        String key = sent.key().isBlank() ? null : sent.key();
        Door.Answer answer = sent.isWhole() ? door.act(id, sent.act().address, sent.body(), key, locale) : null;
        Standing.Whole after = seen(id);
        ProposalState.Decision decision = after.standing().state().decision();
        boolean done = answer instanceof Door.Answer.Taken
                || answer instanceof Door.Answer.Unknown && sent.act() == Act.APPROVE && decision != null;
        if (!done) {
            return page(after, sent, answer, request, response, model);
        }
        String instrument = decision == null ? null : decision.instrumentId();
        if (instrument == null) {
            return Desk.redirect(Proposing.address(id));
        }
        desk.comesToBeSeen(instrument);
        return Desk.redirect("/instruments/" + instrument);
    }

    private String page(
            Standing.Whole whole,
            @Nullable Sent sent,
            Door.@Nullable Answer refused,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Words words = frame.plain(Place.PROPOSALS, null, request, response, model);
        Outlook outlook = pages.fill(whole, model, words);
        Caller caller = Sight.now().caller();
        Standing standing = whole.standing();
        boolean open = proposals.statusOf(standing) == Status.OPEN;
        Set<Act> may = EnumSet.noneOf(Act.class);
        if (open && standing.isDecidedBy(caller)) {
            may.addAll(List.of(Act.APPROVE, Act.REJECT));
        }
        if (open && standing.isDiscussedBy(caller)) {
            may.add(Act.COMMENT);
        }
        if (open && standing.isProposedBy(caller) && caller.grants().may(Permission.RECORD)) {
            may.add(Act.WITHDRAW);
        }
        boolean wrong = false;
        if (sent != null) {
            // what can no longer be done has no form any more
            String place = may.contains(sent.act()) ? sent.act().address + "-text" : "history-title";
            Form form = new Form(
                    List.of(),
                    sent.mistakes(refused, words).stream()
                            .map(text -> new Form.Wrong(place, text))
                            .toList());
            wrong = !form.mistakes().isEmpty();
            model.addAttribute("form", form);
            model.addAttribute("act", sent.act().address);
            model.addAttribute("text", sent.text());
            model.addAttribute("lost", !may.contains(sent.act()) && !sent.text().isBlank());
        }
        model.addAttribute("may", may.stream().map(act -> act.address).toList());
        model.addAttribute(
                "key", sent == null || sent.key().isBlank() ? UUID.randomUUID().toString() : sent.key());
        model.addAttribute("wrong", wrong);
        model.addAttribute(
                "said",
                refused instanceof Door.Answer.Unknown
                        ? words.say("proposal.unknown")
                        : refused instanceof Door.Answer.Silent ? words.say("desk.door.silent") : outlook.notice());
        if (wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return "proposal";
    }

    /** @throws ResponseStatusException 404 for one that is not there, or that whoever asks does not see whole */
    private Standing.Whole seen(String id) {
        Sight.demand(Permission.FOLLOW);
        return proposals.one(id, Sight.now()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
