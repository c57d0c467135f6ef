package org.uteuzi.query.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
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
import org.uteuzi.event.Fact;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.json.EventJson;
import org.uteuzi.query.desk.Reading.Mistake;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.structure.KnownPoints;
import org.uteuzi.query.structure.StructureAsOf;
import org.uteuzi.query.web.Frame;
import org.uteuzi.query.web.Place;
import org.uteuzi.query.web.Words;
import org.uteuzi.structure.Structure;

/**
 * The HR desk: an instrument is written down step by step, looked at before it is recorded, and recorded by the one door.
 * Each step is kept before the next page is shown, so that nothing typed is lost.
 */
@Controller
@RequestMapping(path = "/desk", produces = MediaType.TEXT_HTML_VALUE)
class DeskController {

    private static final String HOME = "redirect:/desk";
    private static final String UNION = "TZ";

    private final Drafts drafts;
    private final Choices choices;
    private final Door door;
    private final StructureAsOf structures;
    private final KnownPoints points;
    private final Frame frame;

    DeskController(
            Drafts drafts, Choices choices, Door door, StructureAsOf structures, KnownPoints points, Frame frame) {
        this.drafts = drafts;
        this.choices = choices;
        this.door = door;
        this.structures = structures;
        this.points = points;
        this.frame = frame;
    }

    /** A draft in the list of them. */
    record Line(UUID id, String title, String changed, int effects) {}

    /** An effect of the draft, in words. */
    record EffectLine(int number, String title, List<Said> said, boolean wrong) {}

    record Said(String label, String text) {}

    record TaskChoice(String name, String text) {}

    record Verb(String name, String title, String hint, List<TaskChoice> tasks) {}

    @GetMapping
    String desk(HttpServletRequest request, HttpServletResponse response, Model model) {
        Words words = frame.plain(Place.DESK, null, request, response, model);
        model.addAttribute("title", words.say("nav.desk"));
        model.addAttribute(
                "drafts",
                drafts.all().stream()
                        .map(kept -> new Line(
                                kept.id(),
                                title(kept.draft(), words),
                                words.phrase(kept.changedAt(), Frame.HOME),
                                kept.draft().effects().size()))
                        .toList());
        model.addAttribute(
                "bodies",
                institutions().stream()
                        .map(institution -> new TaskChoice(
                                institution.id(), words.say(institution.name()).text()))
                        .toList());
        return "desk/start";
    }

    /** Begins a draft; with a task also its first effect, in which some fields may be filled already. */
    @PostMapping
    String begin(@RequestParam Map<String, String> typed) {
        List<Structure.Institution> institutions = institutions();
        Optional<Structure.Institution> chosen = institutions.stream()
                .filter(institution -> institution.id().equals(typed.getOrDefault("institution", "")))
                .findFirst()
                .or(() -> institutions.stream().findFirst());
        UUID id = UUID.randomUUID();
        Draft draft = new Draft(
                "hati-" + id,
                chosen.map(Structure.Institution::id).orElse(null),
                Map.of(
                        "jurisdiction",
                        chosen.map(Structure.Institution::legalBasis)
                                .map(LegalBasis::jurisdiction)
                                .orElse(UNION)),
                List.of(),
                List.of(),
                Map.of());
        Optional<Task> task = Task.named(typed.getOrDefault("task", ""));
        drafts.add(id, task.map(it -> draft.plus(item(draft, it, typed))).orElse(draft));
        return HOME + "/" + id + (task.isPresent() ? "/effects/0" : "/paper");
    }

    @GetMapping("/{id}")
    String draft(HttpServletRequest request, HttpServletResponse response, Model model, @PathVariable UUID id) {
        Drafts.Kept kept = kept(id);
        Words words = step("effects", id, kept, request, response, model);
        Letter letter = Letter.of(kept.draft());
        List<EffectLine> lines = new ArrayList<>();
        for (int effect = 0; effect < kept.draft().effects().size(); effect++) {
            lines.add(line(kept.draft(), effect, !letter.effects().get(effect).isEmpty(), words));
        }
        model.addAttribute("title", words.say("desk.effects.title"));
        model.addAttribute("effects", lines);
        model.addAttribute("paper", paper(kept.draft(), words));
        model.addAttribute("paperWrong", !letter.paper().isEmpty());
        model.addAttribute("documents", kept.draft().documents());
        model.addAttribute("verbs", verbs(words));
        return "desk/draft";
    }

