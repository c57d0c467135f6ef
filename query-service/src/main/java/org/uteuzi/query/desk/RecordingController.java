package org.uteuzi.query.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import org.springframework.web.servlet.support.RequestContextUtils;
import org.uteuzi.query.register.RegisterReader;

/** What a draft would change, and its recording by the one door. */
@Controller
@RequestMapping(path = Desk.ADDRESS + "/{id}", produces = MediaType.TEXT_HTML_VALUE)
class RecordingController {

    private static final String SEEN = "seen:";
    private static final String REASON = "reason:";

    private final Desk desk;
    private final Drafts drafts;
    private final Door door;
    private final RegisterReader register;
    private final Proposing proposing;
    private final ByName byName;

    RecordingController(
            Desk desk, Drafts drafts, Door door, RegisterReader register, Proposing proposing, ByName byName) {
        this.desk = desk;
        this.drafts = drafts;
        this.door = door;
        this.register = register;
        this.proposing = proposing;
        this.byName = byName;
    }

    @GetMapping("/preview")
    String preview(HttpServletRequest request, HttpServletResponse response, Model model, @PathVariable UUID id) {
        return outlook(id, null, "", request, response, model);
    }

    /** Where a form was sent to; asked for by a browser that changes the language of its answer. */
    @GetMapping({"/record", "/propose"})
    String back(@PathVariable UUID id) {
        return Desk.redirect(Desk.address(id) + "/preview");
    }

    @PostMapping("/record")
    String record(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed) {
        Optional<Draft> draft = drafts.change(id, before -> before.withReasons(reasons(typed)));
        if (draft.isEmpty() && isRecorded(id)) {
            return recorded(id, request); // sent twice
        }
        Optional<Letter> letter = draft.map(Letter::of).filter(Letter::complete);
        Door.Answer answer = letter.map(whole -> door.record(whole.request(), locale(request)))
                .orElse(null);
        boolean taken = answer instanceof Door.Answer.Taken
                || isRecordedAlready(answer) && desk.comesToBeSeen(DraftController.instrumentId(id));
        return taken ? recorded(id, request) : outlook(id, answer, "", request, response, model);
    }

    /** @param version of the proposal that is amended; 0: it is proposed for the first time */
    @PostMapping("/propose")
    String propose(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> typed) {
        Optional<Letter> letter = drafts.change(id, before -> before.withReasons(reasons(typed)))
                .map(Letter::of)
                .filter(Letter::complete);
        String comment = Reading.clean(typed.getOrDefault("comment", ""));
        Door.Answer answer = letter.map(whole -> proposing.send(id, version, whole.request(), comment, locale(request)))
                .orElse(null);
        boolean taken = answer instanceof Door.Answer.Taken
                || answer instanceof Door.Answer.Unknown && proposing.isBeyond(id, version);
        return taken
                ? Desk.redirect(Proposing.address(Proposing.id(id)))
                : outlook(id, answer, comment, request, response, model);
    }

    /** Of the instrument itself, whoever sent it, or of another of the same number. */
    private static boolean isRecordedAlready(Door.@Nullable Answer answer) {
        return answer instanceof Door.Answer.Unknown
                || answer instanceof Door.Answer.Refused refused
                        && refused.code().equals("INSTRUMENT_ALREADY_RECORDED");
    }

    private String outlook(
            UUID id,
            Door.@Nullable Answer recording,
            String comment,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Desk.Page page = desk.open(Desk.Step.PREVIEW, id, request, response, model);
        Letter letter = Letter.of(page.draft());
        if (!letter.complete()) {
            return Desk.redirect(incomplete(id, page.draft(), letter));
        }
        Door.Answer preview = door.preview(letter.request(), locale(request));
        if (isRecordedAlready(preview) && isRecorded(id)) {
            return recorded(id, request);
        }
        Outlook outlook = Outlook.of(
                byName.of(preview, page.draft(), page.words()),
                recording == null ? null : byName.of(recording, page.draft(), page.words()),
                page.draft(),
                page.words());
        Form form = outlook.form();
        model.addAttribute("title", page.words().say("desk.preview.title"));
        model.addAttribute("outlook", outlook);
        model.addAttribute("effects", desk.lines(page, outlook::refuses));
        model.addAttribute(
                "proposing", page.proposed() != null || !outlook.approvals().isEmpty());
        model.addAttribute(
                "erases", page.draft().effects().stream().anyMatch(item -> item.task() == Task.ERASE_PERSON));
        model.addAttribute("comment", comment);
        model.addAttribute("form", form);
        model.addAttribute("wrong", !form.mistakes().isEmpty());
        if (!form.mistakes().isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return "desk/preview";
    }

    /** Where to go on while something is missing. */
    private static String incomplete(UUID id, Draft draft, Letter letter) {
        if (!letter.paper().isEmpty()) {
            return Desk.address(id) + "/paper?checked";
        }
        for (int place = 0; place < letter.effects().size(); place++) {
            if (!letter.effects().get(place).isEmpty()) {
                return Desk.address(id, draft.effects().get(place)) + "?checked";
            }
        }
        return Desk.address(id);
    }

    private String recorded(UUID id, HttpServletRequest request) {
        desk.comesToBeSeen(DraftController.instrumentId(id));
        drafts.remove(id);
        if (request.getSession(false) != null) { // which keeps it until the page is asked for
            RequestContextUtils.getOutputFlashMap(request).put("recorded", true);
        }
        return Desk.redirect("/instruments/" + DraftController.instrumentId(id));
    }

    private boolean isRecorded(UUID id) {
        return !register.instrument(DraftController.instrumentId(id)).isEmpty();
    }

    /** All of them as typed, whole or not. */
    private static Map<String, Draft.Reason> reasons(Map<String, String> typed) {
        Map<String, Draft.Reason> reasons = new LinkedHashMap<>();
        typed.forEach((name, value) -> {
            if (name.startsWith(REASON)) {
                String key = Reading.clean(name.substring(REASON.length()));
                reasons.put(key, new Draft.Reason(Reading.clean(value), typed.containsKey(SEEN + key)));
            }
        });
        return reasons;
    }

    private static Locale locale(HttpServletRequest request) {
        return RequestContextUtils.getLocale(request);
    }
}
