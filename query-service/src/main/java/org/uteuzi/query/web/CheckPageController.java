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
import org.uteuzi.query.instrument.Instruments;
import org.uteuzi.query.report.Asked;
import org.uteuzi.query.report.Named;
import org.uteuzi.query.report.OfficeHolding.Answer;
import org.uteuzi.query.report.OfficeHolding.Checked;
import org.uteuzi.query.report.OfficeHolding.Signatory;
import org.uteuzi.query.report.OfficeHoldings;
import org.uteuzi.query.report.Report;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.structure.StructureAsOf;
import org.uteuzi.query.web.CheckPage.Result;
import org.uteuzi.text.LocalizedText;

/** Was the signatory in office on the day of the signature? One at a time, as a page; many at once are for programs. */
@Controller
class CheckPageController {

    /** The fields; what stands in the first is kept by no log. */
    private static final String NAME = "name";

    private static final String POST = "post";
    private static final String DAY = "day";

    private final OfficeHoldings checks;
    private final StructureAsOf structure;
    private final Instruments instruments;
    private final Told told;
    private final Frame frame;

    CheckPageController(
            OfficeHoldings checks, StructureAsOf structure, Instruments instruments, Told told, Frame frame) {
        this.checks = checks;
        this.structure = structure;
        this.instruments = instruments;
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
        String name = Filters.text(asked, NAME);
        String post = Filters.text(asked, POST);
        LocalDate typed = Filters.day(asked, DAY);
        LocalDate day = typed == null ? point.on() : typed;
        Map<String, String> mistakes = new LinkedHashMap<>();
        if (asked.containsKey(NAME) || asked.containsKey(POST)) {
            if (name == null) {
                mistakes.put(NAME, words.say("check.noName"));
            }
            if (post == null) {
                mistakes.put(POST, words.say("check.noPost"));
            }
        }
        Filters.addMistake(mistakes, asked, DAY, words);
        if (!mistakes.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        point.model().addAttribute("title", words.say("check.title"));
        point.model()
                .addAttribute(
                        "page",
                        new CheckPage(
                                asked.getOrDefault(NAME, ""),
                                asked.getOrDefault(POST, ""),
                                mistakes.containsKey(DAY)
                                        ? asked.getOrDefault(DAY, "")
                                        : day.getDayOfMonth() + "/" + day.getMonthValue() + "/" + day.getYear(),
                                mistakes,
                                name == null || post == null || !mistakes.isEmpty()
                                        ? null
                                        : result(new Signatory(name, post, day.toString()), day, point)));
        return structure.basis(point.institutionId(), day, point.known());
    }

    private Result result(Signatory signatory, LocalDate day, Point point) {
        Words words = point.words();
        Checked checked = checks.check(
                signatory, Asked.about(point.institutionId(), Report.Span.DAY, day, day, point.known(), structure));
        return new Result(
                words.report(checked.answer()),
                style(checked.answer()),
                lines(checked, day, point),
                candidates(checked, signatory, day, point),
                "/downloads/checks/office-holding.pdf" + asked(signatory, day, point));
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

    /** What was asked, also on paper; then what is known of it. */
    private List<PaperLine> lines(Checked checked, LocalDate day, Point point) {
        Words words = point.words();
        String then = new Address(null, day, point.address().asked()).suffix();
        List<PaperLine> lines = new ArrayList<>();
        add(lines, "askedPerson", checked.asked().person(), words);
        add(lines, "askedPost", checked.asked().post(), words);
        add(lines, "askedOn", words.shortly(day), words);
        if (checked.personId() != null) {
            lines.add(new PaperLine(
                    column("person", words),
                    words.called(checked.name(), checked.personId()),
                    Told.address("person:" + checked.personId()) + then));
        }
        add(lines, "post", checked.post(), then, words);
        add(lines, "unit", checked.unit(), then, words);
        add(lines, "from", checked.from() == null ? null : words.shortly(checked.from()), words);
        add(lines, "lastDay", checked.lastDay() == null ? null : words.shortly(checked.lastDay()), words);
        Map<String, LocalizedText> titles = instruments.titles(
                Stream.of(checked.instrumentId(), checked.endInstrumentId())
                        .filter(Objects::nonNull)
                        .toList(),
                point.known().entry());
        addPaper(lines, "check.paper", checked.instrumentId(), titles, words);
        addPaper(lines, "check.endPaper", checked.endInstrumentId(), titles, words);
        return lines;
    }

    private static String column(String name, Words words) {
        return words.report("column." + name, Map.of());
    }

    private static void add(List<PaperLine> lines, String column, @Nullable String value, Words words) {
        PaperLine.add(lines, column(column, words), value);
    }

    /** @param column whose name is the kind of thing too */
    private static void add(List<PaperLine> lines, String column, @Nullable Named thing, String then, Words words) {
        if (thing != null) {
            lines.add(new PaperLine(
                    column(column, words),
                    words.say(thing.name()).text(),
                    Told.address(column + ":" + thing.id()) + then));
        }
    }

    private static void addPaper(
            List<PaperLine> lines,
            String label,
            @Nullable String paper,
            Map<String, LocalizedText> titles,
            Words words) {
        if (paper != null) {
            LocalizedText title = titles.get(paper);
            lines.add(new PaperLine(
                    words.say(label),
                    title == null ? paper : words.say(title).text(),
                    Told.address("instrument:" + paper)));
        }
    }

    /** Namesakes look alike, and so do posts of one title: the id tells them apart. */
    private List<PaperLine> candidates(Checked checked, Signatory typed, LocalDate day, Point point) {
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
                    return new PaperLine(
                            // whoever never stood in an institution has no name there
                            name.equals(kind + id) ? (people ? typed.person() : typed.post()) : name,
                            id,
                            Place.CHECK.path() + asked(meant, day, point));
                })
                .toList();
    }

    /** A question, as what stands after the path. */
    private static String asked(Signatory signatory, LocalDate day, Point point) {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put(NAME, signatory.person());
        typed.put(POST, signatory.post());
        Address address =
                new Address(point.institutionId(), day, point.address().asked());
        return address.query() + "&" + Address.query(typed).substring(1);
    }
}
