package org.uteuzi.query.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The effects of a draft, one at a time, and what their fields can name. Who comes to one that is gone sees the others. */
@Controller
@RequestMapping(path = Desk.ADDRESS + "/{id}/effects", produces = MediaType.TEXT_HTML_VALUE)
class EffectController {

    private final Desk desk;
    private final Door door;
    private final ByName byName;

    EffectController(Desk desk, Door door, ByName byName) {
        this.desk = desk;
        this.door = door;
        this.byName = byName;
    }

    @PostMapping
    String add(@PathVariable UUID id, @RequestParam Map<String, String> typed) {
        Optional<Task> task = Task.named(typed.getOrDefault("task", ""));
        if (task.isEmpty()) {
            return Desk.redirect(Desk.address(id));
        }
        Draft draft = desk.change(
                id, before -> before.plus(desk.about(before, Draft.Item.of(task.get(), typed, before.institution()))));
        return Desk.redirect(Desk.address(id, draft.effects().getLast()));
    }

    @GetMapping("/{effect}")
    String effect(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            @PathVariable UUID id,
            @PathVariable String effect,
            @RequestParam Map<String, String> parameters) {
        Desk.Page page = desk.open(Desk.Step.EFFECTS, id, request, response, model);
        Optional<Integer> place = page.draft().place(effect);
        if (place.isEmpty()) {
            return Desk.redirect(Desk.address(id));
        }
        Draft.Item item = page.draft().effects().get(place.get());
        boolean checked = parameters.containsKey("checked");
        Letter letter = Letter.of(page.draft());
        List<Form.Said> said = checked && letter.complete()
                ? Outlook.problems(
                        byName.of(
                                door.preview(
                                        letter.request(),
                                        page.words().language().locale()),
                                page.draft(),
                                page.words()),
                        place.get())
                : List.of();
        Form form = desk.form(page, item, checked ? letter.effects().get(place.get()) : List.of(), said);
        model.addAttribute(
                "title",
                page.words()
                        .say(
                                "desk.effect.title",
                                String.valueOf(place.get() + 1),
                                Texts.task(item.task(), page.words())));
        model.addAttribute("erases", item.task() == Task.ERASE_PERSON);
        model.addAttribute("form", form);
        model.addAttribute("wrong", !form.mistakes().isEmpty());
        model.addAttribute("effect", Desk.address(id, item));
        return "desk/effect";
    }

    @PostMapping("/{effect}")
    String keep(@PathVariable UUID id, @PathVariable String effect, @RequestParam Map<String, String> typed) {
        if (typed.containsKey("remove")) {
            desk.change(id, before -> before.without(effect));
            return Desk.redirect(Desk.address(id));
        }
        Draft draft = desk.change(
                id,
                before -> before.item(effect)
                        .map(item -> before.with(desk.decided(before, item.with(typed))))
                        .orElse(before));
        Optional<Draft.Item> item = draft.item(effect);
        if (item.isEmpty()) {
            return Desk.redirect(Desk.address(id));
        }
        String here = Desk.address(id, item.get());
        if (typed.getOrDefault(Desk.DECISIONS, "").isBlank()
                && !item.get().typed(Desk.DECISIONS).isBlank()) {
            return Desk.redirect(here + "#" + Desk.DECISIONS); // to be gone through before anything else
        }
        String pick = typed.get("pick");
        if (pick != null) {
            return Desk.redirect(
                    here + "/pick/" + Desk.picked(item.get().asked(), pick).id());
        }
        if (!Letter.effect(item.get()).mistakes().isEmpty()) {
            return Desk.redirect(here + "?checked");
        }
        return Desk.redirect(Desk.address(id) + (Letter.of(draft).paper().isEmpty() ? "" : "/paper"));
    }

    @GetMapping("/{effect}/pick/{input}")
    String choose(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            @PathVariable UUID id,
            @PathVariable String effect,
            @PathVariable String input,
            @RequestParam(defaultValue = "") String q) {
        Desk.Page page = desk.open(Desk.Step.EFFECTS, id, request, response, model);
        Optional<Draft.Item> found = page.draft().item(effect);
        if (found.isEmpty()) {
            return Desk.redirect(Desk.address(id));
        }
        Draft.Item item = found.get();
        Field field = Desk.picked(item.asked(), input);
        return desk.pick(page, item, field, item.typed(input), q, Desk.address(id, item));
    }

    /** What was chosen, or a person to be registered by an effect of its own just before. */
    @PostMapping("/{effect}/pick/{input}")
    String chosen(
            @PathVariable UUID id,
            @PathVariable String effect,
            @PathVariable String input,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(name = "new-person", defaultValue = "") String name) {
        Draft draft = desk.change(
                id,
                before -> before.item(effect)
                        .map(item -> chosen(
                                before,
                                item,
                                Desk.picked(item.asked(), input),
                                sent.getOrDefault("value", List.of()),
                                name.strip()))
                        .orElse(before));
        return draft.item(effect)
                .map(item -> Desk.chosen(Desk.address(id, item), input, sent))
                .orElseGet(() -> Desk.redirect(Desk.address(id)));
    }

    private Draft chosen(Draft draft, Draft.Item item, Field field, List<String> values, String name) {
        if (field.kind() == Field.Kind.PERSON && !name.isEmpty()) {
            Draft.Item person = Draft.Item.of(Task.REGISTER_PERSON, Map.of("name", name), draft.institution());
            return draft.plusBefore(item.id(), person).with(item.with(Map.of(field.id(), person.typed("personId"))));
        }
        return Desk.picked(field, values)
                .map(value -> item.with(Map.of(field.id(), value)))
                .map(with -> draft.with(field.kind() == Field.Kind.FACT ? desk.about(draft, with) : with))
                .orElse(draft);
    }
}
