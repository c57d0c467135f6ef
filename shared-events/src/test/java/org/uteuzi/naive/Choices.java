package org.uteuzi.naive;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.institution.OfficeEstablished;
import org.uteuzi.event.person.PersonRegistered;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.post.PostEstablished;
import org.uteuzi.event.unit.MandateSet;
import org.uteuzi.event.unit.UnitEstablished;

/** What is believed, to draw from. */
final class Choices {

    private final Dice dice;
    private NaiveBelief belief = new NaiveBelief(List.of());

    Choices(Dice dice) {
        this.dice = dice;
    }

    void use(NaiveBelief now) {
        belief = now;
    }

    NaiveBelief belief() {
        return belief;
    }

    String someInstitution() {
        return dice.of(belief.all(InstitutionEstablished.class)).institutionId();
    }

    String someOffice() {
        return dice.of(belief.all(OfficeEstablished.class)).officeId();
    }

    /** Null while nobody was ever appointed. */
    @Nullable
    HolderAppointed someAppointment() {
        List<HolderAppointed> appointments = belief.all(HolderAppointed.class);
        return appointments.isEmpty() ? null : dice.of(appointments);
    }

    /** The believed appointment with that id. */
    HolderAppointed appointment(String id) {
        return belief.all(HolderAppointed.class).stream()
                .filter(appointed -> appointed.appointmentId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** What a change of the legal basis decides about. */
    List<String> postsMandatesAndAppointments() {
        return belief.facts().stream()
                .flatMap(believed -> switch (believed.fact()) {
                    case PostEstablished it -> Stream.of(it.thing());
                    case HolderAppointed it -> Stream.of("appointment:" + it.appointmentId());
                    case MandateSet it -> Stream.of("mandate:" + believed.id());
                    default -> Stream.<String>empty();
                })
                .toList();
    }

    /** Units and institutions but the one. */
    List<String> otherBodies(String thing) {
        return Stream.concat(
                        belief.all(UnitEstablished.class).stream().map(Fact::thing),
                        belief.all(InstitutionEstablished.class).stream().map(Fact::thing))
                .filter(other -> !other.equals(thing) && dice.chance(0.2))
                .toList();
    }

    String someUnit() {
        return dice.of(belief.all(UnitEstablished.class)).unitId();
    }

    @Nullable
    String unitOf(String institutionId) {
        List<String> units = belief.all(UnitEstablished.class).stream()
                .filter(unit -> unit.institutionId().equals(institutionId))
                .map(UnitEstablished::unitId)
                .toList();
        return units.isEmpty() ? null : dice.of(units);
    }

    @Nullable
    String somePost() {
        List<PostEstablished> posts = belief.all(PostEstablished.class);
        return posts.isEmpty() ? null : dice.of(posts).postId();
    }

    String somePerson() {
        return dice.of(belief.all(PersonRegistered.class)).personId();
    }

    String someAuthority() {
        String post = somePost();
        return post == null || dice.chance(0.6)
                ? "office:" + dice.of(belief.all(OfficeEstablished.class)).officeId()
                : "post:" + post;
    }

    String rootOf(Fact fact) {
        return fact.corrects() == null
                ? fact.factId()
                : Objects.requireNonNull(fact.corrects()).factId();
    }
}
