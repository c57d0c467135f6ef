package org.uteuzi.query.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.Terms;
import org.uteuzi.event.unit.UnitKind;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.structure.ChangeDay;
import org.uteuzi.query.structure.KnownPoint;
import org.uteuzi.query.structure.StructureAnswer;
import org.uteuzi.structure.Structure.Holder;
import org.uteuzi.structure.Structure.Institution;
import org.uteuzi.structure.Structure.Mandate;
import org.uteuzi.structure.Structure.Office;
import org.uteuzi.structure.Structure.Post;
import org.uteuzi.structure.Structure.Unit;
import org.uteuzi.structure.Structure.Vacancy;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;

/** Answers like those about the first user's institution, and about one whose names try to break the page. */
final class SampleStructures implements Structures {

    static final Instant NOW = Instant.parse("2026-11-23T07:15:00Z");
    static final ZoneId ZONE = ZoneId.of("Africa/Dar_es_Salaam");
    static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    /** What was known before the date of the Pemba appointment was corrected. */
    static final KnownPoint EARLIER = new KnownPoint(120, Instant.parse("2025-12-12T07:00:00Z"), false);

    static final KnownPoint NEWEST = new KnownPoint(148, NOW, true);
    static final String AGENCY = "egaz";
    static final String STRANGE = "ajabu";

    private static final LegalBasis ACT = new LegalBasis("TZ-ZNZ", "12", 2019, null);
    private static final PartialDate YEAR = date("2019");

    enum Filling {
        EMPTY,
        ONE_INSTITUTION,
        TWO_INSTITUTIONS
    }

    private volatile Filling filling = Filling.ONE_INSTITUTION;

    void fill(Filling with) {
        filling = with;
    }

    @Override
    public Optional<KnownPoint> newest() {
        return filling == Filling.EMPTY ? Optional.empty() : Optional.of(NEWEST);
    }

    @Override
    public Optional<KnownPoint> knownAt(Instant time) {
        return Stream.of(NEWEST, EARLIER)
                .filter(point -> !point.recordedAt().isAfter(time))
                .findFirst();
    }

    @Override
    public Optional<KnownPoint> atEntry(long entry) {
        return Stream.of(NEWEST, EARLIER)
                .filter(point -> point.entry() <= entry)
                .findFirst();
    }

    @Override
    public List<Institution> institutions(LocalDate on, KnownPoint known) {
        return filling == Filling.TWO_INSTITUTIONS ? List.of(agency(), strange()) : List.of(agency());
    }

    @Override
    public LocalDate today(String institutionId) {
        return TODAY;
    }

    @Override
    public Optional<StructureAnswer> structure(String institutionId, LocalDate on, KnownPoint known) {
        return switch (institutionId) {
            case AGENCY -> Optional.of(agency(on, known));
            case STRANGE -> Optional.of(strange(on, known));
            default -> Optional.empty();
        };
    }

    @Override
    public List<ChangeDay> days(String institutionId, KnownPoint known) {
        TreeMap<LocalDate, Integer> days = new TreeMap<>();
        days.put(YEAR.first(), 9);
        for (Term term : terms(known)) {
            days.merge(term.from.first(), 1, Integer::sum);
            if (term.until != null) {
                days.merge(term.until, 1, Integer::sum);
            }
        }
        return days.entrySet().stream()
                .map(day -> new ChangeDay(day.getKey(), day.getValue(), List.of()))
                .toList();
    }

    /** Somebody in a post for some time. */
    private record Term(
            String post,
            String id,
            @Nullable String name,
            Capacity capacity,
            PartialDate from,
            @Nullable LocalDate until,
            @Nullable PartialDate termEndsOn) {}

