package org.uteuzi.query.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import org.uteuzi.event.Fact;
import org.uteuzi.json.EventJson;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.desk.Proposing.Proposed;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.structure.Answers;
import org.uteuzi.query.structure.KnownPoints;
import org.uteuzi.query.structure.StructureAsOf;
import org.uteuzi.query.web.Frame;
import org.uteuzi.query.web.Place;
import org.uteuzi.query.web.Words;
import org.uteuzi.structure.Structure.Institution;

/** What the steps of writing an instrument down have in common: the draft, its words, and what its fields name. */
@Component
class Desk {

    static final String ADDRESS = "/desk";
    static final String DECISIONS = "decisions";

    /** What can be said only of who is in the register already. */
    private static final Set<Task> ABOUT_THE_KNOWN = EnumSet.of(Task.AMEND_PERSON, Task.SAME_PERSON, Task.ERASE_PERSON);

    private final Drafts drafts;
    private final Choices choices;
    private final StructureAsOf structures;
    private final KnownPoints points;
    private final Proposing proposing;
    private final Frame frame;

    Desk(
            Drafts drafts,
            Choices choices,
            StructureAsOf structures,
            KnownPoints points,
            Proposing proposing,
            Frame frame) {
        this.drafts = drafts;
        this.choices = choices;
        this.structures = structures;
        this.points = points;
        this.proposing = proposing;
        this.frame = frame;
    }

    /** The steps, by the name that templates know them by. */
    enum Step {
        PAPER,
        EFFECTS,
        PREVIEW
    }

    /**
     * A page about a draft.
     *
     * @param proposed what became of it; null while it is a draft and nothing else
     */
    record Page(UUID id, Draft draft, @Nullable Proposed proposed, Words words, Choices.Shelf shelf, Model model) {}

    /** An effect of the draft, in words. */
    record Line(String id, int number, String title, List<Said> said, boolean wrong) {}

    record Said(String label, String text) {}

    static String address(UUID draft) {
        return ADDRESS + "/" + draft;
    }

    static String address(UUID draft, Draft.Item item) {
        return address(draft) + "/effects/" + item.id();
    }

    static String redirect(String address) {
        return "redirect:" + address;
    }

    /** @throws ResponseStatusException 404 for a draft that is not there, or no more */
    Page open(Step step, UUID id, HttpServletRequest request, HttpServletResponse response, Model model) {
        Drafts.Kept kept = drafts.find(id).filter(it -> isOpen(it.draft())).orElseThrow(Desk::gone);
        Words words = frame.plain(
                Place.DESK,
                in -> in.say("desk.kept", in.phrase(kept.changedAt(), Frame.HOME)),
                request,
                response,
                model);
        model.addAttribute("step", step.name());
        model.addAttribute("draft", address(id));
        model.addAttribute("kind", title(kept.draft(), words));
        Proposed proposed = proposing.of(id, words);
        model.addAttribute("proposed", proposed);
        return new Page(
                id,
                kept.draft(),
                proposed,
                words,
                choices.of(kept.draft(), words.language().tag()),
                model);
    }

    /** Those that whoever asks may see. */
    List<Institution> institutions() {
        return points
                .newest()
                .map(known -> structures.institutions(structures.today(), known))
                .orElse(List.of())
                .stream()
                .filter(institution -> Sight.now().shows(institution.id()))
                .toList();
    }

    /** Waits for an instrument; false if it is not seen even after the usual time. */
    boolean comesToBeSeen(String instrumentId) {
        try {
            points.await(instrumentId);
            return true;
        } catch (ProblemException behind) {
            return false;
        }
    }

    /** @throws ResponseStatusException 404 for a draft that is not there, or no more */
    Draft change(UUID id, UnaryOperator<Draft> change) {
        return drafts.change(id, draft -> {
                    if (!isOpen(draft)) {
                        throw gone();
                    }
                    return change.apply(draft);
                })
                .orElseThrow(Desk::gone);
    }

    /** Who may no longer record in an institution writes nothing down for it. */
    private static boolean isOpen(Draft draft) {
        return draft.institution() == null || Sight.now().shows(draft.institution());
    }

    private static ResponseStatusException gone() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    static String title(Draft draft, Words words) {
        String swahili = draft.paper().getOrDefault("title-sw", "").strip();
        String english = draft.paper().getOrDefault("title-en", "").strip();
        if (swahili.isEmpty() && english.isEmpty()) {
            return words.say("desk.untitled");
        }
        boolean other = swahili.isEmpty() || words.language().tag().equals("en") && !english.isEmpty();
        return other ? english : swahili;
    }

    /** The day on which what an effect names is looked for. */
    LocalDate day(Draft draft, Draft.Item item) {
        return Reading.day(item).orElseGet(() -> today(draft));
    }

    private LocalDate today(Draft draft) {
        return draft.institution() == null ? structures.today() : structures.today(draft.institution());
    }

