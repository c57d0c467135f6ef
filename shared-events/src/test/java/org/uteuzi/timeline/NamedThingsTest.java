package org.uteuzi.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.uteuzi.event.Correction;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.Event;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.event.institution.InstitutionDissolved;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.institution.InstitutionRenamed;
import org.uteuzi.event.institution.LegalBasisChanged;
import org.uteuzi.event.institution.LegalBasisChanged.Decision;
import org.uteuzi.event.institution.LegalBasisChanged.Outcome;
import org.uteuzi.event.institution.OfficeEstablished;
import org.uteuzi.event.institution.OfficeRenamed;
import org.uteuzi.event.instrument.Document;
import org.uteuzi.event.instrument.DocumentAdded;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.event.instrument.InstrumentKind;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.event.instrument.Particulars;
import org.uteuzi.event.person.PersonAmended;
import org.uteuzi.event.person.PersonErased;
import org.uteuzi.event.person.PersonRegistered;
import org.uteuzi.event.person.PersonsJoined;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/** Institutions, offices, persons and papers, told by examples. */
class NamedThingsTest {

    private static final Correction CORRECTION = new Correction("f", Correction.Cause.RECORDING, "kosa", null);
    private static final LocalDate TODAY = LocalDate.parse("2026-11-25");

    @Test
    void an_institution_exists_from_the_first_day_of_its_date() {
        List<Recorded> stream = told(institution("f", "Taasisi", "2019-07", null));

        InstitutionTimeline institution = InstitutionTimeline.of(stream).orElseThrow();
        assertThat(institution.on(LocalDate.parse("2019-06-30"))).isEmpty();
        assertThat(institution.on(LocalDate.parse("2019-07-01"))).hasValueSatisfying(version -> {
            assertThat(version.value().name().in("sw")).isEqualTo("Taasisi");
            assertThat(version.because().factId()).isEqualTo("f");
        });
    }

    @Test
    void a_corrected_institution_is_as_corrected_on_every_day() {
        List<Recorded> stream =
                told(institution("f", "Taasisi", "2019-07", null), institution("c", "Wakala", "2018", CORRECTION));

        InstitutionTimeline institution = InstitutionTimeline.of(stream).orElseThrow();
        assertThat(institution.existence().from()).isEqualTo("2018-01-01");
        assertThat(institution
                        .on(LocalDate.parse("2018-01-01"))
                        .orElseThrow()
                        .value()
                        .name()
                        .in("sw"))
                .isEqualTo("Wakala");
    }

    @Test
    void an_office_has_its_name_as_corrected_whether_it_has_a_date_or_not() {
        List<Recorded> stream = told(office("f", "Rais", null), office("c", "Rais wa Zanzibar", CORRECTION));

        assertThat(OfficeTimeline.of(stream).orElseThrow().nameOn(TODAY).in("sw"))
                .isEqualTo("Rais wa Zanzibar");
    }

    @Test
    void a_person_has_the_name_as_corrected() {
        List<Recorded> stream = told(
                new PersonRegistered("f", "p", "Mfano", null, null),
                new PersonRegistered("c", "p", "Mfano Sahihi", null, CORRECTION));

        assertThat(PersonTimeline.of(stream).orElseThrow().nameOn(TODAY)).isEqualTo("Mfano Sahihi");
    }

    @Test
    void an_institution_has_the_name_of_its_day_and_exists_up_to_its_dissolution() {
        List<Recorded> stream = told(
                institution("f", "Wakala", "2019", null),
                new InstitutionRenamed(
                        "r", "taasisi", text("Mamlaka"), new PartialDate("2022"), DateBasis.STATED, null),
                dissolved("d1", "2025", null),
                dissolved("d2", "2024-07", null));

        InstitutionTimeline institution = InstitutionTimeline.of(stream).orElseThrow();
        assertThat(nameOf(institution, "2021-12-31")).isEqualTo("Wakala");
        assertThat(nameOf(institution, "2022-01-01")).isEqualTo("Mamlaka");
        assertThat(institution.existence().until()).isEqualTo("2024-07-01");
        assertThat(institution.on(LocalDate.parse("2024-07-01"))).isEmpty();
        assertThat(institution.dissolved())
                .isNotNull()
                .satisfies(dissolved -> assertThat(dissolved.factId()).isEqualTo("d2"));
    }

