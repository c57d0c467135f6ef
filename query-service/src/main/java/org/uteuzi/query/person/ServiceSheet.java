package org.uteuzi.query.person;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.query.person.PersonAnswer.Appointment;
import org.uteuzi.query.person.PersonAnswer.Person;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.structure.Structure;
import org.uteuzi.text.DatePhrase;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.text.Messages;
import org.uteuzi.timeline.Holding;

/**
 * A person's record of service as it is printed. What the law finds wrong is not on it.
 *
 * @param otherNames those that the person had or has beside the one of the day
 * @param empty said instead of lines where there are none
 * @param columns the heads of the table
 */
record ServiceSheet(
        String title,
        String name,
        String basis,
        @Nullable String otherNames,
        @Nullable String empty,
        List<String> columns,
        List<Line> lines) {

    private static final Messages TEXTS = new Messages("people");

    /** The words of the pages, so that paper and screen say the same. */
    private static final Messages WORDS = new Messages("pages");

    /** One appointment. */
    record Line(String post, String place, String state, String from, String until, String paper) {}

    static ServiceSheet of(PersonAnswer answer, String language) {
        Person person = answer.person();
        String called = called(person, language);
        List<String> others = person.names().stream()
                .flatMap(name -> Stream.ofNullable(name.name()))
                .filter(name -> !name.equals(called))
                .distinct()
                .toList();
        return new ServiceSheet(
                TEXTS.in(language, "title", Map.of("person", called)),
                called,
                basis(person, answer.basis(), language),
                others.isEmpty() ? null : TEXTS.in(language, "otherNames", Map.of("names", String.join("; ", others))),
                person.appointments().isEmpty() ? empty(person, language) : null,
                Stream.of("post", "state", "from", "until", "paper")
                        .map(column -> TEXTS.in(language, "column." + column, Map.of()))
                        .toList(),
                person.appointments().stream()
                        .map(appointment -> line(appointment, language))
                        .toList());
    }

    private static String called(Person person, String language) {
        return person.name() == null ? WORDS.in(language, "person.erased", Map.of("0", person.id())) : person.name();
    }

    private static String empty(Person person, String language) {
        return person.sameAs() == null
                ? TEXTS.in(language, "none", Map.of())
                : TEXTS.in(language, "goesOn", Map.of("id", person.sameAs()));
    }

    private static String basis(Person person, Basis basis, String language) {
        return TEXTS.in(
                language,
                "basis",
                Map.of(
                        "person",
                        called(person, language),
                        "on",
                        basis.on(),
                        "knownAt",
                        basis.knownAt().atZone(ZoneId.of(InstitutionEstablished.DEFAULT_TIME_ZONE)),
                        "entry",
                        basis.entry()));
    }

    private static Line line(Appointment appointment, String language) {
        Structure.Holder holder = appointment.holder();
        boolean pastTerm = holder.state() != Holding.TermState.IN_TERM && holder.lastDay() == null;
        String state = WORDS.in(language, "state." + holder.capacity(), Map.of());
        return new Line(
                appointment.title().in(language),
                Stream.of(appointment.unitName(), appointment.institutionName())
                        .flatMap(Stream::ofNullable)
                        .map(name -> name.in(language))
                        .distinct()
                        .reduce((unit, institution) -> unit + ", " + institution)
                        .orElse(appointment.institutionId()),
                pastTerm ? state + "; " + WORDS.in(language, "state." + holder.state(), Map.of()) : state,
                DatePhrase.of(holder.from(), language),
                until(holder, language),
                paper(appointment.instrumentTitle(), holder.instrumentId(), language));
    }

    private static String until(Structure.Holder holder, String language) {
        if (holder.lastDay() != null) {
            return DatePhrase.of(holder.lastDay(), language);
        }
        return holder.termEndsOn() == null
                ? TEXTS.in(language, "noEnd", Map.of())
                : TEXTS.in(language, "term", Map.of("lastDay", holder.termEndsOn()));
    }

    private static String paper(@Nullable LocalizedText title, String instrumentId, String language) {
        return title == null ? instrumentId : title.in(language) + " (" + instrumentId + ")";
    }
}
