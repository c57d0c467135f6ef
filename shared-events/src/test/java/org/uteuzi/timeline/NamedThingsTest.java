package org.uteuzi.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.uteuzi.event.Correction;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.Event;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.institution.OfficeEstablished;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.event.person.PersonRegistered;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/** Institutions, offices and persons, of which one fact says all. */
class NamedThingsTest {

    private static final Correction CORRECTION = new Correction("f", Correction.Cause.RECORDING, "kosa", null);

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

        assertThat(OfficeTimeline.of(stream).orElseThrow().name().in("sw")).isEqualTo("Rais wa Zanzibar");
    }

    @Test
    void a_person_has_the_name_as_corrected() {
        List<Recorded> stream = told(
                new PersonRegistered("f", "p", "Mfano", null, null),
                new PersonRegistered("c", "p", "Mfano Sahihi", null, CORRECTION));

        assertThat(PersonTimeline.of(stream).orElseThrow().name()).isEqualTo("Mfano Sahihi");
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
                .mapToObj(i -> new Recorded(i, events[i]))
                .toList();
    }
}