    @Test
    void a_dissolution_that_is_corrected_or_withdrawn_ends_the_institution_then_or_not_at_all() {
        Correction ofDissolution = new Correction("d", Correction.Cause.RECORDING, "kosa", null);
        List<Recorded> corrected = told(
                institution("f", "Wakala", "2019", null),
                dissolved("d", "2024", null),
                dissolved("c", "2025", ofDissolution));
        List<Recorded> withdrawn = told(
                institution("f", "Wakala", "2019", null),
                dissolved("d", "2024", null),
                new FactWithdrawn("w", "institution:taasisi", "d", Correction.Cause.RECORDING, "haikutokea", null));

        assertThat(InstitutionTimeline.of(corrected).orElseThrow().existence().until())
                .isEqualTo("2025-01-01");
        assertThat(InstitutionTimeline.of(withdrawn).orElseThrow().existence().until())
                .isNull();
    }

    @Test
    void what_carries_over_goes_on_under_each_law_that_says_so() {
        LegalBasis act2019 = new LegalBasis("TZ-ZNZ", "12", 2019, null);
        LegalBasis act2024 = new LegalBasis("TZ-ZNZ", "1", 2024, null);
        Decision carried = new Decision("post:mkurugenzi", Outcome.CARRIES_OVER, "k. 41");
        Decision lapsing = new Decision("post:katibu", Outcome.LAPSES, null);
        List<Recorded> stream = told(
                institution("f", "Wakala", "2019", null),
                law("l2", act2024, "2024", List.of(carried, lapsing)),
                law("l1", act2019, "2020", List.of(lapsing)));

        InstitutionTimeline institution = InstitutionTimeline.of(stream).orElseThrow();
        assertThat(lawOf(institution, "2019-12-31")).isNull();
        assertThat(lawOf(institution, "2023-12-31")).isEqualTo(act2019);
        assertThat(lawOf(institution, "2024-01-01")).isEqualTo(act2024);
        assertThat(institution.continuations(LocalDate.parse("2023-12-31")).getOrDefault("post:mkurugenzi", List.of()))
                .isEmpty();
        assertThat(institution.continuations(LocalDate.parse("2024-01-01")).getOrDefault("post:mkurugenzi", List.of()))
                .singleElement()
                .satisfies(continuation -> {
                    assertThat(continuation.because().fact().legalBasis()).isEqualTo(act2024);
                    assertThat(continuation.section()).isEqualTo("k. 41");
                });
        assertThat(institution.continuations(TODAY).getOrDefault("post:katibu", List.of()))
                .isEmpty();
    }

    @Test
    void an_office_has_the_name_of_its_day_and_its_first_one_before() {
        List<Recorded> stream = told(
                office("f", "Waziri", null),
                new OfficeRenamed(
                        "r", "ofisi", text("Waziri wa TEHAMA"), new PartialDate("2022"), DateBasis.STATED, null));

        OfficeTimeline office = OfficeTimeline.of(stream).orElseThrow();
        assertThat(office.nameOn(LocalDate.parse("2021-12-31")).in("sw")).isEqualTo("Waziri");
        assertThat(office.nameOn(LocalDate.parse("2022-01-01")).in("sw")).isEqualTo("Waziri wa TEHAMA");
    }

    @Test
    void a_person_has_the_name_of_its_day_and_the_first_one_before() {
        List<Recorded> stream = told(
                new PersonRegistered("f", "p", "Asha Juma", new PartialDate("2020"), null),
                new PersonAmended("a", "p", "Asha Khamis", new PartialDate("2022-07-01"), DateBasis.STATED, null));

        PersonTimeline person = PersonTimeline.of(stream).orElseThrow();
        assertThat(person.nameOn(LocalDate.parse("2019-01-01"))).isEqualTo("Asha Juma");
        assertThat(person.nameOn(LocalDate.parse("2022-06-30"))).isEqualTo("Asha Juma");
        assertThat(person.nameOn(LocalDate.parse("2022-07-01"))).isEqualTo("Asha Khamis");
    }

    @Test
    void a_person_found_to_be_another_goes_on_by_that_id_until_it_is_withdrawn() {
        List<Recorded> stream =
                told(new PersonRegistered("f", "p-2", "Asha", null, null), new PersonsJoined("j", "p-2", "p-1", null));
        List<Recorded> withdrawn = Stream.concat(
                        stream.stream(),
                        Stream.of(Recorded.of(
                                2,
                                new FactWithdrawn(
                                        "w", "person:p-2", "j", Correction.Cause.RECORDING, "si yeye", null))))
                .toList();

        assertThat(PersonTimeline.of(stream).orElseThrow().sameAs()).isEqualTo("p-1");
        assertThat(PersonTimeline.of(withdrawn).orElseThrow().sameAs()).isNull();
    }

