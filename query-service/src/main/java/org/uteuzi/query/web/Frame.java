package org.uteuzi.query.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.view.RedirectView;
import org.uteuzi.access.Permission;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.structure.KnownPoint;
import org.uteuzi.structure.Structure.Institution;

/**
 * What all pages share: their language, the way to the other pages, and the two dates that every answer rests on, with the
 * form that asks for others. Where what was asked makes no sense, it is the whole page.
 */
@Component
public class Frame {

    /** Where the day begins while no institution says so. */
    public static final ZoneId HOME = ZoneId.of(InstitutionEstablished.DEFAULT_TIME_ZONE);

    private static final String NOT_YET_RECORDED = "NOT_YET_RECORDED";

    private final Structures structures;
    private final InstantSource clock;

    Frame(Structures structures, InstantSource clock) {
        this.structures = structures;
        this.clock = clock;
    }

    /** An institution to choose. */
    record Choice(String id, Words.Said name, boolean chosen) {}

    /** Something to say in place of an answer. */
    record Notice(String title, String body) {}

    /** A step of the way through the pages. */
    record Link(String address, String name, boolean here) {}

    /** A page that somebody asked for. */
    record Call(
            Place place,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Map<String, String> parameters,
            Words words) {}

    /** @param institution null where the page is about no single one */
    private record Subject(@Nullable String id, @Nullable Institution institution, List<Institution> choices) {

        ZoneId zone() {
            return institution == null ? HOME : ZoneId.of(institution.timeZone());
        }
    }

    /**
     * A page that answers nothing about a day. What it shows stands where others ask for a day, so that it is there also where
     * something in it is wrong.
     *
     * @param line under the title; null for none
     * @return the words of its language
     */
    public Words plain(
            Place place,
            @Nullable Function<Words, String> line,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Call call = open(place, request, response, model);
        newest(call);
        model.addAttribute("page", true);
        if (line != null) {
            model.addAttribute("knowledge", new Knowledge(line.apply(call.words()), null, null));
        }
        return call.words();
    }

    /** About the institution that the address names, else the first one. */
    Object ofInstitution(
            Place place, HttpServletRequest request, HttpServletResponse response, Model model, Content content) {
        Call call = open(place, request, response, model);
        Optional<KnownPoint> newest = newest(call);
        if (newest.isEmpty()) {
            return notice(
                    call,
                    new Notice(call.words().say("empty.title"), call.words().say("empty.body")));
        }
        List<Institution> institutions = institutions(newest.get());
        String wanted = call.parameters().getOrDefault(Question.INSTITUTION, "").strip();
        Optional<Institution> known = find(institutions, wanted);
        if (known.isEmpty() && wanted.isEmpty()) {
            return notice(
                    call,
                    new Notice(
                            call.words().say("empty.institutions"), call.words().say("empty.body")));
        }
        String id = known.map(Institution::id).orElse(wanted);
        return answer(call, new Subject(id, known.orElse(null), institutions), newest.get(), content);
    }

    /** About a thing that stands in an institution. */
    Object ofThing(
            Place place,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            String id,
            Function<KnownPoint, String> institution,
            Content content) {
        Call call = open(place, request, response, model);
        Optional<KnownPoint> newest = newest(call);
        try {
            KnownPoint point = newest.orElseThrow(() -> ProblemException.notFound(id));
            String owner = institution.apply(point);
            Sight.now().require(owner, id);
            Institution known = find(institutions(point), owner).orElse(null);
            return answer(call, new Subject(owner, known, List.of()), point, content);
        } catch (ProblemException problem) {
            return missing(call, id, problem);
        }
    }

    /** About what belongs to no single institution. */
    Object ofAll(
            Place place,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            String id,
            Content content) {
        Call call = open(place, request, response, model);
        Optional<KnownPoint> newest = newest(call);
        try {
            KnownPoint point = newest.orElseThrow(() -> ProblemException.notFound(id));
            return answer(call, new Subject(null, null, List.of()), point, content);
        } catch (ProblemException problem) {
            return missing(call, id, problem);
        }
    }