    @PostMapping("/{id}/discard")
    String discard(@PathVariable UUID id) {
        drafts.remove(id);
        return HOME;
    }

    @GetMapping("/{id}/paper")
    String paper(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            @PathVariable UUID id,
            @RequestParam Map<String, String> parameters) {
        Drafts.Kept kept = kept(id);
        Words words = step("paper", id, kept, request, response, model);
        List<Form.Said> said = List.of();
        List<Mistake> mistakes = List.of();
        if (parameters.containsKey("checked")) {
            Letter letter = Letter.of(kept.draft());
            mistakes = letter.paper();
            said = problems(letter, null, words);
        }
        Form form = Form.of(Letter.PAPER, kept.draft().paper(), mistakes, said, (field, value) -> null, words);
        model.addAttribute("title", words.say("desk.paper.title"));
        model.addAttribute("form", form);
        model.addAttribute("wrong", !form.mistakes().isEmpty());
        model.addAttribute("documents", kept.draft().documents());
        return "desk/paper";
    }

    @PostMapping("/{id}/paper")
    String keepPaper(@PathVariable UUID id, @RequestParam Map<String, String> typed) {
        Draft draft = change(id, before -> {
            List<Draft.Paper> files = new ArrayList<>(before.documents());
            String removed = typed.getOrDefault("remove", "");
            files.removeIf(file -> file.sha256().equals(removed));
            String hash = typed.getOrDefault("file-sha256", "").strip().toLowerCase(Locale.ROOT);
            if (!hash.isEmpty()
                    && files.stream().noneMatch(file -> file.sha256().equals(hash))) {
                files.add(new Draft.Paper(
                        typed.getOrDefault("file-name", "").strip(),
                        typed.getOrDefault("file-type", "application/pdf").strip(),
                        hash));
            }
            return before.withPaper(of(Letter.PAPER, typed)).withDocuments(files);
        });
        if (typed.containsKey("remove") || typed.containsKey("add")) {
            return HOME + "/" + id + "/paper#documents";
        }
        return HOME + "/" + id + (Letter.of(draft).paper().isEmpty() ? "" : "/paper?checked");
    }

    @PostMapping("/{id}/effects")
    String add(@PathVariable UUID id, @RequestParam Map<String, String> typed) {
        Optional<Task> task = Task.named(typed.getOrDefault("task", ""));
        if (task.isEmpty()) {
            return HOME + "/" + id;
        }
        Draft draft = change(id, before -> before.plus(item(before, task.get(), typed)));
        return HOME + "/" + id + "/effects/" + (draft.effects().size() - 1);
    }

    @GetMapping("/{id}/effects/{effect}")
    String effect(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            @PathVariable UUID id,
            @PathVariable int effect,
            @RequestParam Map<String, String> parameters) {
        Drafts.Kept kept = kept(id);
        Draft.Item item = item(kept.draft(), effect);
        Words words = step("effects", id, kept, request, response, model);
        List<Form.Said> said = List.of();
        List<Mistake> mistakes = List.of();
        if (parameters.containsKey("checked")) {
            mistakes = Letter.effect(item).mistakes();
            said = problems(Letter.of(kept.draft()), effect, words);
        }
        LocalDate on = Form.day(item, today(kept.draft()));
        Form form = Form.of(
                item.asked(),
                item.fields(),
                mistakes,
                said,
                (field, value) -> found(kept.draft(), field, value, on, words),
                words);
        model.addAttribute(
                "title", words.say("desk.effect.title", String.valueOf(effect + 1), Texts.task(item.task(), words)));
        model.addAttribute("form", form);
        model.addAttribute("wrong", !form.mistakes().isEmpty());
        model.addAttribute("effect", effect);
        return "desk/effect";
    }

