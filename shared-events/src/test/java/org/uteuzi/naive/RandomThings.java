package org.uteuzi.naive;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.institution.ApprovalPolicySet;
import org.uteuzi.event.institution.InstitutionDissolved;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.institution.InstitutionRenamed;
import org.uteuzi.event.institution.LegalBasisChanged;
import org.uteuzi.event.institution.OfficeEstablished;
import org.uteuzi.event.institution.OfficeRenamed;
import org.uteuzi.event.instrument.DocumentAdded;
import org.uteuzi.event.instrument.InstrumentKind;
import org.uteuzi.event.instrument.Particulars;
import org.uteuzi.event.person.PersonAmended;
import org.uteuzi.event.person.PersonRegistered;
import org.uteuzi.event.person.PersonsJoined;
import org.uteuzi.event.unit.CompositionSet;
import org.uteuzi.event.unit.MandateLapsed;
import org.uteuzi.event.unit.MandateSet;
import org.uteuzi.event.unit.UnitDissolved;
import org.uteuzi.event.unit.UnitEstablished;
import org.uteuzi.event.unit.UnitKind;
import org.uteuzi.event.unit.UnitMoved;
import org.uteuzi.event.unit.UnitRenamed;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/**
 * Makes facts about all but posts, fresh ones and corrections of believed ones (the {@code old} of each method). It refers
 * only to what is believed to exist, whenever that is; whether the register would take the fact, {@link Door} says.
 */
final class RandomThings {

    private final Dice dice;
    private final boolean live;
    private final Choices choices;

    RandomThings(Dice dice, boolean live, Choices choices) {
        this.dice = dice;
        this.live = live;
        this.choices = choices;
    }

    OfficeEstablished office(@Nullable OfficeEstablished old, String id, String factId, @Nullable Correction corrects) {
        return new OfficeEstablished(
                factId,
                id,
                dice.keepOf(old, OfficeEstablished::jurisdiction, () -> dice.oneOf("TZ", "TZ-ZNZ")),
                dice.keepOf(old, OfficeEstablished::name, () -> dice.text("Ofisi")),
                dice.keepOf(old, OfficeEstablished::legalBasis, () -> dice.maybe(0.3, dice::legalBasis)),
                dice.keepOf(
                        old, OfficeEstablished::effectiveFrom, () -> dice.maybe(0.3, () -> new PartialDate("2001"))),
                corrects);
    }

    InstitutionEstablished institution(
            @Nullable InstitutionEstablished old, String id, String factId, @Nullable Correction corrects) {
        return new InstitutionEstablished(
                factId,
                id,
                dice.keepOf(old, InstitutionEstablished::name, () -> dice.text("Taasisi")),
                InstitutionEstablished.DEFAULT_TIME_ZONE,
                dice.keepOf(old, InstitutionEstablished::legalBasis, () -> dice.maybe(0.5, dice::legalBasis)),
                dice.keepOf(old, InstitutionEstablished::succeeds, () -> choices.otherBodies("institution:" + id)),
                dice.keepOf(old, InstitutionEstablished::effectiveFrom, () -> early(2012, 2014)),
                dice.dateBasis(),
                corrects);
    }

    UnitEstablished unit(
            @Nullable UnitEstablished old,
            String id,
            String institutionId,
            String factId,
            @Nullable Correction corrects) {
        return new UnitEstablished(
                factId,
                id,
                institutionId,
                dice.keepOf(
                        old, UnitEstablished::parentUnitId, () -> dice.maybe(0.6, () -> choices.unitOf(institutionId))),
                dice.keepOf(old, UnitEstablished::kind, () -> dice.oneOf(UnitKind.values())),
                dice.keepOf(old, UnitEstablished::name, () -> dice.text("Idara")),
                dice.keepOf(old, UnitEstablished::legalBasis, () -> dice.maybe(0.2, dice::legalBasis)),
                dice.keepOf(old, UnitEstablished::succeeds, () -> choices.otherBodies("unit:" + id)),
                dice.keepOf(old, UnitEstablished::effectiveFrom, () -> early(2014, 2016)),
                dice.dateBasis(),
                corrects);
    }

    UnitRenamed unitRenamed(@Nullable UnitRenamed old, String unitId, String factId, @Nullable Correction corrects) {
        return new UnitRenamed(
                factId,
                unitId,
                dice.keepOf(old, UnitRenamed::name, () -> dice.text("Kitengo")),
                dice.keepOf(old, UnitRenamed::effectiveFrom, dice::date),
                dice.dateBasis(),
                corrects);
    }