    private Object answer(Call call, Subject subject, KnownPoint newest, Content content) {
        Model model = call.model();
        Words words = call.words();
        Question question = Question.read(call.parameters(), subject.zone());
        String named = call.parameters().containsKey(Question.INSTITUTION) ? subject.id() : null;
        Address address = new Address(named, question.day(), question.asked());
        choices(model, subject, words);
        may(model, subject.id());
        model.addAttribute("address", address);
        model.addAttribute("point", new Address(null, question.day(), question.asked()).suffix());
        String institution = named == null && subject.choices().isEmpty() ? subject.id() : named;
        model.addAttribute(
                "places", places(call.place(), new Address(institution, question.day(), question.asked()), words));

        Question against = call.place() == Place.COMPARE
                ? Question.read(Question.Side.AGAINST, call.parameters(), subject.zone())
                : null;
        List<Question.Problem> problems = new ArrayList<>(question.problems());
        if (against != null) {
            problems.addAll(against.problems());
        }
        if (problems.isEmpty() && (question.fields() || against != null && against.fields())) {
            return shorter(call, address, against);
        }
        Optional<KnownPoint> point = Optional.empty();
        Optional<KnownPoint> second = Optional.empty();
        if (problems.isEmpty()) {
            point = point(Question.Side.BASIS, question.asked(), newest, problems, subject.zone(), call.response());
            second = against == null
                    ? Optional.empty()
                    : point(Question.Side.AGAINST, against.asked(), newest, problems, subject.zone(), call.response());
        } else {
            call.response().setStatus(HttpStatus.BAD_REQUEST.value());
        }
        if (!problems.isEmpty() || point.isEmpty()) {
            return wrong(call, question, against, problems);
        }
        LocalDate today =
                subject.id() == null ? LocalDate.ofInstant(clock.instant(), HOME) : structures.today(subject.id());
        LocalDate usual = against == null ? today : today.minusYears(1);
        LocalDate on = question.day() == null ? usual : question.day();
        model.addAttribute("form", PointForm.of(question.about(on), List.of(), words));
        Point.Against compared = null;
        if (against != null && second.isPresent()) {
            LocalDate day = against.day() == null ? today : against.day();
            compared = new Point.Against(day, second.get(), against);
            model.addAttribute("second", PointForm.of(Question.Side.AGAINST, against.about(day), List.of(), words));
        }
        model.addAttribute("on", on);
        model.addAttribute("onPhrase", words.on(on));
        model.addAttribute("nowQuery", address.asked(new Asked.Now()).query());
        Basis basis;
        try {
            basis = content.fill(new Point(
                    subject.id(),
                    subject.institution() != null,
                    on,
                    today,
                    point.get(),
                    subject.zone(),
                    question,
                    compared,
                    address,
                    words,
                    call.parameters(),
                    model));
        } catch (ProblemException problem) {
            return missing(call, subject.id() == null ? "" : subject.id(), problem);
        }
        if (against != null) {
            return call.place().view(); // which says itself of each point what was known
        }
        if (subject.id() != null && call.place() != Place.EXPLAIN) {
            model.addAttribute(
                    "explain", Place.EXPLAIN.path() + new Address(subject.id(), on, question.asked()).query());
        }
        model.addAttribute(
                "knowledge",
                Knowledge.of(basis, question.asked(), point.get(), on, today, clock.instant(), subject.zone(), words));
        return call.place().view();
    }

