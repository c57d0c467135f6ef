package org.uteuzi.query.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.query.desk.Proposing.Proposed;
import org.uteuzi.query.web.Frame;
import org.uteuzi.query.web.Place;
import org.uteuzi.query.web.Words;
import org.uteuzi.structure.Structure.Institution;

/** Drafts, from their beginning, with what an instrument says of itself and what it does. */
@Controller
@RequestMapping(path = Desk.ADDRESS, produces = MediaType.TEXT_HTML_VALUE)
class DraftController {

    private static final String UNION = "TZ";
    private static final List<String> FILE = List.of("file-name", "file-type", "file-sha256");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Drafts drafts;
    private final Desk desk;
    private final Door door;
    private final Proposing proposing;
    private final Frame frame;

    DraftController(Drafts drafts, Desk desk, Door door, Proposing proposing, Frame frame) {
        this.drafts = drafts;
        this.desk = desk;
        this.door = door;
        this.proposing = proposing;
        this.frame = frame;
    }

    /** A draft in the list of them. */
    record Line(
            String address,
            String title,
            String changed,
            int effects,
            @Nullable Proposed proposed) {}

    /** Something to choose. */
    record Option(String value, String text) {}

    /** What happened to a thing, with what can be recorded of it. */
    record Verb(String name, String title, String hint, List<Option> tasks) {}

    @GetMapping
    String drafts(HttpServletRequest request, HttpServletResponse response, Model model) {
        Words words = frame.plain(Place.DESK, null, request, response, model);
        model.addAttribute("title", words.say("nav.desk"));
        List<Drafts.Kept> all = drafts.all();
        Map<UUID, Proposed> proposed =
                proposing.of(all.stream().map(Drafts.Kept::id).toList(), words);
        model.addAttribute(
                "drafts",
                all.stream()
                        .map(kept -> new Line(
                                Desk.address(kept.id()),
                                Desk.title(kept.draft(), words),
                                words.phrase(kept.changedAt(), Frame.HOME),
                                kept.draft().effects().size(),
                                proposed.get(kept.id())))
                        .toList());
        model.addAttribute(
                "bodies",
                desk.institutions().stream()
                        .map(it -> new Option(it.id(), words.say(it.name()).text()))
                        .toList());
        return "desk/start";
    }

    /** Begins a draft; with a task also its first effect, in which some fields may be filled already. */
    @PostMapping
    String begin(@RequestParam Map<String, String> typed) {
        List<Institution> institutions = desk.institutions();
        String wanted = typed.get("institution");
        Optional<Institution> chosen = institutions.stream()
                .filter(it -> wanted == null || it.id().equals(wanted))
                .findFirst();
        Optional<Task> task = Task.named(typed.getOrDefault("task", ""));
        if (wanted != null && chosen.isEmpty()) {
            return Desk.redirect(Desk.ADDRESS);
        }
        UUID id = UUID.randomUUID();
        Draft draft = new Draft(
                instrumentId(id),
                chosen.map(Institution::id).orElse(null),
                Map.of(
                        "jurisdiction",
                        chosen.map(Institution::legalBasis)
                                .map(LegalBasis::jurisdiction)
                                .orElse(UNION)),
                List.of(),
                List.of(),
                Map.of());
        Optional<Draft.Item> item =
                task.map(it -> Draft.Item.of(it, typed, draft.institution())).map(it -> desk.about(draft, it));
        drafts.add(id, item.map(draft::plus).orElse(draft));
        return Desk.redirect(item.map(it -> Desk.address(id, it)).orElse(paper(id)));
    }

    static String instrumentId(UUID draft) {
        return "hati-" + draft;
    }

    /** The same once more, to be proposed anew; what became of the first proposal stays as it is. */
    @PostMapping("/{id}/anew")
    String anew(@PathVariable UUID id) {
        if (drafts.find(id).isEmpty()) {
            return Desk.redirect(Desk.ADDRESS); // sent twice
        }
        Draft draft = desk.change(id, same -> same);
        UUID next = UUID.randomUUID();
        drafts.add(next, draft.as(instrumentId(next)));
        drafts.remove(id);
        return Desk.redirect(Desk.address(next) + "/preview");
    }

    @PostMapping("/{id}/discard")
    String discard(@PathVariable UUID id) {
        drafts.remove(id);
        return Desk.redirect(Desk.ADDRESS);
    }

    @GetMapping("/{id}")
    String effects(HttpServletRequest request, HttpServletResponse response, Model model, @PathVariable UUID id) {
        Desk.Page page = desk.open(Desk.Step.EFFECTS, id, request, response, model);
        Letter letter = Letter.of(page.draft());
        model.addAttribute("title", page.words().say("desk.effects.title"));
        model.addAttribute(
                "effects",
                desk.lines(page, place -> !letter.effects().get(place).isEmpty()));
        model.addAttribute("paper", Desk.said(desk.paper(page, List.of(), List.of())));
        model.addAttribute("paperWrong", !letter.paper().isEmpty());
        model.addAttribute("documents", page.draft().documents());
        model.addAttribute("verbs", verbs(page.words()));
        return "desk/draft";
    }