    UnitMoved unitMoved(@Nullable UnitMoved old, String unitId, String factId, @Nullable Correction corrects) {
        String institutionId = choices.belief().all(UnitEstablished.class).stream()
                .filter(unit -> unit.unitId().equals(unitId))
                .findFirst()
                .orElseThrow()
                .institutionId();
        return new UnitMoved(
                factId,
                unitId,
                dice.keepOf(old, UnitMoved::parentUnitId, () -> dice.maybe(0.7, () -> choices.unitOf(institutionId))),
                dice.keepOf(old, UnitMoved::effectiveFrom, dice::date),
                dice.dateBasis(),
                corrects);
    }

    MandateSet mandate(@Nullable MandateSet old, String unitId, String factId, @Nullable Correction corrects) {
        List<String> mandates = choices.belief().all(MandateSet.class).stream()
                .map(choices::rootOf)
                .toList();
        return new MandateSet(
                factId,
                unitId,
                dice.keepOf(old, MandateSet::text, () -> dice.text("Majukumu")),
                dice.keepOf(
                        old,
                        MandateSet::functions,
                        () -> Stream.generate(() -> dice.text("Jukumu"))
                                .limit(dice.below(4))
                                .toList()),
                dice.keepOf(old, MandateSet::legalBasis, () -> dice.maybe(0.3, dice::legalBasis)),
                old != null
                        ? old.from()
                        : mandates.isEmpty() || dice.chance(0.8) ? List.of() : List.of(dice.of(mandates)),
                dice.keepOf(old, MandateSet::effectiveFrom, dice::date),
                dice.dateBasis(),
                corrects);
    }

    PersonRegistered person(@Nullable PersonRegistered old, String id, String factId, @Nullable Correction corrects) {
        return new PersonRegistered(
                factId,
                id,
                dice.keepOf(old, PersonRegistered::name, () -> "Mfano " + id + " " + dice.below(1000)),
                dice.keepOf(old, PersonRegistered::effectiveFrom, () -> dice.maybe(0.2, () -> new PartialDate("2001"))),
                corrects);
    }