    private Call open(Place place, HttpServletRequest request, HttpServletResponse response, Model model) {
        Words words = Words.of(request);
        Map<String, String> parameters = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, values[0]));
        Map<String, String> same = new LinkedHashMap<>(parameters);
        same.put(ChosenLanguage.PARAMETER, words.language().other().tag());
        model.addAttribute("wrong", false);
        if (request.getUserPrincipal() instanceof OAuth2AuthenticationToken) { // in a session, which can be ended
            model.addAttribute("who", Sight.now().caller().name());
        }
        may(model, null);
        model.addAttribute("language", words.language().tag());
        model.addAttribute("otherLanguage", words.language().other().tag());
        // what was sent by a form stays out of addresses
        model.addAttribute(
                "otherAddress",
                request.getMethod().equals("GET")
                        ? Address.query(same)
                        : Address.query(Map.of(
                                ChosenLanguage.PARAMETER,
                                words.language().other().tag())));
        model.addAttribute("here", request.getRequestURI());
        model.addAttribute("places", places(place, new Address(null, null, new Asked.Now()), words));
        return new Call(place, request, response, model, parameters, words);
    }

    /** What whoever looks at the page may do in an institution, or in any where it is about no single one. */
    private static void may(Model model, @Nullable String institution) {
        Sight sight = Sight.now();
        model.addAttribute("mayAudit", sight.may(Permission.AUDIT, institution));
        model.addAttribute("mayRecord", sight.may(Permission.RECORD, institution));
    }

    /** The way to the pages that it begins with, for the same institution at the same point. */
    private static List<Link> places(Place here, Address address, Words words) {
        Sight sight = Sight.now();
        return Place.FIRST.stream()
                .filter(place -> sight.may(place.needs(), null))
                .map(place ->
                        new Link(place.path() + address.suffix(), words.say("nav." + place.view()), place == here))
                .toList();
    }

    private Optional<KnownPoint> newest(Call call) {
        Optional<KnownPoint> newest = structures.newest();
        newest.ifPresent(last -> call.model()
                .addAttribute(
                        "lastEntry",
                        call.words()
                                .say(
                                        "footer.entry",
                                        String.valueOf(last.entry()),
                                        call.words().phrase(last.recordedAt(), HOME))));
        return newest;
    }

    private List<Institution> institutions(KnownPoint newest) {
        Sight sight = Sight.now();
        return structures.institutions(LocalDate.ofInstant(clock.instant(), HOME), newest).stream()
                .filter(institution -> sight.shows(institution.id()))
                .toList();
    }

    private static Optional<Institution> find(List<Institution> institutions, String wanted) {
        return institutions.stream()
                .filter(institution -> wanted.isEmpty() || institution.id().equals(wanted))
                .findFirst();
    }

    private static void choices(Model model, Subject subject, Words words) {
        model.addAttribute(
                "institutions",
                subject.choices().stream()
                        .map(choice -> new Choice(
                                choice.id(),
                                words.say(choice.name()),
                                choice.id().equals(subject.id())))
                        .toList());
        if (subject.institution() != null) {
            model.addAttribute(
                    "institutionName", words.say(subject.institution().name()));
            model.addAttribute("institutionId", subject.institution().id());
        }
    }

    /** The point of the register asked about; empty, with the reason among the problems, where there is none. */
    private Optional<KnownPoint> point(
            Question.Side side,
            Asked asked,
            KnownPoint newest,
            List<Question.Problem> problems,
            ZoneId zone,
            HttpServletResponse response) {
        if (asked instanceof Asked.Entry entry && entry.number() > newest.entry()) {
            problems.add(new Question.Problem(
                    side.entryField(),
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
            problems.add(beforeFirst(side, asked, zone));
            response.setStatus(HttpStatus.NOT_FOUND.value());
        }
        return point;
    }

    private static Question.Problem beforeFirst(Question.Side side, Asked asked, ZoneId zone) {
        if (asked instanceof Asked.At at) {
            return new Question.Problem(
                    side.knownField(),
                    EnumSet.allOf(TypedDate.Part.class),
                    words -> words.say("problem.beforeFirst", words.phrase(at.time(), zone)));
        }
        String number = asked instanceof Asked.Entry entry ? String.valueOf(entry.number()) : "";
        return new Question.Problem(
                side.entryField(), Set.of(), words -> words.say("problem.beforeFirst.entry", number));
    }

    private static String wrong(
            Call call, Question question, @Nullable Question against, List<Question.Problem> problems) {
        call.model().addAttribute("form", PointForm.of(question, problems, call.words()));
        if (against != null) {
            call.model().addAttribute("second", PointForm.of(Question.Side.AGAINST, against, problems, call.words()));
        }
        call.model().addAttribute("title", call.place().title(call.words()));
        call.model().addAttribute("wrong", true);
        return call.place().view();
    }

    private static String notice(Call call, Notice notice) {
        call.model().addAttribute("title", call.place().title(call.words()));
        call.model().addAttribute("notice", notice);
        return call.place().view();
    }

    private static String missing(Call call, String id, ProblemException problem) {
        if (problem.status() != HttpStatus.NOT_FOUND) {
            throw problem;
        }
        call.response().setStatus(HttpStatus.NOT_FOUND.value());
        Words words = call.words();
        String named = String.valueOf(problem.arguments().getOrDefault("id", id));
        return notice(
                call,
                problem.code().equals(NOT_YET_RECORDED)
                        ? new Notice(words.say("notYet.title"), words.say("notYet.body"))
                        : new Notice(words.say("error.notFound"), call.place().unknown(named, words)));
    }

    /** What the fields of the form say, as the address to keep and to pass on. */
    private static RedirectView shorter(Call call, Address address, @Nullable Question against) {
        String second = against == null ? "" : against.asAgainst();
        var redirect = new RedirectView(
                call.request().getRequestURI() + (address.query() + second).replace("?&", "?"), false, false, false);
        redirect.setExpandUriTemplateVariables(false);
        return redirect;
    }
}