    private static List<Verb> verbs(Words words) {
        return Arrays.stream(Task.Verb.values())
                .map(verb -> new Verb(
                        verb.name(),
                        words.say("desk.verb." + verb),
                        words.say("desk.verb.hint." + verb),
                        Arrays.stream(Task.values())
                                .filter(task -> task.verb() == verb)
                                .map(task -> new Option(task.name(), Texts.task(task, words)))
                                .toList()))
                .toList();
    }

    @GetMapping("/{id}/paper")
    String paper(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            @PathVariable UUID id,
            @RequestParam Map<String, String> parameters) {
        Desk.Page page = desk.open(Desk.Step.PAPER, id, request, response, model);
        Letter letter = Letter.of(page.draft());
        boolean checked = parameters.containsKey("checked");
        List<Form.Said> said = checked && letter.complete()
                ? Outlook.problems(
                        door.preview(letter.request(), page.words().language().locale()), null)
                : List.of();
        Form form = desk.paper(page, checked ? letter.paper() : List.of(), said);
        boolean fileWrong = parameters.containsKey("file");
        List<Form.Wrong> mistakes = new ArrayList<>(form.mistakes());
        if (fileWrong) {
            mistakes.add(new Form.Wrong("file-name", page.words().say("desk.problem.file")));
        }
        model.addAttribute("title", page.words().say("desk.paper.title"));
        model.addAttribute("form", new Form(form.questions(), mistakes));
        model.addAttribute("wrong", !mistakes.isEmpty());
        model.addAttribute("fileWrong", fileWrong);
        model.addAttribute("typed", page.draft().paper());
        model.addAttribute("documents", page.draft().documents());
        return "desk/paper";
    }

    @PostMapping("/{id}/paper")
    String keepPaper(@PathVariable UUID id, @RequestParam Map<String, String> typed) {
        Draft draft = desk.change(id, before -> {
            List<Draft.Document> files = new ArrayList<>(before.documents());
            files.removeIf(file -> file.sha256().equals(typed.get("remove")));
            Map<String, String> paper = new LinkedHashMap<>(Reading.kept(Letter.PAPER, typed));
            Draft.Document file = file(typed);
            if (isWhole(file)) {
                files.removeIf(other -> other.sha256().equals(file.sha256()));
                files.add(file);
            } else {
                FILE.forEach(input -> paper.put(input, Reading.clean(typed.getOrDefault(input, ""))));
            }
            return before.withPaper(paper, files);
        });
        String here = paper(id);
        String pick = typed.get("pick");
        if (pick != null) {
            return Desk.redirect(
                    here + "/pick/" + Desk.picked(Letter.PAPER, pick).id());
        }
        Draft.Document file = file(typed);
        if (!isWhole(file)
                && (typed.containsKey("add")
                        || !file.name().isEmpty()
                        || !file.sha256().isEmpty())) {
            return Desk.redirect(here + "?file");
        }
        if (typed.containsKey("remove") || typed.containsKey("add")) {
            return Desk.redirect(here + "#documents");
        }
        return Desk.redirect(Letter.of(draft).paper().isEmpty() ? Desk.address(id) : here + "?checked");
    }

    @GetMapping("/{id}/paper/pick/{input}")
    String choose(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            @PathVariable UUID id,
            @PathVariable String input,
            @RequestParam(defaultValue = "") String q) {
        Desk.Page page = desk.open(Desk.Step.PAPER, id, request, response, model);
        Field field = Desk.picked(Letter.PAPER, input);
        return desk.pick(page, null, field, page.draft().paper().getOrDefault(input, ""), q, paper(id));
    }

    @PostMapping("/{id}/paper/pick/{input}")
    String chosen(@PathVariable UUID id, @PathVariable String input, @RequestParam MultiValueMap<String, String> sent) {
        Field field = Desk.picked(Letter.PAPER, input);
        Desk.picked(field, sent.getOrDefault("value", List.of()))
                .ifPresent(value -> desk.change(id, before -> {
                    Map<String, String> paper = new LinkedHashMap<>(before.paper());
                    paper.put(input, Reading.clean(value));
                    return before.withPaper(paper, before.documents());
                }));
        return Desk.chosen(paper(id), input, sent);
    }

    private static String paper(UUID id) {
        return Desk.address(id) + "/paper";
    }

    private static Draft.Document file(Map<String, String> typed) {
        return new Draft.Document(
                Reading.clean(typed.getOrDefault("file-name", "")).strip(),
                Reading.clean(typed.getOrDefault("file-type", "")).strip(),
                Reading.clean(typed.getOrDefault("file-sha256", "")).strip().toLowerCase(Locale.ROOT));
    }

    private static boolean isWhole(Draft.Document file) {
        return !file.name().isEmpty()
                && !file.mediaType().isEmpty()
                && HASH.matcher(file.sha256()).matches();
    }
}
