package org.uteuzi.query.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uteuzi.query.web.SampleStructures.date;
import static org.uteuzi.query.web.SampleStructures.text;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.Terms;
import org.uteuzi.event.unit.UnitKind;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.structure.StructureAnswer;
import org.uteuzi.query.structure.UnitPlaces.Line;
import org.uteuzi.query.web.StructurePage.PostRow;
import org.uteuzi.query.web.StructurePage.Seat;
import org.uteuzi.query.web.StructurePage.State;
import org.uteuzi.query.web.StructurePage.UnitRow;
import org.uteuzi.structure.Structure.Holder;
import org.uteuzi.structure.Structure.Post;
import org.uteuzi.structure.Structure.Unit;
import org.uteuzi.structure.Structure.Vacancy;
import org.uteuzi.timeline.Holding.TermState;

class StructurePageTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-23");

    @Test
    void the_sample_reads_from_top_to_bottom() {
        StructurePage page = agency("2026-11-23");
        assertThat(page.units())
                .extracting(unit -> unit.name().text(), UnitRow::depth, UnitRow::line, UnitRow::state)
                .startsWith(
                        row("Advisory Board", 0, Line.STRUCTURE, State.HELD),
                        row("Executive Director of the Agency", 0, Line.STRUCTURE, State.HELD),
                        row(
                                "Department of Human Resources, Administration and Planning",
                                1,
                                Line.REPORTS,
                                State.VACANT),
                        row("Department of ICT Infrastructure Management", 1, Line.REPORTS, State.OVER));
        assertThat(page.counts()).isEqualTo(new StructurePage.Counts(7, 8, 2, 1));
        assertThat(page.legalBasis()).isEqualTo("Act No. 12 of 2019 (Zanzibar)");
        assertThat(page.doubts()).isEmpty();
    }

    @Test
    void every_holder_of_a_post_has_a_row_and_the_head_of_the_unit_comes_first() {
        UnitRow board = agency("2026-11-23").units().getFirst();
        assertThat(board.posts()).extracting(post -> post.title().text()).containsExactly("Chairperson", "Member");
        assertThat(board.posts().getLast().seats())
                .extracting(Seat::holder)
                .containsExactly("Mfano Ramla Issa", "Mfano Time Rajab", "Mfano Idrissa Vuai", "Mfano Khadija Faki");
        assertThat(board.posts()).extracting(post -> post.authority().text()).containsExactly("President", "Minister");
        assertThat(board.posts()).extracting(PostRow::reportsTo).containsOnlyNulls();
    }

    @Test
    void a_vacant_post_says_since_when() {
        Seat seat =
                unit(agency("2026-11-23"), "egaz-hr").posts().getFirst().seats().getFirst();
        assertThat(seat.state()).isEqualTo(State.VACANT);
        assertThat(seat.word()).isEqualTo("Vacant");
        assertThat(seat.since()).isEqualTo("1 July 2025");
        assertThat(seat.line()).isEqualTo("Vacant, since 1 July 2025");
    }

    @Test
    void a_post_that_is_acted_in_shows_who_acts_and_that_it_is_vacant() {
        UnitRow unit = unit(agency("2026-11-23"), "egaz-systems");
        assertThat(unit.state()).isEqualTo(State.ACTING);
        assertThat(unit.posts().getFirst().seats())
                .extracting(Seat::state, Seat::word, Seat::holder, Seat::note)
                .containsExactly(
                        row(State.ACTING, "Acting", "Mfano Baraka Mwita", null),
                        row(State.VACANT, "Vacant", "", "Acted in"));
    }

    @Test
    void a_post_never_filled_is_vacant_since_the_date_as_stated() {
        Seat seat = unit(agency("2020-01-01"), "egaz-board")
                .posts()
                .getFirst()
                .seats()
                .getFirst();
        assertThat(seat.note()).isEqualTo("Never filled");
        assertThat(seat.line()).isEqualTo("Vacant, since 2019");
    }

    @Test
    void terms_that_end_and_terms_that_ended_are_said() {
        assertThat(unit(agency("2026-11-23"), "egaz-infrastructure")
                        .posts()
                        .getFirst()
                        .seats())
                .singleElement()
                .satisfies(seat -> {
                    assertThat(seat.word()).isEqualTo("Term has run out");
                    assertThat(seat.until()).isEqualTo("term: to the end of 30 June 2026");
                });
        assertThat(unit(agency("2026-11-23"), "egaz-systems")
                        .posts()
                        .getFirst()
                        .seats()
                        .getFirst()
                        .until())
                .isEqualTo("to the end of 28 February 2027");
    }

    @Test
    void a_superior_is_named_with_the_unit_and_not_twice() {
        PostRow director = unit(agency("2026-11-23"), "egaz-hr").posts().getFirst();
        assertThat(director.reportsTo())
                .isEqualTo(new StructurePage.Reference("Executive Director of the Agency", "egaz-executive-director"));
        assertThat(unit(agency("2026-11-23"), "egaz-pemba").posts().getFirst().authority())
                .isEqualTo(new StructurePage.Reference("Executive Director of the Agency", "egaz-executive-director"));
        StructurePage page = page(
                List.of(unit("a", null, null), unit("b", null, null)),
                List.of(post("p", "a", "q"), post("q", "b", null)));
        assertThat(unit(page, "a").posts().getFirst().reportsTo())
                .isEqualTo(new StructurePage.Reference("Title q of the Unit b", "q"));
    }

    @Test
    void a_superior_that_does_not_exist_that_day_is_given_by_its_id() {
        StructurePage page = page(List.of(unit("a", null, null)), List.of(post("p", "a", "post:gone")));
        assertThat(page.units().getFirst().posts().getFirst().reportsTo())
                .isEqualTo(new StructurePage.Reference("gone", null));
        assertThat(page.units().getFirst().parentId()).isNull();
    }

    @Test
    void a_day_that_a_year_leaves_open_is_said_once_and_marked_where_it_matters() {
        StructurePage page = agency("2019-05-01");
        assertThat(page.doubts()).containsExactly("The instrument states only the year 2019; no exact date is given.");
        assertThat(page.units()).extracting(UnitRow::doubt).containsOnly("No exact date given");
        assertThat(page.units())
                .flatExtracting(UnitRow::posts)
                .extracting(PostRow::doubt)
                .containsOnlyNulls();
    }

    @Test
    void a_day_that_a_month_leaves_open_marks_the_holder() {
        StructurePage page = agency("2021-07-10");
        assertThat(page.doubts()).containsExactly("The instrument states only July 2021; no exact day is given.");
        assertThat(unit(page, "egaz-board").posts().getLast().seats())
                .filteredOn(seat -> seat.doubt() != null)
                .extracting(Seat::holder)
                .containsExactly("Mfano Idrissa Vuai");
    }

    @Test
    void a_body_that_nobody_put_under_another_stands_beside() {
        StructurePage page = page(
                List.of(unit("board", "chair", null), unit("office", "boss", null), unit("part", "clerk", "office")),
                List.of(post("chair", "board", null), post("boss", "office", null), post("clerk", "part", null)));
        assertThat(page.units())
                .extracting(UnitRow::id, UnitRow::parentId, UnitRow::line)
                .containsExactly(
                        row("board", null, Line.STRUCTURE),
                        row("office", null, Line.STRUCTURE),
                        row("part", "office", Line.STRUCTURE));
    }

    @Test
    void whom_the_head_answers_to_counts_before_what_the_unit_is_part_of() {
        StructurePage page = page(
                List.of(unit("a", "pa", null), unit("b", "pb", null), unit("c", "pc", "a")),
                List.of(post("pa", "a", null), post("pb", "b", null), post("pc", "c", "pb")));
        assertThat(unit(page, "c").parentId()).isEqualTo("b");
        assertThat(unit(page, "c").line()).isEqualTo(Line.REPORTS);
        assertThat(unit(page, "c").partOf()).isEqualTo(new Words.Said("Unit a", null));
    }

    @Test
    void a_circle_of_reporting_is_cut_and_every_unit_is_still_there_once() {
        StructurePage page = page(
                List.of(unit("a", "pa", null), unit("b", "pb", null), unit("c", "pc", null)),
                List.of(post("pa", "a", "pb"), post("pb", "b", "pc"), post("pc", "c", "pa")));
        assertThat(page.units()).extracting(UnitRow::id).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(page.units()).filteredOn(unit -> unit.parentId() == null).hasSize(1);
    }

    @Test
    void a_deputy_is_not_taken_for_the_head() {
        Post deputy = new Post(
                "p",
                "a",
                text("Title p", "Title p"),
                "q",
                false,
                1,
                0,
                List.of(),
                Terms.NOT_STATED,
                date("2020"),
                true,
                List.of(),
                List.of());
        StructurePage page =
                page(List.of(unit("a", null, null), unit("b", "q", null)), List.of(deputy, post("q", "b", null)));
        assertThat(unit(page, "a").parentId()).isNull();
    }

    @Test
    void whoever_is_not_named_is_said_not_to_be() {
        Post post = post("p", "a", null, List.of(), holder("1", null, Capacity.SUBSTANTIVE, TermState.IN_TERM));
        Seat seat = page(List.of(unit("a", "p", null)), List.of(post))
                .units()
                .getFirst()
                .posts()
                .getFirst()
                .seats()
                .getFirst();
        assertThat(seat.named()).isFalse();
        assertThat(seat.holder()).isEqualTo("Not named");
    }

    @Test
    void substantive_holders_come_before_acting_ones_and_all_seats_that_are_vacant_are_shown() {
        Post post = post(
                "p",
                "a",
                null,
                List.of(
                        new Vacancy(LocalDate.parse("2021-01-01"), List.of("x")),
                        new Vacancy(LocalDate.parse("2022-01-01"), List.of("y"))),
                holder("1", "Acting", Capacity.ACTING, TermState.IN_TERM),
                holder("2", "Ex officio", Capacity.EX_OFFICIO, TermState.IN_TERM),
                holder("3", "Over", Capacity.SUBSTANTIVE, TermState.HOLDING_OVER));
        UnitRow unit =
                page(List.of(unit("a", "p", null)), List.of(post)).units().getFirst();
        assertThat(unit.posts().getFirst().seats())
                .extracting(Seat::word)
                .containsExactly("Ex officio", "Holding over", "Acting", "Vacant", "Vacant");
        assertThat(unit.state()).isEqualTo(State.ACTING);
    }

    @Test
    void partial_dates_are_known_by_the_day_they_count_from_unless_a_full_date_is_the_same_day() {
        StructureAnswer answer = new SampleStructures()
                .structure(SampleStructures.AGENCY, DAY, SampleStructures.NEWEST)
                .orElseThrow();
        assertThat(StructurePage.partialDates(answer))
                .containsEntry(LocalDate.parse("2019-01-01"), date("2019"))
                .containsEntry(LocalDate.parse("2021-07-01"), date("2021-07"))
                .hasSize(2);
        Unit year = unit("a", null, null);
        Unit day = new Unit("b", UnitKind.UNIT, text("B", "B"), null, null, null, date("2020-01-01"), true);
        assertThat(StructurePage.partialDates(answer(List.of(year, day), List.of())))
                .isEmpty();
    }

    private static Tuple row(@Nullable Object... values) {
        return Tuple.tuple(values);
    }

    private static StructurePage agency(String on) {
        return StructurePage.of(
                new SampleStructures()
                        .structure(SampleStructures.AGENCY, LocalDate.parse(on), SampleStructures.NEWEST)
                        .orElseThrow(),
                new Words(PageLanguage.ENGLISH));
    }

    private static UnitRow unit(StructurePage page, String id) {
        return page.units().stream()
                .filter(unit -> unit.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static StructurePage page(List<Unit> units, List<Post> posts) {
        return StructurePage.of(answer(units, posts), new Words(PageLanguage.ENGLISH));
    }

    private static StructureAnswer answer(List<Unit> units, List<Post> posts) {
        return new StructureAnswer(new Basis(DAY, 1, SampleStructures.NOW, "i", false), null, units, posts, List.of());
    }

    private static Unit unit(String id, @Nullable String headPostId, @Nullable String parentId) {
        return new Unit(
                id, UnitKind.UNIT, text("Sehemu " + id, "Unit " + id), parentId, null, headPostId, date("2020"), true);
    }

    private static Post post(String id, String unitId, @Nullable String reportsTo) {
        return post(id, unitId, reportsTo, List.of());
    }

    private static Post post(
            String id, String unitId, @Nullable String reportsTo, List<Vacancy> vacancies, Holder... holders) {
        return new Post(
                id,
                unitId,
                text("Cheo " + id, "Title " + id),
                reportsTo,
                true,
                null,
                null,
                vacancies,
                Terms.NOT_STATED,
                date("2020"),
                true,
                List.of(),
                Arrays.asList(holders));
    }

    private static Holder holder(String id, @Nullable String name, Capacity capacity, TermState state) {
        return new Holder(
                id,
                null,
                name,
                null,
                capacity,
                null,
                date("2021-01-01"),
                null,
                null,
                null,
                null,
                state,
                null,
                null,
                true,
                date("2021-01-01").precision(),
                false,
                "f",
                "i",
                List.of(),
                List.of());
    }
}
