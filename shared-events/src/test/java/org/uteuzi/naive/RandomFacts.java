package org.uteuzi.naive;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.institution.OfficeEstablished;
import org.uteuzi.event.instrument.InstrumentKind;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.event.instrument.Particulars;
import org.uteuzi.event.person.PersonRegistered;
import org.uteuzi.event.post.AppointmentEnded;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.Change;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.post.PostAmended;
import org.uteuzi.event.post.PostEstablished;
import org.uteuzi.event.post.Terms;
import org.uteuzi.event.post.TermsChange;
import org.uteuzi.event.unit.MandateSet;
import org.uteuzi.event.unit.UnitEstablished;
import org.uteuzi.event.unit.UnitKind;
import org.uteuzi.event.unit.UnitMoved;
import org.uteuzi.event.unit.UnitRenamed;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/**
 * Makes facts, fresh ones and corrections of believed ones (the {@code old} of each method). It refers only to what is
 * believed to exist, whenever that is; whether the register would take the fact, {@link Door} says.
 */
final class RandomFacts {

    private final Dice dice;
    private final boolean live;
    private NaiveBelief belief = new NaiveBelief(List.of());

    RandomFacts(Dice dice, boolean live) {
        this.dice = dice;
        this.live = live;
    }

    void use(NaiveBelief now) {
        belief = now;
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
                List.of(),
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
                dice.keepOf(old, UnitEstablished::parentUnitId, () -> dice.maybe(0.6, () -> unitOf(institutionId))),
                dice.keepOf(old, UnitEstablished::kind, () -> dice.oneOf(UnitKind.values())),
                dice.keepOf(old, UnitEstablished::name, () -> dice.text("Idara")),
                dice.keepOf(old, UnitEstablished::legalBasis, () -> dice.maybe(0.2, dice::legalBasis)),
                List.of(),
                dice.keepOf(old, UnitEstablished::effectiveFrom, () -> early(2014, 2016)),
                dice.dateBasis(),
                corrects);
    }

    UnitRenamed renamed(@Nullable UnitRenamed old, String unitId, String factId, @Nullable Correction corrects) {
        return new UnitRenamed(
                factId,
                unitId,
                dice.keepOf(old, UnitRenamed::name, () -> dice.text("Kitengo")),
                dice.keepOf(old, UnitRenamed::effectiveFrom, dice::date),
                dice.dateBasis(),
                corrects);
    }

    UnitMoved moved(@Nullable UnitMoved old, String unitId, String factId, @Nullable Correction corrects) {
        String institutionId = belief.all(UnitEstablished.class).stream()
                .filter(unit -> unit.unitId().equals(unitId))
                .findFirst()
                .orElseThrow()
                .institutionId();
        return new UnitMoved(
                factId,
                unitId,
                dice.keepOf(old, UnitMoved::parentUnitId, () -> dice.maybe(0.7, () -> unitOf(institutionId))),
                dice.keepOf(old, UnitMoved::effectiveFrom, dice::date),
                dice.dateBasis(),
                corrects);
    }

    MandateSet mandate(@Nullable MandateSet old, String unitId, String factId, @Nullable Correction corrects) {
        List<String> mandates =
                belief.all(MandateSet.class).stream().map(this::rootOf).toList();
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

    PostEstablished post(
            @Nullable PostEstablished old, String id, String unitId, String factId, @Nullable Correction corrects) {
        return new PostEstablished(
                factId,
                id,
                old == null || live ? unitId : dice.keepOf(old, PostEstablished::unitId, this::someUnit),
                dice.keepOf(old, PostEstablished::title, () -> dice.text("Nafasi")),
                dice.keepOf(old, PostEstablished::reportsTo, () -> dice.maybe(0.5, this::somePost)),
                dice.keepOf(old, PostEstablished::headsUnit, () -> dice.maybe(0.5, () -> dice.chance(0.5))),
                dice.keepOf(old, PostEstablished::seats, this::seats),
                dice.keepOf(old, PostEstablished::terms, this::terms),
                dice.keepOf(old, PostEstablished::effectiveFrom, () -> early(2015, 2017)),
                dice.dateBasis(),
                corrects);
    }

    /** A correction may change what the amendment changes and add to it; it has no way to say "unchanged" again. */
    PostAmended amended(@Nullable PostAmended old, String postId, String factId, @Nullable Correction corrects) {
        return new PostAmended(
                factId,
                postId,
                change(old, PostAmended::unitId, 0.1, this::someUnit),
                change(old, PostAmended::title, 0.2, () -> dice.text("Nafasi")),
                change(old, PostAmended::reportsTo, 0.2, () -> dice.maybe(0.7, this::somePost)),
                change(old, PostAmended::headsUnit, 0.1, () -> dice.maybe(0.7, () -> dice.chance(0.5))),
                change(old, PostAmended::seats, 0.3, this::seats),
                termsChange(old == null ? null : old.terms()),
                dice.keepOf(old, PostAmended::effectiveFrom, dice::date),
                dice.dateBasis(),
                corrects);
    }

    private TermsChange termsChange(@Nullable TermsChange old) {
        return new TermsChange(
                change(old, TermsChange::appointingAuthority, 0.1, () -> dice.maybe(0.6, this::someAuthority)),
                change(old, TermsChange::qualifications, 0.1, () -> dice.maybe(0.6, dice::words)),
                change(old, TermsChange::termLength, 0.1, () -> dice.maybe(0.6, dice::period)),
                change(old, TermsChange::maxTerms, 0.1, () -> dice.maybe(0.6, () -> dice.between(1, 3))),
                change(old, TermsChange::fullTime, 0.1, () -> dice.maybe(0.6, () -> dice.chance(0.5))),
                change(old, TermsChange::onExpiry, 0.3, this::onExpiry),
                change(old, TermsChange::actingLimit, 0.1, () -> dice.maybe(0.6, dice::period)),
                change(old, TermsChange::legalBasis, 0.1, () -> dice.maybe(0.6, dice::legalBasis)));
    }

    private <F, T extends @Nullable Object> @Nullable Change<T> change(
            @Nullable F old, Function<F, @Nullable Change<T>> attribute, double probability, Supplier<T> value) {
        Change<T> before = old == null ? null : attribute.apply(old);
        if (before != null && dice.chance(0.6) || before == null && !dice.chance(probability)) {
            return before;
        }
        return new Change<>(value.get());
    }

    private Terms terms() {
        return new Terms(
                dice.maybe(0.3, this::someAuthority),
                dice.maybe(0.3, dice::words),
                dice.maybe(0.3, dice::period),
                dice.maybe(0.2, () -> dice.between(1, 3)),
                dice.maybe(0.3, () -> dice.chance(0.5)),
                onExpiry(),
                dice.maybe(0.3, dice::period),
                dice.maybe(0.3, dice::legalBasis));
    }

    private Terms.@Nullable OnExpiry onExpiry() {
        return dice.oneOf(Terms.OnExpiry.VACATE, Terms.OnExpiry.HOLD_OVER, Terms.OnExpiry.HOLD_OVER, null);
    }

    private @Nullable Integer seats() {
        return dice.maybe(0.7, () -> dice.oneOf(1, 1, 1, 2, 3));
    }

    HolderAppointed appointed(
            @Nullable HolderAppointed old,
            String id,
            String postId,
            LocalDate start,
            Capacity capacityOfFresh,
            String factId,
            @Nullable Correction corrects) {
        PartialDate from = dice.keepOf(old, HolderAppointed::effectiveFrom, () -> dice.asWritten(start));
        Capacity capacity = dice.keepOf(old, HolderAppointed::capacity, () -> capacityOfFresh);
        return new HolderAppointed(
                factId,
                id,
                postId,
                dice.keepOf(old, HolderAppointed::personId, () -> live || dice.chance(0.95) ? somePerson() : null),
                capacity == Capacity.EX_OFFICIO && !live && dice.chance(0.5) ? "post:" + somePost() : null,
                capacity,
                live
                        ? null
                        : dice.keepOf(old, HolderAppointed::appointedBy, () -> dice.maybe(0.3, this::someAuthority)),
                dice.keepOf(old, HolderAppointed::termEndsOn, () -> dice.maybe(0.6, () -> termOf(from))),
                dice.keepOf(old, HolderAppointed::termNumber, () -> dice.maybe(0.2, () -> dice.between(1, 3))),
                dice.keepOf(old, HolderAppointed::qualifications, dice::words),
                dice.keepOf(old, HolderAppointed::legalBasis, () -> dice.maybe(0.2, dice::legalBasis)),
                null,
                old == null ? null : old.replaces(),
                from,
                dice.dateBasis(),
                corrects);
    }

    private PartialDate termOf(PartialDate from) {
        if (!live && dice.chance(0.05)) {
            return dice.oneOf(
                    new PartialDate("9999"), PartialDate.of(from.first().minusDays(1)), from);
        }
        return dice.asWritten(from.first().plusMonths(dice.oneOf(6, 12, 24, 36)).minusDays(1));
    }

    AppointmentEnded ended(
            @Nullable AppointmentEnded old,
            HolderAppointed appointment,
            @Nullable LocalDate day,
            String factId,
            @Nullable Correction corrects) {
        boolean heldOnNoDay = day == null && dice.chance(0.1);
        LocalDate start = appointment.effectiveFrom().first();
        return new AppointmentEnded(
                factId,
                appointment.appointmentId(),
                appointment.postId(),
                dice.keepOf(
                        old,
                        AppointmentEnded::until,
                        () -> dice.asWritten(
                                day != null
                                        ? day
                                        : heldOnNoDay
                                                ? start.minusDays(dice.below(3) * 20L)
                                                : start.plusDays(dice.between(1, 1500)))),
                heldOnNoDay
                        ? dice.oneOf(EndReason.REVOKED, EndReason.DECLINED, EndReason.ANNULLED)
                        : dice.keepOf(old, AppointmentEnded::reason, () -> dice.oneOf(EndReason.values())),
                dice.keepOf(old, AppointmentEnded::endedBy, () -> live ? null : dice.maybe(0.2, this::someAuthority)),
                dice.dateBasis(),
                corrects);
    }

    /** The one who comes on the day on which another goes. */
    HolderAppointed successor(AppointmentEnded ended, String id, String factId) {
        HolderAppointed drawn =
                appointed(null, id, ended.postId(), ended.until().first(), Capacity.SUBSTANTIVE, factId, null);
        return new HolderAppointed(
                factId,
                id,
                ended.postId(),
                drawn.personId(),
                null,
                Capacity.SUBSTANTIVE,
                drawn.appointedBy(),
                drawn.termEndsOn(),
                drawn.termNumber(),
                drawn.qualifications(),
                drawn.legalBasis(),
                null,
                ended.appointmentId(),
                ended.until(),
                ended.dateBasis(),
                null);
    }

    /** The same appointment once more, as a source that tells everything twice has it. */
    HolderAppointed twin(HolderAppointed of, String id, String factId) {
        return new HolderAppointed(
                factId,
                id,
                of.postId(),
                of.personId(),
                of.exOfficio(),
                of.capacity(),
                of.appointedBy(),
                of.termEndsOn(),
                of.termNumber(),
                of.qualifications(),
                of.legalBasis(),
                of.continues(),
                of.replaces(),
                of.effectiveFrom(),
                of.dateBasis(),
                null);
    }

    /** Corrects a fact as it is believed now. */
    Fact corrected(Fact old, String factId, Correction corrects) {
        return switch (old) {
            case OfficeEstablished it -> office(it, it.officeId(), factId, corrects);
            case InstitutionEstablished it -> institution(it, it.institutionId(), factId, corrects);
            case UnitEstablished it -> unit(it, it.unitId(), it.institutionId(), factId, corrects);
            case UnitRenamed it -> renamed(it, it.unitId(), factId, corrects);
            case UnitMoved it -> moved(it, it.unitId(), factId, corrects);
            case MandateSet it -> mandate(it, it.unitId(), factId, corrects);
            case PersonRegistered it -> person(it, it.personId(), factId, corrects);
            case PostEstablished it -> post(it, it.postId(), it.unitId(), factId, corrects);
            case PostAmended it -> amended(it, it.postId(), factId, corrects);
            case HolderAppointed it ->
                appointed(
                        it,
                        it.appointmentId(),
                        it.postId(),
                        it.effectiveFrom().first().plusDays(dice.between(-200, 200)),
                        dice.oneOf(Capacity.values()),
                        factId,
                        corrects);
            case AppointmentEnded it ->
                ended(
                        it,
                        belief.all(HolderAppointed.class).stream()
                                .filter(appointed -> appointed.appointmentId().equals(it.appointmentId()))
                                .findFirst()
                                .orElseThrow(),
                        null,
                        factId,
                        corrects);
            case InstrumentRecorded it ->
                new InstrumentRecorded(
                        factId,
                        it.instrumentId(),
                        retitled(it.particulars()),
                        it.recordedBy(),
                        it.findings(),
                        it.eventsThatFollow(),
                        it.requestDigest(),
                        corrects);
            default -> throw new IllegalArgumentException("no correction of " + old + " is drawn: teach this class");
        };
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

    private Particulars retitled(Particulars old) {
        return particulars(old.kind().name(), dice.text("Hati"));
    }

    private PartialDate early(int from, int to) {
        return live || dice.chance(0.8)
                ? dice.asWritten(LocalDate.of(dice.between(from, to), dice.between(1, 12), dice.between(1, 28)))
                : dice.date();
    }

    private String someUnit() {
        return dice.of(belief.all(UnitEstablished.class)).unitId();
    }

    private @Nullable String unitOf(String institutionId) {
        List<String> units = belief.all(UnitEstablished.class).stream()
                .filter(unit -> unit.institutionId().equals(institutionId))
                .map(UnitEstablished::unitId)
                .toList();
        return units.isEmpty() ? null : dice.of(units);
    }

    private @Nullable String somePost() {
        List<PostEstablished> posts = belief.all(PostEstablished.class);
        return posts.isEmpty() ? null : dice.of(posts).postId();
    }

    private String somePerson() {
        return dice.of(belief.all(PersonRegistered.class)).personId();
    }

    private String someAuthority() {
        String post = somePost();
        return post == null || dice.chance(0.6)
                ? "office:" + dice.of(belief.all(OfficeEstablished.class)).officeId()
                : "post:" + post;
    }

    private String rootOf(Fact fact) {
        return fact.corrects() == null
                ? fact.factId()
                : Objects.requireNonNull(fact.corrects()).factId();
    }
}