    @PostMapping("/{id}/effects/{effect}")
    String keepEffect(@PathVariable UUID id, @PathVariable int effect, @RequestParam Map<String, String> typed) {
        String here = HOME + "/" + id + "/effects/" + effect;
        if (typed.containsKey("remove")) {
            change(id, before -> before.effects().size() > effect ? before.minus(effect) : before);
            return HOME + "/" + id;
        }
        Draft draft = change(id, before -> {
            Draft.Item item = item(before, effect);
            return before.with(effect, item.with(of(item.asked(), typed)));
        });
        String pick = typed.get("pick");
        if (pick != null) {
            return here + "/pick/" + pick;
        }
        boolean wrong = !Letter.effect(item(draft, effect)).mistakes().isEmpty();
        if (wrong) {
            return here + "?checked";
        }
        return HOME + "/" + id + (Letter.of(draft).paper().isEmpty() ? "" : "/paper");
    }

    @GetMapping("/{id}/effects/{effect}/pick/{input}")
    String choose(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            @PathVariable UUID id,
            @PathVariable int effect,
            @PathVariable String input,
            @RequestParam(defaultValue = "") String q) {
        Drafts.Kept kept = kept(id);
        Draft.Item item = item(kept.draft(), effect);
        Field field = field(item, input);
        Words words = step("effects", id, kept, request, response, model);
        LocalDate on = Form.day(item, today(kept.draft()));
        List<Choices.Choice> found =
                choices.of(kept.draft(), field, on, q, words.language().tag());
        model.addAttribute("title", words.say("desk.pick.title", Texts.label(field, words)));
        model.addAttribute("choices", found);
        model.addAttribute("more", found.size() == Choices.MOST);
        model.addAttribute("q", q);
        model.addAttribute("chosen", item.typed(input));
        model.addAttribute("person", field.kind() == Field.Kind.PERSON);
        model.addAttribute("optional", !field.required());
        model.addAttribute("onPhrase", words.on(on));
        model.addAttribute("effect", effect);
        model.addAttribute("input", input);
        return "desk/pick";
    }

    /** What was chosen, or a person to be registered by an effect of its own just before. */
    @PostMapping("/{id}/effects/{effect}/pick/{input}")
    String chosen(
            @PathVariable UUID id,
            @PathVariable int effect,
            @PathVariable String input,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(name = "new-person", defaultValue = "") String name) {
        Draft draft = change(id, before -> {
            Draft.Item item = item(before, effect);
            Field field = field(item, input);
            if (field.kind() == Field.Kind.PERSON && !name.isBlank()) {
                Draft.Item person = item(before, Task.REGISTER_PERSON, Map.of("name", name.strip()));
                List<Draft.Item> items = new ArrayList<>(before.effects());
                items.set(effect, item.with(Map.of(input, person.typed("personId"))));
                items.add(effect, person);
                return before.withEffects(items);
            }
            Draft.Item with = item.with(Map.of(input, value));
            return before.with(effect, field.kind() == Field.Kind.FACT ? about(before, with) : with);
        });
        int now = item(draft, effect).task() == Task.REGISTER_PERSON && !name.isBlank() ? effect + 1 : effect;
        return HOME + "/" + id + "/effects/" + now + "#" + input;
    }

    @GetMapping("/{id}/preview")
    String preview(HttpServletRequest request, HttpServletResponse response, Model model, @PathVariable UUID id) {
        Drafts.Kept kept = kept(id);
        Letter letter = Letter.of(kept.draft());
        return incomplete(id, letter).orElseGet(() -> previewed(id, kept, letter, null, request, response, model));
    }

    @PostMapping("/{id}/record")
    String record(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed) {
        change(id, before -> before.withAcknowledged(reasons(typed)));
        Drafts.Kept kept = kept(id);
        Letter letter = Letter.of(kept.draft());
        Optional<String> incomplete = incomplete(id, letter);
        if (incomplete.isPresent()) {
            return incomplete.get();
        }
        Locale locale = locale(request);
        Door.Answer answer = door.record(
                letter.acknowledging(
                        Outlook.found(door.preview(letter.request(), locale)),
                        kept.draft().acknowledged()),
                locale);
        if (answer instanceof Door.Answer.Taken) {
            drafts.remove(id);
            awaitQuietly(kept.draft().instrumentId());
            return "redirect:/instruments/" + kept.draft().instrumentId();
        }
        return previewed(id, kept, letter, answer, request, response, model);
    }