    @Test
    void of_two_joins_of_one_id_the_one_recorded_last_counts() {
        List<Recorded> stream = told(
                new PersonRegistered("f", "p-3", "Asha", null, null),
                new PersonsJoined("j", "p-3", "p-1", null),
                new PersonsJoined("k", "p-3", "p-2", null));

        assertThat(PersonTimeline.of(stream).orElseThrow().sameAs()).isEqualTo("p-2");
    }

    @Test
    void a_paper_says_of_itself_what_was_corrected_last_and_keeps_its_files() {
        List<Recorded> stream = told(
                paper("f", "Barua", null),
                new DocumentAdded("d", "barua-1", "barua.pdf", "application/pdf", "a".repeat(64), null),
                paper("c1", "Barua ya kwanza", CORRECTION),
                paper("c2", "Barua ya uteuzi", CORRECTION),
                new FactWithdrawn("w", "instrument:barua-1", "c2", Correction.Cause.RECORDING, "kosa", null));

        InstrumentTimeline paper = InstrumentTimeline.of(stream).orElseThrow();
        assertThat(paper.particulars().title().in("sw")).isEqualTo("Barua ya kwanza");
        assertThat(paper.documents()).extracting(Document::name).containsExactly("barua.pdf");
    }

    @Test
    void what_is_withdrawn_is_not_there() {
        FactWithdrawn withdrawn = new FactWithdrawn("w", "thing", "f", Correction.Cause.RECORDING, "haikutokea", null);

        assertThat(InstitutionTimeline.of(told(institution("f", "Taasisi", "2019", null), withdrawn)))
                .isEmpty();
        assertThat(OfficeTimeline.of(told(office("f", "Rais", null), withdrawn)))
                .isEmpty();
        assertThat(PersonTimeline.of(told(new PersonRegistered("f", "p", "Mfano", null, null), withdrawn)))
                .isEmpty();
    }

    private static InstitutionDissolved dissolved(String factId, String from, @Nullable Correction corrects) {
        return new InstitutionDissolved(
                factId, "taasisi", List.of(), new PartialDate(from), DateBasis.STATED, corrects);
    }

    private static LegalBasisChanged law(String factId, LegalBasis law, String from, List<Decision> decisions) {
        return new LegalBasisChanged(
                factId, "taasisi", law, null, decisions, new PartialDate(from), DateBasis.STATED, null);
    }

    private static @Nullable LegalBasis lawOf(InstitutionTimeline institution, String day) {
        return institution.on(LocalDate.parse(day)).orElseThrow().value().legalBasis();
    }

    private static String nameOf(InstitutionTimeline institution, String day) {
        return institution.on(LocalDate.parse(day)).orElseThrow().value().name().in("sw");
    }

    private static InstrumentRecorded paper(String factId, String title, @Nullable Correction corrects) {
        Particulars particulars = new Particulars(
                InstrumentKind.OTHER,
                "TZ-ZNZ",
                null,
                null,
                text(title),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return new InstrumentRecorded(factId, "barua-1", particulars, "afisa", List.of(), 1, false, null, corrects);
    }

    private static LocalizedText text(String sw) {
        return new LocalizedText(sw, null);
    }

    private static InstitutionEstablished institution(
            String factId, String name, String from, @Nullable Correction corrects) {
        return new InstitutionEstablished(
                factId,
                "taasisi",
                new LocalizedText(name, null),
                InstitutionEstablished.DEFAULT_TIME_ZONE,
                null,
                List.of(),
                new PartialDate(from),
                DateBasis.STATED,
                corrects);
    }

    private static OfficeEstablished office(String factId, String name, @Nullable Correction corrects) {
        return new OfficeEstablished(factId, "ofisi", "TZ-ZNZ", new LocalizedText(name, null), null, null, corrects);
    }

    private static List<Recorded> told(Event... events) {
        return IntStream.range(0, events.length)
                .mapToObj(i -> Recorded.of(i, events[i]))
                .toList();
    }

    @Test
    void of_who_was_erased_no_name_is_left_on_any_day() {
        List<Recorded> stream = told(
                new PersonRegistered("f", "p", "Asha Juma", null, null),
                new PersonAmended("a", "p", "Asha Khamis", new PartialDate("2022-07-01"), DateBasis.STATED, null),
                new PersonErased("e", "p", null));

        PersonTimeline person = PersonTimeline.of(stream).orElseThrow();
        assertThat(person.isErased()).isTrue();
        assertThat(person.names()).extracting(name -> name.value().text()).containsExactly(null, null);
        assertThat(person.nameOn(LocalDate.parse("2021-01-01"))).isNull();
    }
}
