package org.uteuzi.query.sentence;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.unit.MandateSet;
import org.uteuzi.structure.Things;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.text.Messages;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.PostTimeline.PostState;
import org.uteuzi.timeline.Version;

/** What things and people are called on a day, in one language; of a day without a name the first one, without any the id. */
public final class Names {

    private static final Messages TEXTS = new Messages("sentences");

    private final Things things;
    private final String language;

    public Names(Things things, String language) {
        this.things = things;
        this.language = language;
    }

    String text(LocalizedText text) {
        return text.in(language);
    }

    public String institution(String id, LocalDate day) {
        return things.institution(id)
                .flatMap(institution -> onOrFirst(day, institution.states()))
                .map(state -> text(state.name()))
                .orElse(id);
    }

    public String unit(String id, LocalDate day) {
        return things.unit(id)
                .flatMap(unit -> onOrFirst(day, unit.states()))
                .map(state -> text(state.name()))
                .orElse(id);
    }

    /** With the unit in which it stands, as far as that is known. */
    public String post(String id, LocalDate day) {
        return things.post(id)
                .flatMap(post -> onOrFirst(day, post.states()))
                .map(state -> post(state.title(), state.unitId(), day))
                .orElse(id);
    }

    public String post(LocalizedText title, String unitId, LocalDate day) {
        String said = text(title);
        return things.unit(unitId).isPresent() ? post(said, unit(unitId, day), language) : said;
    }

    /** A post with its unit; where the unit is named after the post, its name says both. */
    public static String post(String title, String unit, String language) {
        return unit.regionMatches(true, 0, title, 0, title.length())
                ? unit
                : TEXTS.in(
                        language,
                        isEnglish(language) && English.isOf(title, unit) ? "post.ofUnit.common" : "post.ofUnit",
                        Map.of("post", title, "unit", unit));
    }

    private static boolean isEnglish(String language) {
        return "en".equals(language);
    }

    /** The name of a unit or an institution within a sentence. */
    String said(String unit) {
        return isEnglish(language) ? English.unit(unit) : unit;
    }

    /** Whoever appoints or ends, within a sentence. */
    String authority(String reference, LocalDate day) {
        String name = reference(reference, day);
        return isEnglish(language) ? English.office(name) : name;
    }

    /** The unit in which a post stands; empty where that is not known. */
    public Optional<String> unitOf(String postId, LocalDate day) {
        return things.post(postId)
                .flatMap(post -> onOrFirst(day, post.states()))
                .map(PostState::unitId)
                .filter(unit -> things.unit(unit).isPresent())
                .map(unit -> unit(unit, day));
    }

    /** The law on which an institution rests; empty where none is stated. */
    Optional<String> legalBasis(String institutionId, LocalDate day) {
        return things.institution(institutionId)
                .flatMap(institution -> institution.on(day))
                .map(version -> version.value().legalBasis())
                .map(this::law);
    }

    /** The unit of which another is part; empty where it is part of none. */
    Optional<String> parent(String unitId, LocalDate day) {
        return things.unit(unitId)
                .flatMap(unit -> unit.on(day))
                .map(version -> version.value().parentUnitId())
                .map(parent -> unit(parent, day));
    }

    /** How many mandates a unit had before this one. */
    long mandatesBefore(MandateSet mandate, LocalDate day) {
        return things.unit(mandate.unitId()).stream()
                .flatMap(unit -> unit.mandates().stream())
                .filter(version -> version.from().isBefore(day))
                .map(version -> version.value().factId())
                .filter(fact -> !fact.equals(mandate.factId()))
                .distinct()
                .count();
    }

    /** The last day for which somebody was appointed, as a day has it; empty where none is stated. */
    Optional<PartialDate> termEnd(String postId, String appointmentId, LocalDate day) {
        return holding(postId, appointmentId)
                .map(holding -> holding.termOn(day).value().endsOn());
    }

    public String person(String id, LocalDate day) {
        return things.person(id)
                .map(person -> person.isErased() ? erased(id) : String.valueOf(person.nameOn(day)))
                .orElse(id);
    }

    /** Of who was erased the id is left. */
    String erased(String id) {
        return TEXTS.in(language, "person.gone", Map.of("id", id));
    }

    /** @param reference of any thing that has a name, such as {@code post:ID} */
    public String reference(String reference, LocalDate day) {
        int colon = reference.indexOf(':');
        String id = reference.substring(colon + 1);
        return switch (reference.substring(0, colon)) {
            case "institution" -> institution(id, day);
            case "unit" -> unit(id, day);
            case "post" -> post(id, day);
            case "person" -> person(id, day);
            default -> things.office(id).map(office -> text(office.nameOn(day))).orElse(id);
        };
    }

    /**
     * A day from which a thing is so, as exactly as it was stated: 2019 where no more is known.
     *
     * @param reference of the thing, such as {@code post:ID}
     */
    public PartialDate stated(String reference, LocalDate day) {
        String id = reference.substring(reference.indexOf(':') + 1);
        Stream<? extends Version<?>> versions = switch (reference.substring(0, reference.indexOf(':'))) {
            case "institution" -> things.institution(id).stream().flatMap(it -> it.states().stream());
            case "unit" -> things.unit(id).stream().flatMap(it -> it.states().stream());
            case "post" -> things.post(id).stream().flatMap(it -> it.states().stream());
            case "person" -> things.person(id).stream().flatMap(it -> it.names().stream());
            default -> Stream.of();
        };
        return versions.map(version -> version.because().fact().effectiveFrom())
                .filter(date -> date != null && date.first().equals(day))
                .findFirst()
                .orElseGet(() -> PartialDate.of(day));
    }

    Optional<HolderAppointed> appointment(String postId, String appointmentId) {
        return holding(postId, appointmentId).map(holding -> holding.appointed().fact());
    }

    private Optional<Holding> holding(String postId, String appointmentId) {
        return things.post(postId).stream()
                .flatMap(post -> post.holdings().stream())
                .filter(holding -> holding.appointmentId().equals(appointmentId))
                .findFirst();
    }

    /** An Act by number and year, or by what of them is stated. */
    String law(LegalBasis law) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("number", law.number() == null ? "" : law.number());
        arguments.put("year", law.year() == null ? "" : law.year());
        String act = TEXTS.in(
                language,
                law.number() == null ? "law.year" : law.year() == null ? "law.number" : "law.numberAndYear",
                arguments);
        return law.section() == null
                ? act
                : TEXTS.in(language, "law.section", Map.of("section", law.section(), "law", act));
    }

    private static <V> Optional<V> onOrFirst(LocalDate day, List<Version<V>> versions) {
        return versions.stream()
                .filter(version -> version.holdsOn(day))
                .findFirst()
                .or(() -> versions.stream()
                        .reduce((earlier, later) -> earlier.from().isAfter(day) ? earlier : later))
                .map(Version::value);
    }
}