    Particulars particulars(String kind, LocalizedText title) {
        return new Particulars(
                InstrumentKind.valueOf(kind),
                "TZ-ZNZ",
                null,
                null,
                title,
                dice.maybe(0.5, () -> "Ofisi ya mfano"),
                null,
                null,
                dice.maybe(0.3, () -> "KUMB " + dice.below(1000)),
                dice.maybe(0.5, dice::date),
                dice.maybe(0.3, dice::date),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    Particulars retitled(Particulars old) {
        return particulars(old.kind().name(), dice.text("Hati"));
    }

    OfficeRenamed officeRenamed(
            @Nullable OfficeRenamed old, String officeId, String factId, @Nullable Correction corrects) {
        return new OfficeRenamed(
                factId,
                officeId,
                dice.keepOf(old, OfficeRenamed::name, () -> dice.text("Ofisi")),
                dice.keepOf(old, OfficeRenamed::effectiveFrom, dice::date),
                dice.dateBasis(),
                corrects);
    }

    InstitutionRenamed institutionRenamed(
            @Nullable InstitutionRenamed old, String institutionId, String factId, @Nullable Correction corrects) {
        return new InstitutionRenamed(
                factId,
                institutionId,
                dice.keepOf(old, InstitutionRenamed::name, () -> dice.text("Mamlaka")),
                dice.keepOf(old, InstitutionRenamed::effectiveFrom, dice::date),
                dice.dateBasis(),
                corrects);
    }

    InstitutionDissolved institutionDissolved(
            @Nullable InstitutionDissolved old, String institutionId, String factId, @Nullable Correction corrects) {
        return new InstitutionDissolved(
                factId,
                institutionId,
                dice.keepOf(
                        old,
                        InstitutionDissolved::succeededBy,
                        () -> choices.otherBodies("institution:" + institutionId)),
                dice.keepOf(old, InstitutionDissolved::effectiveFrom, this::late),
                dice.dateBasis(),
                corrects);
    }

    LegalBasisChanged legalBasis(
            @Nullable LegalBasisChanged old, String institutionId, String factId, @Nullable Correction corrects) {
        return new LegalBasisChanged(
                factId,
                institutionId,
                dice.keepOf(old, LegalBasisChanged::legalBasis, dice::legalBasis),
                null,
                dice.keepOf(old, LegalBasisChanged::decisions, this::decisions),
                dice.keepOf(old, LegalBasisChanged::effectiveFrom, dice::date),
                dice.dateBasis(),
                corrects);
    }

    ApprovalPolicySet approvalPolicy(
            @Nullable ApprovalPolicySet old, String institutionId, String factId, @Nullable Correction corrects) {
        return new ApprovalPolicySet(
                factId,
                institutionId,
                dice.keepOf(
                        old,
                        ApprovalPolicySet::needsApproval,
                        () -> dice.oneOf(List.of(), List.of("appoint"), List.of("endAppointment", "correct"))),
                dice.keepOf(old, ApprovalPolicySet::daysToDecide, () -> dice.maybe(0.5, () -> dice.between(1, 60))),
                dice.maybe(0.3, dice::legalBasis),
                dice.keepOf(old, ApprovalPolicySet::effectiveFrom, dice::date),
                dice.dateBasis(),
                corrects);
    }

    private List<LegalBasisChanged.Decision> decisions() {
        return live
                ? List.of()
                : choices.postsMandatesAndAppointments().stream()
                        .filter(reference -> dice.chance(0.5))
                        .map(reference -> new LegalBasisChanged.Decision(
                                reference,
                                dice.oneOf(LegalBasisChanged.Outcome.values()),
                                dice.maybe(0.5, () -> "k. " + dice.between(1, 40))))
                        .toList();
    }

    UnitDissolved unitDissolved(
            @Nullable UnitDissolved old, String unitId, String factId, @Nullable Correction corrects) {
        return new UnitDissolved(
                factId,
                unitId,
                dice.keepOf(old, UnitDissolved::succeededBy, () -> choices.otherBodies("unit:" + unitId)),
                dice.keepOf(old, UnitDissolved::effectiveFrom, this::late),
                dice.dateBasis(),
                corrects);
    }

    CompositionSet composition(
            @Nullable CompositionSet old, String unitId, String factId, @Nullable Correction corrects) {
        return new CompositionSet(
                factId,
                unitId,
                dice.keepOf(old, CompositionSet::minimum, () -> dice.maybe(0.6, () -> dice.between(1, 3))),
                dice.keepOf(old, CompositionSet::maximum, () -> dice.maybe(0.6, () -> dice.between(3, 9))),
                dice.keepOf(old, CompositionSet::quotas, this::quotas),
                dice.keepOf(old, CompositionSet::legalBasis, () -> dice.maybe(0.3, dice::legalBasis)),
                dice.keepOf(old, CompositionSet::effectiveFrom, dice::date),
                dice.dateBasis(),
                corrects);
    }

    private List<CompositionSet.Quota> quotas() {
        return Stream.generate(() -> new CompositionSet.Quota(
                        dice.oneOf("shahada", "uzoefu"),
                        dice.maybe(0.5, choices::someAuthority),
                        dice.between(0, 2),
                        dice.maybe(0.5, () -> dice.between(2, 5))))
                .limit(dice.below(3))
                .toList();
    }

    /** @param mandate root of the mandate that lapses */
    MandateLapsed lapsed(
            @Nullable MandateLapsed old, String unitId, String mandate, String factId, @Nullable Correction corrects) {
        return new MandateLapsed(
                factId,
                unitId,
                mandate,
                dice.keepOf(old, MandateLapsed::effectiveFrom, dice::date),
                dice.dateBasis(),
                corrects);
    }

    PersonAmended personAmended(
            @Nullable PersonAmended old, String personId, String factId, @Nullable Correction corrects) {
        return new PersonAmended(
                factId,
                personId,
                dice.keepOf(old, PersonAmended::name, () -> "Mfano " + personId + " " + dice.below(1000)),
                dice.keepOf(old, PersonAmended::effectiveFrom, dice::date),
                dice.dateBasis(),
                corrects);
    }

    PersonsJoined joined(String factId) {
        return new PersonsJoined(factId, choices.somePerson(), choices.somePerson(), null);
    }

    DocumentAdded document(
            @Nullable DocumentAdded old, String instrumentId, String factId, @Nullable Correction corrects) {
        return new DocumentAdded(
                factId,
                instrumentId,
                dice.keepOf(old, DocumentAdded::name, () -> "hati-" + dice.below(1000) + ".pdf"),
                "application/pdf",
                old == null ? dice.hex() : old.sha256(),
                corrects);
    }

    /** Mostly after most of what happened, so that there is something to end. */
    PartialDate late() {
        return dice.chance(0.7)
                ? dice.asWritten(LocalDate.of(dice.between(2021, 2026), dice.between(1, 12), dice.between(1, 28)))
                : dice.date();
    }

    PartialDate early(int from, int to) {
        return live || dice.chance(0.8)
                ? dice.asWritten(LocalDate.of(dice.between(from, to), dice.between(1, 12), dice.between(1, 28)))
                : dice.date();
    }
}
