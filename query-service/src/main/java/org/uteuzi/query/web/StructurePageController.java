package org.uteuzi.query.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.structure.KnownPoint;
import org.uteuzi.query.structure.StructureAnswer;
import org.uteuzi.structure.Structure.Institution;
import org.uteuzi.time.PartialDate;

/** The structure of an institution on a day, as known at a point of the register, as a page. */
@Controller
class StructurePageController {

    /** Where the day begins while no institution says so. */
    private static final ZoneId HOME = ZoneId.of(InstitutionEstablished.DEFAULT_TIME_ZONE);

    private static final String VIEW = "structure";

    private final Structures structures;
    private final InstantSource clock;

    StructurePageController(Structures structures, InstantSource clock) {
        this.structures = structures;
        this.clock = clock;
    }

    /** An institution to choose. */
    record Choice(String id, Words.Said name, boolean chosen) {}

    /** Something to say in place of a structure. */
    record Notice(String title, String body) {}

    /** The line under the title, and what must not be overlooked. */
    record Knowledge(
            String line, @Nullable String past, @Nullable String ahead) {}

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    Object structure(
            @RequestParam Map<String, String> parameters, Locale locale, Model model, HttpServletResponse response) {
        Words words = new Words(PageLanguage.of(locale));
        frame(model, words, parameters);
        Optional<KnownPoint> newest = structures.newest();
        if (newest.isEmpty()) {
            return notice(model, words, new Notice(words.say("empty.title"), words.say("empty.body")));
        }
        model.addAttribute(
                "lastEntry",
                words.say(
                        "footer.entry",
                        String.valueOf(newest.get().entry()),
                        words.phrase(newest.get().recordedAt(), HOME)));
        List<Institution> institutions =
                structures.institutions(LocalDate.ofInstant(clock.instant(), HOME), newest.get());
        String wanted = parameters.getOrDefault(Question.INSTITUTION, "").strip();
        Optional<Institution> known = institutions.stream()
                .filter(institution -> wanted.isEmpty() || institution.id().equals(wanted))
                .findFirst();
        if (known.isEmpty() && wanted.isEmpty()) {
            return notice(model, words, new Notice(words.say("empty.institutions"), words.say("empty.body")));
        }
        return answer(
                known.map(Institution::id).orElse(wanted),
                known,
                institutions,
                newest.get(),
                parameters,
                words,
                model,
                response);
    }

