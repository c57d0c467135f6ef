package org.uteuzi.query.sentence;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.structure.Things;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.text.Messages;
import org.uteuzi.timeline.Holding;
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

    public String post(String id, LocalDate day) {
        return things.post(id)
                .flatMap(post -> onOrFirst(day, post.states()))
                .map(state -> text(state.title()))
                .orElse(id);
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

    /** @param reference {@code post:ID} or {@code office:ID} */
    public String reference(String reference, LocalDate day) {
        String id = reference.substring(reference.indexOf(':') + 1);
        return reference.startsWith("post:")
                ? post(id, day)
                : things.office(id).map(office -> text(office.nameOn(day))).orElse(id);
    }

    Optional<HolderAppointed> appointment(String postId, String appointmentId) {
        return things.post(postId).stream()
                .flatMap(post -> post.holdings().stream())
                .filter(holding -> holding.appointmentId().equals(appointmentId))
                .map(Holding::appointed)
                .map(appointed -> appointed.fact())
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
