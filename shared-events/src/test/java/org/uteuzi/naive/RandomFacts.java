package org.uteuzi.naive;

import org.uteuzi.event.Correction;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.ApprovalPolicySet;
import org.uteuzi.event.institution.InstitutionDissolved;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.institution.InstitutionRenamed;
import org.uteuzi.event.institution.LegalBasisChanged;
import org.uteuzi.event.institution.OfficeEstablished;
import org.uteuzi.event.institution.OfficeRenamed;
import org.uteuzi.event.instrument.DocumentAdded;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.event.person.PersonAmended;
import org.uteuzi.event.person.PersonRegistered;
import org.uteuzi.event.post.AppointmentEnded;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.DutyNoted;
import org.uteuzi.event.post.HolderAbsent;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.post.PostAbolished;
import org.uteuzi.event.post.PostAmended;
import org.uteuzi.event.post.PostEstablished;
import org.uteuzi.event.post.TermChanged;
import org.uteuzi.event.unit.CompositionSet;
import org.uteuzi.event.unit.MandateLapsed;
import org.uteuzi.event.unit.MandateSet;
import org.uteuzi.event.unit.UnitDissolved;
import org.uteuzi.event.unit.UnitEstablished;
import org.uteuzi.event.unit.UnitMoved;
import org.uteuzi.event.unit.UnitRenamed;

/** Makes facts of all kinds and corrects any that is believed. */
final class RandomFacts {

    private final Dice dice;
    final Choices choices;
    final RandomThings things;
    final RandomPosts posts;
    final RandomAppointments appointments;

    RandomFacts(Dice dice, boolean live) {
        this.dice = dice;
        choices = new Choices(dice);
        things = new RandomThings(dice, live, choices);
        posts = new RandomPosts(dice, live, choices, things);
        appointments = new RandomAppointments(dice, live, choices);
    }

    /** Corrects a fact as it is believed now. */
    Fact corrected(Fact old, String factId, Correction corrects) {
        return switch (old) {
            case OfficeEstablished it -> things.office(it, it.officeId(), factId, corrects);
            case OfficeRenamed it -> things.officeRenamed(it, it.officeId(), factId, corrects);
            case InstitutionEstablished it -> things.institution(it, it.institutionId(), factId, corrects);
            case InstitutionRenamed it -> things.institutionRenamed(it, it.institutionId(), factId, corrects);
            case LegalBasisChanged it -> things.legalBasis(it, it.institutionId(), factId, corrects);
            case ApprovalPolicySet it -> things.approvalPolicy(it, it.institutionId(), factId, corrects);
            case InstitutionDissolved it -> things.institutionDissolved(it, it.institutionId(), factId, corrects);
            case UnitEstablished it -> things.unit(it, it.unitId(), it.institutionId(), factId, corrects);
            case UnitRenamed it -> things.unitRenamed(it, it.unitId(), factId, corrects);
            case UnitMoved it -> things.unitMoved(it, it.unitId(), factId, corrects);
            case UnitDissolved it -> things.unitDissolved(it, it.unitId(), factId, corrects);
            case MandateSet it -> things.mandate(it, it.unitId(), factId, corrects);
            case MandateLapsed it -> things.lapsed(it, it.unitId(), it.mandate(), factId, corrects);
            case CompositionSet it -> things.composition(it, it.unitId(), factId, corrects);
            case PersonRegistered it -> things.person(it, it.personId(), factId, corrects);
            case PersonAmended it -> things.personAmended(it, it.personId(), factId, corrects);
            case DocumentAdded it -> things.document(it, it.instrumentId(), factId, corrects);
            case PostEstablished it -> posts.post(it, it.postId(), it.unitId(), factId, corrects);
            case PostAmended it -> posts.amended(it, it.postId(), factId, corrects);
            case PostAbolished it -> posts.abolished(it, it.postId(), factId, corrects);
            case HolderAppointed it ->
                appointments.appointed(
                        it,
                        it.appointmentId(),
                        it.postId(),
                        it.effectiveFrom().first().plusDays(dice.between(-200, 200)),
                        dice.oneOf(Capacity.values()),
                        factId,
                        corrects);
            case TermChanged it ->
                appointments.termChanged(it, choices.appointment(it.appointmentId()), factId, corrects);
            case HolderAbsent it -> appointments.absent(it, choices.appointment(it.appointmentId()), factId, corrects);
            case DutyNoted it -> appointments.duty(it, choices.appointment(it.appointmentId()), factId, corrects);
            case AppointmentEnded it ->
                appointments.ended(it, choices.appointment(it.appointmentId()), null, factId, corrects);
            case InstrumentRecorded it ->
                new InstrumentRecorded(
                        factId,
                        it.instrumentId(),
                        things.retitled(it.particulars()),
                        it.recordedBy(),
                        it.findings(),
                        it.eventsThatFollow(),
                        it.imported(),
                        it.sourceRecordedAt(),
                        corrects);
            default -> throw new IllegalArgumentException("no correction of " + old + " is drawn: teach this class");
        };
    }
}
