package org.uteuzi.query.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
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
import org.springframework.web.server.ResponseStatusException;

/** The effects of a draft, one at a time, and what their fields can name. Who comes to one that is gone sees the others. */
@Controller
@RequestMapping(path = Desk.ADDRESS + "/{id}/effects", produces = MediaType.TEXT_HTML_VALUE)
class EffectController {

    private final Desk desk;
    private final Door door;

    EffectController(Desk desk, Door door) {
        this.desk = desk;
        this.door = door;
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
                        door.preview(letter.request(), page.words().language().locale()), place.get())
                : List.of();
        Form form = desk.form(page, item, checked ? letter.effects().get(place.get()) : List.of(), said);
        model.addAttribute(
                "title",
                page.words()
                        .say(
                                "desk.effect.title",
                                String.valueOf(place.get() + 1),
                                Texts.task(item.task(), page.words())));
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
            return Desk.redirect(here + "/pick/" + field(item.get(), pick).id());
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
        Field field = field(item, input);
        LocalDate on = desk.day(page.draft(), item);
        List<Choices.Choice> choices = page.shelf().find(item, field, on, q);
        model.addAttribute("title", page.words().say("desk.pick.title", Texts.label(field, page.words())));
        model.addAttribute("choices", choices);
        model.addAttribute("more", choices.size() == Choices.MOST);
        model.addAttribute("q", q);
        model.addAttribute("chosen", item.typed(input));
        model.addAttribute("person", field.kind() == Field.Kind.PERSON);
        model.addAttribute("optional", !field.required());
        model.addAttribute("onPhrase", page.words().on(on));
        model.addAttribute("pick", Desk.address(id, item) + "/pick/" + input);
        return "desk/pick";
    }

    /**
     * What was chosen, or a person to be registered by an effect of its own just before.
     *
     * @param value null where nothing was chosen: then it stays as it is
     */
    @PostMapping("/{effect}/pick/{input}")
    String chosen(
            @PathVariable UUID id,
            @PathVariable String effect,
            @PathVariable String input,
            @RequestParam(required = false) @Nullable String value,
            @RequestParam(name = "new-person", defaultValue = "") String name) {
        Draft draft = desk.change(
                id,
                before -> before.item(effect)
                        .map(item -> chosen(before, item, field(item, input), value, name.strip()))
                        .orElse(before));
        return Desk.redirect(draft.item(effect)
                .map(item -> Desk.address(id, item) + "#" + input)
                .orElse(Desk.address(id)));
    }

    private Draft chosen(Draft draft, Draft.Item item, Field field, @Nullable String value, String name) {
        if (field.kind() == Field.Kind.PERSON && !name.isEmpty()) {
            Draft.Item person = Draft.Item.of(Task.REGISTER_PERSON, Map.of("name", name), draft.institution());
            return draft.plusBefore(item.id(), person).with(item.with(Map.of(field.id(), person.typed("personId"))));
        }
        if (value == null) {
            return draft;
        }
        Draft.Item with = item.with(Map.of(field.id(), value));
        return draft.with(field.kind() == Field.Kind.FACT ? desk.about(draft, with) : with);
    }

    /** @throws ResponseStatusException 404 where nothing is picked for such a field */
    private static Field field(Draft.Item item, String input) {
        return item.asked().stream()
                .filter(field -> field.id().equals(input) && field.kind().picked())
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
