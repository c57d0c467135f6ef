package org.uteuzi.query.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.uteuzi.query.instrument.Instruments;
import org.uteuzi.query.instrument.InstrumentsAnswer;
import org.uteuzi.query.report.ActingTooLong;
import org.uteuzi.query.report.Asked;
import org.uteuzi.query.report.EndingTerms;
import org.uteuzi.query.report.Report;
import org.uteuzi.query.report.Vacancies;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.structure.StructureAnswer;
import org.uteuzi.query.structure.StructureAsOf;
import org.uteuzi.query.web.DashboardPage.Rows;
import org.uteuzi.query.web.DashboardPage.Tile;

/** Vacancies, terms that end, acting beyond the limit and the newest instruments of an institution, as a page. */
@Controller
class DashboardPageController {

    /** How far ahead terms are looked at; also 30 and 90 days are marked. */
    private static final int AHEAD = 180;

    private static final int ROWS = 50;
    private static final int NEWS = 8;

    private final StructureAsOf structure;
    private final Vacancies vacancies;
    private final EndingTerms endingTerms;
    private final ActingTooLong acting;
    private final Instruments instruments;
    private final Frame frame;

    DashboardPageController(
            StructureAsOf structure,
            Vacancies vacancies,
            EndingTerms endingTerms,
            ActingTooLong acting,
            Instruments instruments,
            Frame frame) {
        this.structure = structure;
        this.vacancies = vacancies;
        this.endingTerms = endingTerms;
        this.acting = acting;
        this.instruments = instruments;
        this.frame = frame;
    }

    @GetMapping(path = "/dashboard", produces = MediaType.TEXT_HTML_VALUE)
    Object dashboard(HttpServletRequest request, HttpServletResponse response, Model model) {
        return frame.ofInstitution(Place.DASHBOARD, request, response, model, this::fill);
    }

    private @Nullable Basis fill(Point point) {
        Words words = point.words();
        StructureAnswer answer = structure.structure(point.institutionId(), point.on(), point.known());
        Model model = point.model();
        model.addAttribute("title", words.say("dashboard.title", words.on(point.on())));
        if (answer.institution() == null) {
            model.addAttribute(
                    "notice",
                    new Frame.Notice(
                            words.say("absent.title", words.on(point.on())),
                            words.say("absent.body", words.on(point.on()))));
            return answer.basis();
        }
        All<Vacancies.Vacant> vacant = all(vacancies, asked(point, vacancies));
        All<EndingTerms.Ending> ending = all(endingTerms, asked(point, endingTerms));
        All<ActingTooLong.Beyond> beyond = all(acting, asked(point, acting));
        StructurePage.Counts counts = StructurePage.of(answer, words).counts();
        long soon = ending.rows().stream()
                .filter(row -> days(point.on(), row.lastDay()) <= 30)
                .count();
        model.addAttribute(
                "page",
                new DashboardPage(
                        List.of(
                                new Tile(
                                        "is-vacant",
                                        String.valueOf(vacant.rows().size()),
                                        "#vacancies",
                                        words.say("dashboard.vacancies"),
                                        words.say("dashboard.ofPosts", String.valueOf(counts.posts()))),
                                new Tile(
                                        "is-acting",
                                        String.valueOf(beyond.rows().size()),
                                        "#acting",
                                        words.say("dashboard.acting"),
                                        words.say("dashboard.ofActing", String.valueOf(counts.acting()))),
                                new Tile(
                                        "is-changed",
                                        String.valueOf(ending.rows().size()),
                                        "#ending",
                                        words.say("dashboard.endings"),
                                        words.say("dashboard.within", String.valueOf(AHEAD), String.valueOf(soon)))),
                        rows(vacant, vacancies, row -> vacant(row, point), words),
                        rows(ending, endingTerms, row -> ending(row, point), words),
                        rows(beyond, acting, row -> beyond(row, point), words),
                        instruments.before(point.known().entry() + 1, point.institutionId(), NEWS).stream()
                                .map(instrument -> news(instrument, point))
                                .toList()));
        model.addAttribute("downloads", downloads(point));
        return answer.basis();
    }

    /** All rows of a report with what it says nothing about. */
    private record All<R>(List<R> rows, long notJudged) {}

    private static <R> All<R> all(Report<R> report, Asked asked) {
        List<R> rows = new ArrayList<>();
        long notJudged = report.tell(asked, rows::add);
        return new All<>(rows, notJudged);
    }