    private Object answer(
            String id,
            Optional<Institution> institution,
            List<Institution> institutions,
            KnownPoint newest,
            Map<String, String> parameters,
            Words words,
            Model model,
            HttpServletResponse response) {
        ZoneId zone = institution.map(known -> ZoneId.of(known.timeZone())).orElse(HOME);
        Question question = Question.read(parameters, zone);
        String named = parameters.containsKey(Question.INSTITUTION) ? id : null;
        Address address = new Address(named, question.day(), question.asked());
        model.addAttribute("address", address);
        model.addAttribute(
                "institutions",
                institutions.stream()
                        .map(choice -> new Choice(
                                choice.id(),
                                words.say(choice.name()),
                                choice.id().equals(id)))
                        .toList());
        institution.ifPresent(chosen -> model.addAttribute("institutionName", words.say(chosen.name())));

        List<Question.Problem> problems = new ArrayList<>(question.problems());
        if (problems.isEmpty() && question.fields()) {
            return shorter(address);
        }
        Optional<KnownPoint> point = Optional.empty();
        if (problems.isEmpty()) {
            point = point(question.asked(), newest, problems, zone, response);
        } else {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        if (point.isEmpty()) {
            return form(model, question, problems, words);
        }
        LocalDate today = structures.today(id);
        LocalDate on = question.day() == null ? today : question.day();
        Optional<StructureAnswer> answer = structures.structure(id, on, point.get());
        if (answer.isEmpty() && institution.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return notice(model, words, new Notice(words.say("error.notFound"), words.say("institution.unknown", id)));
        }
        TypedDate shown = TypedDate.of(on);
        form(
                model,
                new Question(on, question.asked(), shown, question.known(), question.entry(), false, List.of()),
                List.of(),
                words);
        model.addAttribute("title", words.say("structure.title", words.on(on)));
        model.addAttribute("on", on);
        model.addAttribute("onPhrase", words.on(on));
        Map<LocalDate, PartialDate> parts =
                answer.map(StructurePage::partialDates).orElse(Map.of());
        Timeline timeline = Timeline.of(structures.days(id, point.get()), on, today, parts, words);
        model.addAttribute("timeline", timeline);
        model.addAttribute("previousQuery", query(address, timeline.previous()));
        model.addAttribute("nextQuery", query(address, timeline.next()));
        model.addAttribute("nowQuery", address.asked(new Asked.Now()).query());
        model.addAttribute(
                "knowledge",
                knowledge(answer.map(StructureAnswer::basis), address, point.get(), on, today, zone, words));
        if (answer.isEmpty() || answer.get().institution() == null) {
            model.addAttribute(
                    "notice",
                    new Notice(words.say("absent.title", words.on(on)), words.say("absent.body", words.on(on))));
            return VIEW;
        }
        model.addAttribute("page", StructurePage.of(answer.get(), words));
        model.addAttribute(
                "json",
                "api/institutions/" + Address.encode(id) + "/structure"
                        + new Address(null, on, question.asked()).query());
        return VIEW;
    }

    /** The point of the register asked about; empty, with the reason among the problems, where there is none. */
    private Optional<KnownPoint> point(
            Asked asked,
            KnownPoint newest,
            List<Question.Problem> problems,
            ZoneId zone,
            HttpServletResponse response) {
        if (asked instanceof Asked.Entry entry && entry.number() > newest.entry()) {
            problems.add(new Question.Problem(
                    Question.Field.ENTRY,
                    Set.of(),
                    words -> words.say(
                            "problem.entryAhead", String.valueOf(entry.number()), String.valueOf(newest.entry()))));
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return Optional.empty();
        }
        Optional<KnownPoint> point = switch (asked) {
            case Asked.Now now -> Optional.of(newest);
            case Asked.At at -> structures.knownAt(at.time());
            case Asked.Entry entry -> structures.atEntry(entry.number());
        };
        if (point.isEmpty()) {
            problems.add(beforeFirst(asked, zone));
            response.setStatus(HttpStatus.NOT_FOUND.value());
        }
        return point;
    }

    private static Question.Problem beforeFirst(Asked asked, ZoneId zone) {
        if (asked instanceof Asked.At at) {
            return new Question.Problem(
                    Question.Field.KNOWN,
                    EnumSet.allOf(TypedDate.Part.class),
                    words -> words.say("problem.beforeFirst", words.phrase(at.time(), zone)));
        }
        String number = asked instanceof Asked.Entry entry ? String.valueOf(entry.number()) : "";
        return new Question.Problem(
                Question.Field.ENTRY, Set.of(), words -> words.say("problem.beforeFirst.entry", number));
    }

    private Knowledge knowledge(
            Optional<Basis> basis,
            Address address,
            KnownPoint point,
            LocalDate on,
            LocalDate today,
            ZoneId zone,
            Words words) {
        Instant recorded = basis.map(Basis::knownAt).orElse(point.recordedAt());
        long number = basis.map(Basis::entry).orElse(point.entry());
        boolean past = basis.map(Basis::past).orElse(!point.newest());
        boolean ahead = address.asked() instanceof Asked.At at && at.time().isAfter(clock.instant());
        // a time that was asked for says more than that of the entry before it
        Instant known = address.asked() instanceof Asked.At at && !ahead ? at.time() : recorded;
        String entry = String.valueOf(number);
        String line = point.newest() && !past
                ? words.say("basis.now", entry)
                : words.say("basis.known", words.phrase(known, zone), entry);
        List<String> notes = new ArrayList<>();
        if (on.isAfter(today)) {
            notes.add(words.say("basis.ahead"));
        }
        if (ahead && address.asked() instanceof Asked.At at) {
            notes.add(words.say("basis.knownAhead", words.phrase(at.time(), zone)));
        }
        return new Knowledge(
                line,
                past ? words.say("basis.past", words.phrase(known, zone)) : null,
                notes.isEmpty() ? null : String.join(" ", notes));
    }

    private static @Nullable String query(Address address, @Nullable LocalDate day) {
        return day == null ? null : address.on(day).query();
    }

    private static String form(Model model, Question question, List<Question.Problem> problems, Words words) {
        model.addAttribute("form", StructureForm.of(question, problems, words));
        if (!problems.isEmpty()) {
            model.addAttribute("title", words.say("structure.ask"));
            model.addAttribute("wrong", true);
        }
        return VIEW;
    }

    private static String notice(Model model, Words words, Notice notice) {
        model.addAttribute("title", words.say("structure.ask"));
        model.addAttribute("notice", notice);
        return VIEW;
    }

    /** What the fields of the form say, as the address to keep and to pass on. */
    private static RedirectView shorter(Address address) {
        var redirect = new RedirectView("/" + address.query(), true, false, false);
        redirect.setExpandUriTemplateVariables(false);
        return redirect;
    }

    private static void frame(Model model, Words words, Map<String, String> parameters) {
        PageLanguage other = words.language().other();
        Map<String, String> same = new LinkedHashMap<>(parameters);
        same.put(ChosenLanguage.PARAMETER, other.tag());
        model.addAttribute("wrong", false);
        model.addAttribute("language", words.language().tag());
        model.addAttribute("otherLanguage", other.tag());
        model.addAttribute("otherAddress", Address.query(same));
    }
}