    private String previewed(
            UUID id,
            Drafts.Kept kept,
            Letter letter,
            Door.@Nullable Answer refused,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Words words = step("preview", id, kept, request, response, model);
        Outlook outlook = Outlook.of(door.preview(letter.request(), locale(request)), refused, kept.draft(), words);
        List<EffectLine> lines = new ArrayList<>();
        for (int effect = 0; effect < kept.draft().effects().size(); effect++) {
            lines.add(line(kept.draft(), effect, outlook.refuses(effect), words));
        }
        model.addAttribute("title", words.say("desk.preview.title"));
        model.addAttribute("outlook", outlook);
        model.addAttribute("effects", lines);
        model.addAttribute("form", outlook.form());
        model.addAttribute("wrong", !outlook.refusals().isEmpty());
        if (!outlook.refusals().isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return "desk/preview";
    }

    /** Where to go on while something is missing. */
    private static Optional<String> incomplete(UUID id, Letter letter) {
        if (letter.complete()) {
            return Optional.empty();
        }
        if (!letter.paper().isEmpty()) {
            return Optional.of(HOME + "/" + id + "/paper?checked");
        }
        int effect = letter.firstWrong();
        return Optional.of(HOME + "/" + id + (effect < 0 ? "" : "/effects/" + effect + "?checked"));
    }

    /** What the door says of one effect, or, for null, of the instrument itself. */
    private List<Form.Said> problems(Letter letter, @Nullable Integer effect, Words words) {
        return letter.complete()
                ? Outlook.problems(
                        door.preview(letter.request(), words.language().locale()), effect)
                : List.of();
    }

    /** The form of the step, with the way to the others. */
    private Words step(
            String step,
            UUID id,
            Drafts.Kept kept,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Words words = frame.plain(
                Place.DESK,
                in -> in.say("desk.kept", in.phrase(kept.changedAt(), Frame.HOME)),
                request,
                response,
                model);
        model.addAttribute("step", step);
        model.addAttribute("draft", "/desk/" + id);
        model.addAttribute("kind", title(kept.draft(), words));
        return words;
    }

    private EffectLine line(Draft draft, int effect, boolean wrong, Words words) {
        Draft.Item item = draft.effects().get(effect);
        LocalDate on = Form.day(item, today(draft));
        Form form = Form.of(
                item.asked(),
                item.fields(),
                List.of(),
                List.of(),
                (field, value) -> found(draft, field, value, on, words),
                words);
        return new EffectLine(
                effect + 1,
                Texts.task(item.task(), words),
                form.questions().stream()
                        .flatMap(question -> said(question).stream())
                        .toList(),
                wrong);
    }

    private static Optional<Said> said(Form.Question question) {
        String text = question.chosen() != null
                ? question.chosen().text()
                : question.options().stream()
                        .filter(Form.Option::chosen)
                        .map(Form.Option::text)
                        .findFirst()
                        .orElseGet(() -> typed(question));
        return text.isBlank() ? Optional.empty() : Optional.of(new Said(question.label(), text));
    }

    private static String typed(Form.Question question) {
        return question.inputs().stream()
                .map(Form.Input::value)
                .filter(value -> !value.isBlank())
                .reduce((one, other) -> one + (question.kind().equals(Field.Kind.DATE.name()) ? "/" : " · ") + other)
                .orElse("");
    }

    private List<Said> paper(Draft draft, Words words) {
        return Form.of(Letter.PAPER, draft.paper(), List.of(), List.of(), (field, value) -> null, words)
                .questions()
                .stream()
                .flatMap(question -> said(question).stream())
                .toList();
    }

    private static List<Verb> verbs(Words words) {
        return List.of(Task.Verb.values()).stream()
                .map(verb -> new Verb(
                        verb.name(),
                        words.say("desk.verb." + verb),
                        words.say("desk.verb.hint." + verb),
                        List.of(Task.values()).stream()
                                .filter(task -> task.verb() == verb)
                                .map(task -> new TaskChoice(task.name(), Texts.task(task, words)))
                                .toList()))
                .toList();
    }

    private static String title(Draft draft, Words words) {
        String swahili = draft.paper().getOrDefault("title-sw", "").strip();
        String english = draft.paper().getOrDefault("title-en", "").strip();
        if (swahili.isEmpty() && english.isEmpty()) {
            return words.say("desk.untitled");
        }
        return swahili.isEmpty() || words.language().tag().equals("en") && !english.isEmpty() ? english : swahili;
    }

    private Choices.@Nullable Choice found(Draft draft, Field field, String value, LocalDate on, Words words) {
        return choices.chosen(draft, field, value, on, words.language().tag())
                .orElse(new Choices.Choice(value, value, null, null));
    }

    /** A new effect of a task; ids that it makes are made now, so that later effects can name them. */
    private Draft.Item item(Draft draft, Task task, Map<String, String> typed) {
        Map<String, String> fields = new LinkedHashMap<>(of(task.fields(), typed));
        for (Field field : task.fields()) {
            if (field.kind() == Field.Kind.NEW_ID) {
                fields.put(field.id(), UUID.randomUUID().toString());
            } else if (field.kind() == Field.Kind.INSTITUTION && draft.institution() != null) {
                fields.putIfAbsent(field.id(), draft.institution());
            }
        }
        Draft.Item item = Draft.Item.of(task, fields);
        return item.typed("factId").isEmpty() ? item : about(draft, item);
    }

    /** A correction filled with what stands in the register. */
    private Draft.Item about(Draft draft, Draft.Item item) {
        Optional<Fact> fact = draft.institution() == null || item.task() != Task.CORRECT
                ? Optional.empty()
                : choices.fact(draft.institution(), item.typed("factId"));
        if (fact.isEmpty()) {
            return item;
        }
        String type = Choices.eventType(fact.get());
        Map<String, String> was = new LinkedHashMap<>();
        Reading.typed(Task.correctable(type), EventJson.mapper().valueToTree(fact.get()))
                .forEach((input, value) -> was.put("with-" + input, value));
        Map<String, String> fields = new LinkedHashMap<>(item.fields());
        fields.keySet().removeIf(input -> input.startsWith("with-"));
        fields.putAll(was);
        return new Draft.Item(item.task(), fields, was, type);
    }

    private static Map<String, String> of(List<Field> fields, Map<String, String> typed) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (Field field : fields) {
            if (field.kind() == Field.Kind.NEW_ID) {
                continue;
            }
            Reading.parts(field.kind()).stream()
                    .map(part -> Reading.input(field, part))
                    .filter(typed::containsKey)
                    .forEach(input -> kept.put(input, Objects.requireNonNull(typed.get(input))));
        }
        return kept;
    }