    private static List<Term> terms(KnownPoint known) {
        String pemba = known.newest() ? "2021-02-01" : "2021-01-15";
        return List.of(
                term("egaz-board-chair", "a-01", "Mfano Rashid Omar", "2020-03-01", null),
                term("egaz-board-member", "a-02", "Mfano Ramla Issa", "2020-03-15", null),
                term("egaz-board-member", "a-03", "Mfano Time Rajab", "2020-03-15", null),
                term("egaz-board-member", "a-04", "Mfano Idrissa Vuai", "2021-07", null),
                new Term(
                        "egaz-board-member",
                        "a-15",
                        "Mfano Khadija Faki",
                        Capacity.SUBSTANTIVE,
                        date("2026-06-01"),
                        null,
                        date("2027-05-31")),
                term("egaz-executive-director", "a-05", "Mfano Asha Juma", "2020-03-01", null),
                term("egaz-hr-director", "a-06", "Mfano Neema Ali", "2020-07-01", "2022-07-01"),
                term("egaz-hr-director", "a-11", "Mfano Maryam Othman", "2022-07-01", "2025-07-01"),
                term("egaz-ict-services-director", "a-07", "Mfano Neema Mushi", "2020-07-01", null),
                term("egaz-systems-director", "a-08", "Mfano Ali Hamad", "2020-07-01", "2026-02-01"),
                new Term(
                        "egaz-systems-director",
                        "a-12",
                        "Mfano Baraka Mwita",
                        Capacity.ACTING,
                        date("2026-02-01"),
                        LocalDate.parse("2027-03-01"),
                        null),
                new Term(
                        "egaz-infrastructure-director",
                        "a-09",
                        "Mfano Zuhura Ali",
                        Capacity.SUBSTANTIVE,
                        date("2020-07-01"),
                        null,
                        date("2026-06-30")),
                term("egaz-pemba-coordinator", "a-10", "Mfano Salim Khamis", pemba, null));
    }

    private static Term term(String post, String id, String name, String from, @Nullable String until) {
        return new Term(
                post, id, name, Capacity.SUBSTANTIVE, date(from), until == null ? null : LocalDate.parse(until), null);
    }

    private static StructureAnswer agency(LocalDate on, KnownPoint known) {
        Basis basis = new Basis(on, known.entry(), known.recordedAt(), AGENCY, !known.newest());
        if (on.isBefore(YEAR.first())) {
            return new StructureAnswer(basis, null, List.of(), List.of(), List.of());
        }
        boolean certain = !YEAR.leavesOpen(on);
        List<Unit> units = Stream.of(
                        unit("board", UnitKind.BOARD, "Bodi ya Ushauri", "Advisory Board", certain),
                        unit(
                                "executive",
                                UnitKind.EXECUTIVE,
                                "Mkurugenzi Mtendaji wa Wakala",
                                "Executive Director of the Agency",
                                certain),
                        unit(
                                "hr",
                                UnitKind.DEPARTMENT,
                                "Idara ya Rasilimali Watu, Utawala na Mipango",
                                "Department of Human Resources, Administration and Planning",
                                certain),
                        unit(
                                "ict-services",
                                UnitKind.DEPARTMENT,
                                "Idara ya Usimamizi wa Huduma za TEHAMA",
                                "Department of ICT Service Management",
                                certain),
                        unit(
                                "infrastructure",
                                UnitKind.DEPARTMENT,
                                "Idara ya Usimamizi wa Miundombinu ya TEHAMA",
                                "Department of ICT Infrastructure Management",
                                certain),
                        unit(
                                "pemba",
                                UnitKind.DEPARTMENT,
                                "Ofisi ya Uratibu Pemba",
                                "Pemba Coordination Office",
                                certain),
                        unit(
                                "systems",
                                UnitKind.DEPARTMENT,
                                "Idara ya Uchambuzi na Usanifu wa Mifumo",
                                "Department of Systems Analysis and Design",
                                certain))
                .sorted(Comparator.comparing(Unit::id))
                .toList();
        List<Post> posts = Stream.of(
                        post(
                                "board",
                                "board-chair",
                                "Mwenyekiti",
                                "Chairperson",
                                null,
                                1,
                                "office:znz-president",
                                on,
                                known),
                        post("board", "board-member", "Mjumbe", "Member", null, null, "office:znz-minister", on, known),
                        post(
                                "executive",
                                "executive-director",
                                "Mkurugenzi Mtendaji",
                                "Executive Director",
                                null,
                                1,
                                null,
                                on,
                                known),
                        post(
                                "hr",
                                "hr-director",
                                "Mkurugenzi",
                                "Director",
                                "egaz-executive-director",
                                1,
                                null,
                                on,
                                known),
                        post(
                                "ict-services",
                                "ict-services-director",
                                "Mkurugenzi",
                                "Director",
                                "egaz-executive-director",
                                1,
                                null,
                                on,
                                known),
                        post(
                                "infrastructure",
                                "infrastructure-director",
                                "Mkurugenzi",
                                "Director",
                                "egaz-executive-director",
                                1,
                                null,
                                on,
                                known),
                        post(
                                "pemba",
                                "pemba-coordinator",
                                "Afisa Mratibu",
                                "Coordinating Officer",
                                "egaz-executive-director",
                                1,
                                "post:egaz-executive-director",
                                on,
                                known),
                        post(
                                "systems",
                                "systems-director",
                                "Mkurugenzi",
                                "Director",
                                "egaz-executive-director",
                                1,
                                null,
                                on,
                                known))
                .sorted(Comparator.comparing(Post::id))
                .toList();
        return new StructureAnswer(
                basis,
                agency(),
                units,
                posts,
                List.of(
                        new Office("znz-minister", text("Waziri", "Minister"), "TZ-ZNZ"),
                        new Office("znz-president", text("Rais", "President"), "TZ-ZNZ")));
    }