    /** The fields of an effect. */
    Form form(Page page, Draft.Item item, List<Reading.Mistake> mistakes, List<Form.Said> door) {
        LocalDate on = day(page.draft(), item);
        return Form.of(
                item.asked(),
                item.fields(),
                mistakes,
                door,
                (field, value) -> page.shelf().named(field, value, on),
                page.words());
    }

    /** The fields of the instrument itself. */
    Form paper(Page page, List<Reading.Mistake> mistakes, List<Form.Said> door) {
        LocalDate on = today(page.draft());
        return Form.of(
                Letter.PAPER,
                page.draft().paper(),
                mistakes,
                door,
                (field, value) -> page.shelf().named(field, value, on),
                page.words());
    }

    /**
     * The page on which something is chosen; what was chosen before comes first where several are.
     *
     * @param item that asks; null: it is asked about the instrument itself
     * @param back where the field is asked for
     */
    String pick(Page page, Draft.@Nullable Item item, Field field, String typed, String q, String back) {
        LocalDate on = item == null ? today(page.draft()) : day(page.draft(), item);
        List<String> taken = Form.values(typed);
        Choices.Found found = page.shelf().find(item == null ? null : item.task(), field, on, q);
        boolean several = field.kind() == Field.Kind.PAPERS;
        Model model = page.model();
        model.addAttribute("title", page.words().say("desk.pick.title", Texts.label(field, page.words())));
        model.addAttribute(
                "choices",
                several
                        ? Stream.concat(
                                        taken.stream().map(value -> page.shelf().named(field, value, on)),
                                        found.choices().stream().filter(choice -> !taken.contains(choice.value())))
                                .toList()
                        : found.choices());
        model.addAttribute("more", found.more());
        model.addAttribute("most", String.valueOf(Lookup.MOST));
        model.addAttribute("paper", field.kind().isPaper());
        model.addAttribute("q", q);
        model.addAttribute("chosen", taken);
        model.addAttribute("several", several);
        model.addAttribute("person", field.kind() == Field.Kind.PERSON);
        model.addAttribute(
                "newPerson",
                field.kind() == Field.Kind.PERSON && (item == null || !ABOUT_THE_KNOWN.contains(item.task())));
        model.addAttribute("optional", !field.required());
        model.addAttribute("onPhrase", field.kind().dated() ? page.words().on(on) : null);
        model.addAttribute("pick", back + "/pick/" + field.id());
        return "desk/pick";
    }

    /** What was chosen, as it would be typed; empty where nothing was: then it stays as it is. */
    static Optional<String> picked(Field field, List<String> values) {
        return field.kind() == Field.Kind.PAPERS
                ? Optional.of(String.join("\n", values))
                : values.stream().findFirst();
    }

    /** From the page on which something is chosen back to the field, or to the page itself where more is looked for there. */
    static String chosen(String back, String input, MultiValueMap<String, String> sent) {
        return redirect(
                sent.containsKey("find")
                        ? UriComponentsBuilder.fromPath(back + "/pick/" + input)
                                .queryParam("q", "{q}")
                                .encode()
                                .buildAndExpand(Objects.requireNonNullElse(sent.getFirst("q"), ""))
                                .toUriString()
                        : back + "#" + input);
    }

    /** @throws ResponseStatusException 404 where nothing is picked for such a field */
    static Field picked(List<Field> asked, String input) {
        return asked.stream()
                .filter(field -> field.id().equals(input) && field.kind().picked())
                .findFirst()
                .orElseThrow(Desk::gone);
    }

    List<Line> lines(Page page, IntPredicate wrong) {
        return IntStream.range(0, page.draft().effects().size())
                .mapToObj(place -> {
                    Draft.Item item = page.draft().effects().get(place);
                    return new Line(
                            item.id(),
                            place + 1,
                            Texts.task(item.task(), page.words()),
                            said(form(page, item, List.of(), List.of())),
                            wrong.test(place));
                })
                .toList();
    }

    static List<Said> said(Form form) {
        return form.questions().stream()
                .map(question -> new Said(question.label(), question.said()))
                .filter(said -> !said.text().isBlank())
                .toList();
    }

    /** A change of law whose day is typed, with all that it has to decide about; what somebody decided stays. */
    Draft.Item decided(Draft draft, Draft.Item item) {
        return item.task() != Task.CHANGE_LEGAL_BASIS || !item.typed(DECISIONS).isBlank()
                ? item
                : Reading.day(item)
                        .map(day -> choices.of(draft, Answers.language()).decisions(day))
                        .map(decisions -> item.with(Map.of(DECISIONS, decisions)))
                        .orElse(item);
    }

    /** A correction filled with what stands in the register. */
    Draft.Item about(Draft draft, Draft.Item item) {
        if (item.task() != Task.CORRECT) {
            return item;
        }
        Optional<Fact> fact = Optional.ofNullable(draft.institution())
                .flatMap(institution -> choices.fact(institution, item.typed("factId")));
        @Nullable String type = fact.map(Choices::eventType).orElse(null);
        return item.about(
                type,
                fact.map(it -> Reading.typed(
                                Task.correctable(Choices.eventType(it)),
                                EventJson.mapper().valueToTree(it)))
                        .orElse(Map.of()));
    }
}
