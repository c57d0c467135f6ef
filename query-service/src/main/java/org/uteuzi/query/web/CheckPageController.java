package org.uteuzi.query.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.uteuzi.query.report.Asked;
import org.uteuzi.query.report.Named;
import org.uteuzi.query.report.OfficeHolding.Answer;
import org.uteuzi.query.report.OfficeHolding.Checked;
import org.uteuzi.query.report.OfficeHolding.Signatory;
import org.uteuzi.query.report.OfficeHoldings;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.structure.StructureAsOf;
import org.uteuzi.query.web.CheckPage.Line;
import org.uteuzi.query.web.CheckPage.Result;
import org.uteuzi.time.PartialDate;

/** Was the signatory in office on the day of the signature? One at a time, as a page; many at once are for programs. */
@Controller
class CheckPageController {

    /** The fields; what stands in the first is kept by no log. */
    static final String NAME = "name";

    static final String POST = "post";

    private final OfficeHoldings checks;
    private final StructureAsOf structure;
    private final Told told;
    private final Frame frame;

    CheckPageController(OfficeHoldings checks, StructureAsOf structure, Told told, Frame frame) {
        this.checks = checks;
        this.structure = structure;
        this.told = told;
        this.frame = frame;
    }

    @GetMapping(path = "/checks", produces = MediaType.TEXT_HTML_VALUE)
    Object check(HttpServletRequest request, HttpServletResponse response, Model model) {
        return frame.ofInstitution(Place.CHECK, request, response, model, point -> fill(point, response));
    }

    private Basis fill(Point point, HttpServletResponse response) {
        Words words = point.words();
        Map<String, String> asked = point.parameters();
        Basis basis = structure.basis(point.institutionId(), point.on(), point.known());
        String name = Filters.text(asked, NAME);
        String post = Filters.text(asked, POST);
        Map<String, String> mistakes = new LinkedHashMap<>();
        if (asked.containsKey(NAME) || asked.containsKey(POST)) {
            if (name == null) {
                mistakes.put(NAME, words.say("check.noName"));
            }
            if (post == null) {
                mistakes.put(POST, words.say("check.noPost"));
            }
        }
        if (!mistakes.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        LocalDate on = point.on();
        point.model().addAttribute("title", words.say("check.title"));
        point.model()
                .addAttribute(
                        "page",
                        new CheckPage(
                                asked.getOrDefault(NAME, ""),
                                asked.getOrDefault(POST, ""),
                                on.getDayOfMonth() + "/" + on.getMonthValue() + "/" + on.getYear(),
                                mistakes,
                                name == null || post == null
                                        ? null
                                        : result(new Signatory(name, post, on.toString()), point)));
        return basis;
    }

    private Result result(Signatory signatory, Point point) {
        Words words = point.words();
        Checked checked =
                checks.check(signatory, Asked.about(point.institutionId(), point.on(), point.known(), structure));
        return new Result(
                words.report(checked.answer()),
                style(checked.answer()),
                lines(checked, point),
                candidates(checked, signatory, point),
                "/downloads/checks/office-holding.pdf" + again(signatory, point));
    }

    private static String style(Answer answer) {
        return switch (answer) {
            case HELD, ABSENT -> "is-held";
            case ACTING -> "is-acting";
            case TERM_RUN_OUT -> "is-over";
            case NOT_IN_OFFICE -> "is-vacant";
            case NOT_CERTAIN,
                    NOT_KNOWN_ON_THAT_DATE,
                    PERSON_UNKNOWN,
                    PERSON_AMBIGUOUS,
                    POST_UNKNOWN,
                    POST_AMBIGUOUS,
                    DATE_NOT_EXISTING -> "";
        };
    }

    private List<Line> lines(Checked checked, Point point) {
        Words words = point.words();
        List<Line> lines = new ArrayList<>();
        if (checked.personId() != null) {
            String person = "person:" + checked.personId();
            add(lines, "person", words.called(checked.name(), checked.personId()), person, point);
        }
        add(lines, "post", checked.post(), "post:", point);
        add(lines, "unit", checked.unit(), "unit:", point);
        add(lines, "from", checked.from(), words);
        add(lines, "lastDay", checked.lastDay(), words);
        List<String> papers = Stream.of(checked.instrumentId(), checked.endInstrumentId())
                .filter(Objects::nonNull)
                .map(id -> "instrument:" + id)
                .distinct()
                .toList();
        Map<String, String> titles = told.names(papers, point);
        papers.forEach(paper -> add(lines, "instrument", titles.getOrDefault(paper, paper), paper, point));
        return lines;
    }

    private static void add(List<Line> lines, String column, @Nullable Named thing, String kind, Point point) {
        if (thing != null) {
            add(lines, column, point.words().say(thing.name()).text(), kind + thing.id(), point);
        }
    }

    private static void add(List<Line> lines, String column, @Nullable PartialDate date, Words words) {
        if (date != null) {
            lines.add(new Line(words.report("column." + column, Map.of()), words.shortly(date), null));
        }
    }

    private static void add(List<Line> lines, String column, String name, String thing, Point point) {
        lines.add(new Line(point.words().report("column." + column, Map.of()), name, Told.address(thing)));
    }

    /** Namesakes look alike, and so do posts of one title: the id tells them apart. */
    private List<Line> candidates(Checked checked, Signatory typed, Point point) {
        boolean people = checked.answer() == Answer.PERSON_AMBIGUOUS;
        String kind = people ? "person:" : "post:";
        Map<String, String> names =
                told.names(checked.candidates().stream().map(id -> kind + id).toList(), point);
        return checked.candidates().stream()
                .map(id -> {
                    String name = names.getOrDefault(kind + id, kind + id);
                    Signatory meant = people
                            ? new Signatory(id, typed.post(), typed.on())
                            : new Signatory(typed.person(), id, typed.on());
                    return new Line(
                            // whoever never stood in an institution has no name there
                            name.equals(kind + id) ? (people ? typed.person() : typed.post()) : name,
                            id,
                            Place.CHECK.path() + again(meant, point));
                })
                .toList();
    }

    /** The same question, as what stands after the path. */
    private static String again(Signatory signatory, Point point) {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put(NAME, signatory.person());
        typed.put(POST, signatory.post());
        Address address =
                new Address(point.institutionId(), point.on(), point.address().asked());
        return address.query() + "&" + Address.query(typed).substring(1);
    }
}