    private static Institution agency() {
        return new Institution(
                AGENCY, text("Wakala wa Serikali Mtandao", "e-Government Agency"), ACT, YEAR, ZONE.getId());
    }

    private static Unit unit(String id, UnitKind kind, String sw, String en, boolean certain) {
        List<LocalizedText> functions = id.equals("infrastructure")
                ? List.of(text(
                        "Mfano: kutunza orodha ya mifumo na vifaa vya TEHAMA vya Wakala.",
                        "Sample: keeping a list of the Agency’s ICT systems and equipment."))
                : List.of();
        Mandate mandate = new Mandate(
                text(
                        "Idara ina majukumu ya kutoa utaalamu na ushauri katika utoaji wa huduma za serikali mtandao, kufanya utafiti, kujenga uwezo na kukuza ubunifu juu ya mipango ya Serikali Mtandao.",
                        "The department has the duties of providing expertise and advice in the delivery of e-Government services, carrying out research, building capacity and fostering innovation in e-Government plans."),
                functions,
                ACT,
                YEAR,
                "egaz-" + id + "-mandate-2019",
                "znz-act-12-2019",
                List.of());
        String head = switch (id) {
            case "board" -> "board-chair";
            case "executive" -> "executive-director";
            case "pemba" -> "pemba-coordinator";
            default -> id + "-director";
        };
        return new Unit("egaz-" + id, kind, text(sw, en), null, mandate, "egaz-" + head, YEAR, certain);
    }

    private static Post post(
            String unit,
            String id,
            String sw,
            String en,
            @Nullable String reportsTo,
            @Nullable Integer seats,
            @Nullable String authority,
            LocalDate on,
            KnownPoint known) {
        String postId = "egaz-" + id;
        List<Term> all =
                terms(known).stream().filter(term -> term.post.equals(postId)).toList();
        List<Holder> holders = all.stream()
                .filter(term -> !on.isBefore(term.from.first()) && (term.until == null || on.isBefore(term.until)))
                .map(term -> holder(term, on))
                .toList();
        boolean held = holders.stream().anyMatch(holder -> holder.capacity().fillsSeat());
        List<Vacancy> vacancies = new ArrayList<>();
        if (!held) {
            List<Term> left = all.stream()
                    .filter(term -> term.capacity.fillsSeat() && term.until != null && !on.isBefore(term.until))
                    .toList();
            vacancies.add(
                    left.isEmpty()
                            ? new Vacancy(YEAR.first(), List.of())
                            : new Vacancy(left.getLast().until, List.of(left.getLast().id)));
        }
        return new Post(
                postId,
                "egaz-" + unit,
                text(sw, en),
                reportsTo,
                !id.equals("board-member"),
                seats,
                seats == null ? null : seats - (held ? 1 : 0),
                vacancies,
                new Terms(authority, null, null, null, null, null, null, null),
                YEAR,
                !YEAR.leavesOpen(on),
                List.of(),
                holders);
    }

