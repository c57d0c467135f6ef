package org.uteuzi.command.person;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Effect;
import org.uteuzi.command.thing.Refusal;
import org.uteuzi.command.thing.Thing;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Event;
import org.uteuzi.event.Fact;
import org.uteuzi.event.person.PersonAmended;
import org.uteuzi.event.person.PersonErased;
import org.uteuzi.event.person.PersonEvent;
import org.uteuzi.event.person.PersonRegistered;
import org.uteuzi.event.person.PersonsJoined;
import org.uteuzi.timeline.PersonTimeline;
import org.uteuzi.timeline.Recorded;

/** Somebody who holds or held a post. */
public final class Person extends Thing {

    /** What would say who somebody was, could not be unsaid any more. */
    @Override
    protected void requireOpenTo(Effect effect) {
        for (Recorded recorded : stream()) {
            if (recorded.event() instanceof PersonErased erased) {
                throw new Refusal("PERSON_IS_ERASED", Map.of("id", erased.personId()));
            }
        }
    }

    /** Who was registered by mistake has the same right. */
    @Override
    protected boolean isForWithdrawnToo(Effect effect) {
        return effect instanceof ErasePerson;
    }

    @Override
    protected List<? extends Event> decide(Effect effect) {
        if (effect instanceof SamePerson same) {
            refuseIfJoined(same);
        }
        return List.of(fact(effect, null));
    }

    private void refuseIfJoined(SamePerson effect) {
        if (effect.sameAs().equals(effect.personId())) {
            throw new Refusal("PERSONS_ARE_ONE_ID", Map.of("id", effect.personId()));
        }
        PersonTimeline.of(stream()).map(PersonTimeline::sameAs).ifPresent(sameAs -> {
            throw new Refusal("PERSON_ALREADY_JOINED", Map.of("id", effect.personId(), "sameAs", sameAs));
        });
    }

    @Override
    protected Fact fact(Effect effect, @Nullable Correction corrects) {
        return switch ((PersonEffect) effect) {
            case RegisterPerson e ->
                new PersonRegistered(e.factId(), e.personId(), e.name(), e.effectiveFrom(), corrects);
            case AmendPerson e ->
                new PersonAmended(e.factId(), e.personId(), e.name(), e.effectiveFrom(), e.dateBasis(), corrects);
            case SamePerson e -> new PersonsJoined(e.factId(), e.personId(), e.sameAs(), corrects);
            case ErasePerson e -> new PersonErased(e.factId(), e.personId(), e.legalBasis());
        };
    }

    @Override
    protected Class<? extends Effect> effectStating(Fact fact) {
        return switch ((PersonEvent) fact) {
            case PersonRegistered e -> RegisterPerson.class;
            case PersonAmended e -> AmendPerson.class;
            case PersonsJoined e -> SamePerson.class;
            case PersonErased e -> ErasePerson.class;
        };
    }
}