    private Asked asked(Point point, Report<?> report) {
        return Asked.about(
                point.institutionId(), report.span(), point.on(), point.on().plusDays(AHEAD), point.known(), structure);
    }

    private static <R, S> Rows<S> rows(All<R> all, Report<R> report, Function<R, S> row, Words words) {
        int more = all.rows().size() - ROWS;
        return new Rows<>(
                all.rows().stream().limit(ROWS).map(row).toList(),
                more > 0 ? words.say("dashboard.more", String.valueOf(more)) : null,
                all.notJudged() == 0
                        ? null
                        : words.report("notJudged." + report.name(), Map.of("count", all.notJudged())));
    }

    private static DashboardPage.Vacant vacant(Vacancies.Vacant row, Point point) {
        Words words = point.words();
        return new DashboardPage.Vacant(
                row.post().id(),
                words.say(row.post().name()),
                row.unit().id(),
                words.say(row.unit().name()),
                words.shortly(row.since()),
                String.valueOf(days(row.since(), point.on())),
                row.leftBy().isEmpty()
                        ? words.say("vacancy.neverFilled")
                        : row.leftBy().stream().map(left -> why(left, words)).collect(Collectors.joining("; ")),
                row.actedBy().isEmpty()
                        ? null
                        : row.actedBy().stream()
                                .map(by -> words.called(by.name(), by.personId()))
                                .collect(Collectors.joining(", ")));
    }

    private static String why(Vacancies.Left left, Words words) {
        String name = words.called(left.name(), left.personId());
        if (left.reason() != null) {
            return words.say("dashboard.left", name, words.report(left.reason()));
        }
        return left.endBecause() == null ? name : words.say("dashboard.left", name, words.report(left.endBecause()));
    }

    private static DashboardPage.Ending ending(EndingTerms.Ending row, Point point) {
        Words words = point.words();
        long days = days(point.on(), row.lastDay());
        return new DashboardPage.Ending(
                days <= 30
                        ? DashboardPage.State.URGENT
                        : days <= 90 ? DashboardPage.State.SOON : DashboardPage.State.LATER,
                row.personId(),
                words.called(row.name(), row.personId()),
                row.post().id(),
                words.say(row.post().name()),
                words.say(row.unit().name()),
                words.shortly(row.termEndsOn()),
                String.valueOf(days));
    }

    private static DashboardPage.Acting beyond(ActingTooLong.Beyond row, Point point) {
        Words words = point.words();
        return new DashboardPage.Acting(
                row.personId(),
                words.called(row.name(), row.personId()),
                row.post().id(),
                words.say(row.post().name()),
                words.say(row.unit().name()),
                words.shortly(row.since()),
                String.valueOf(days(row.since(), point.on()) + 1),
                words.say("dashboard.beyond", String.valueOf(row.daysBeyond())));
    }

    private static DashboardPage.News news(InstrumentsAnswer.Listed instrument, Point point) {
        Words words = point.words();
        return new DashboardPage.News(
                words.shortly(LocalDate.ofInstant(instrument.recordedAt(), point.zone())),
                instrument.instrumentId(),
                words.say("instrument." + instrument.particulars().kind()),
                words.say(instrument.particulars().title()),
                words.say("dashboard.entry", String.valueOf(instrument.lastEntry())));
    }

    private static long days(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to);
    }

    private static List<Frame.Link> downloads(Point point) {
        Words words = point.words();
        String known = new Address(point.institutionId(), null, point.question().asked()).query();
        String day = known + "&on=" + point.on();
        String ahead = known + "&from=" + point.on() + "&to=" + point.on().plusDays(AHEAD);
        List<Frame.Link> links = new ArrayList<>();
        for (String form : List.of("xlsx", "csv")) {
            String table = words.say("download." + form);
            links.add(download("vacancies", form, day, "dashboard.vacancies", table, words));
            links.add(download("ending-terms", form, ahead, "dashboard.endings", table, words));
            links.add(download("acting", form, day, "dashboard.acting", table, words));
        }
        links.add(new Frame.Link("/downloads/reports/ending-terms.ics" + ahead, words.say("download.ics"), false));
        return links;
    }

    private static Frame.Link download(
            String report, String form, String query, String name, String table, Words words) {
        return new Frame.Link(
                "/downloads/reports/" + report + "." + form + query,
                words.say("dashboard.download", words.say(name), table),
                false);
    }
}