    private static Holder holder(Term term, LocalDate on) {
        boolean over = term.termEndsOn != null && on.isAfter(term.termEndsOn.last());
        return new Holder(
                term.id,
                term.name == null ? null : "p-" + term.id,
                term.name,
                null,
                term.capacity,
                null,
                term.from,
                term.until == null ? null : PartialDate.of(term.until),
                term.until == null ? null : PartialDate.of(term.until.minusDays(1)),
                term.until == null ? null : Holding.EndBecause.FACT,
                term.termEndsOn,
                over ? Holding.TermState.TERM_RUN_OUT : Holding.TermState.IN_TERM,
                null,
                null,
                !term.from.leavesOpen(on),
                term.from.precision(),
                false,
                term.id + "-start",
                "mfano",
                List.of(),
                List.of());
    }

    static StructureAnswer strange(LocalDate on, KnownPoint known) {
        List<Unit> units = new ArrayList<>();
        List<Post> posts = new ArrayList<>();
        String script = "<script>alert(1)</script>";
        strangeUnit(units, posts, "a", text("Ofisi ya " + script, null), null, null, script + " \"&'{{7*7}}");
        strangeUnit(
                units,
                posts,
                "b",
                text("IdarayaUsimamiziwaMiundombinuyaTEHAMAisiyonanafasikatiyamaneno", null),
                null,
                "x-post-a",
                "Mfanojinareflulisilonanafasilinalohitajikuvunjwakwenyemistarikadhaa");
        strangeUnit(units, posts, "c", text(null, "A unit with an English name only"), "x-b", null, "Mfano C");
        strangeUnit(units, posts, "d", text("Kitengo cha nne chini", null), "x-c", "x-post-c", "Mfano D");
        strangeUnit(units, posts, "e", text("Kitengo cha tano chini", null), "x-d", null, null);
        strangeUnit(units, posts, "m1", text("Mzunguko wa kwanza", null), null, "x-post-m2", "Mfano E");
        strangeUnit(units, posts, "m2", text("Mzunguko wa pili", null), null, "x-post-m1", "Mfano F");
        units.add(new Unit(
                "x-n", UnitKind.UNIT, text("Kitengo bila nafasi", null), "x-a", null, null, date("2020-05"), true));
        return new StructureAnswer(
                new Basis(on, known.entry(), known.recordedAt(), STRANGE, false), strange(), units, posts, List.of());
    }

    private static Institution strange() {
        return new Institution(
                STRANGE,
                text(null, "Sample <b>institution</b> with an English name only"),
                null,
                date("2020-05"),
                "UTC");
    }

    private static void strangeUnit(
            List<Unit> units,
            List<Post> posts,
            String id,
            LocalizedText name,
            @Nullable String parentId,
            @Nullable String reportsTo,
            @Nullable String holder) {
        units.add(new Unit("x-" + id, UnitKind.UNIT, name, parentId, null, "x-post-" + id, date("2020-05"), true));
        posts.add(new Post(
                "x-post-" + id,
                "x-" + id,
                text("Mkuu wa Kitengo", null),
                reportsTo,
                true,
                null,
                null,
                List.of(),
                Terms.NOT_STATED,
                date("2020-05"),
                true,
                List.of(),
                List.of(new Holder(
                        "x-a-" + id,
                        null,
                        holder,
                        null,
                        Capacity.EX_OFFICIO,
                        null,
                        date("2020-05"),
                        null,
                        null,
                        null,
                        null,
                        Holding.TermState.HOLDING_OVER,
                        null,
                        null,
                        true,
                        PartialDate.Precision.MONTH,
                        false,
                        "f",
                        "i",
                        List.of(),
                        List.of()))));
    }

    static LocalizedText text(@Nullable String sw, @Nullable String en) {
        return new LocalizedText(sw, en);
    }

    static PartialDate date(String text) {
        return new PartialDate(text);
    }
}