    /** Of what was ticked only. */
    private static Map<String, String> reasons(Map<String, String> typed) {
        Map<String, String> reasons = new LinkedHashMap<>();
        typed.forEach((name, value) -> {
            if (name.startsWith("reason:") && typed.containsKey("seen:" + name.substring("reason:".length()))) {
                reasons.put(name.substring("reason:".length()), value);
            }
        });
        return reasons;
    }

    private Drafts.Kept kept(UUID id) {
        return drafts.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Draft change(UUID id, UnaryOperator<Draft> change) {
        return drafts.change(id, change).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Draft.Item item(Draft draft, int effect) {
        if (effect < 0 || effect >= draft.effects().size()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return draft.effects().get(effect);
    }

    private static Field field(Draft.Item item, String input) {
        return item.asked().stream()
                .filter(field -> field.id().equals(input) && field.kind().picked())
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private LocalDate today(Draft draft) {
        return draft.institution() == null ? structures.today() : structures.today(draft.institution());
    }

    private List<Structure.Institution> institutions() {
        return points.newest()
                .map(known -> structures.institutions(structures.today(), known))
                .orElse(List.of());
    }

    /** The page that follows shows the result at once; if the projection is slow, a little later. */
    private void awaitQuietly(String instrumentId) {
        try {
            points.await(instrumentId);
        } catch (ProblemException behind) {
            // it is recorded all the same
        }
    }

    private static Locale locale(HttpServletRequest request) {
        return RequestContextUtils.getLocale(request);
    }
}
