package org.uteuzi.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.Event;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.event.post.Absence;
import org.uteuzi.event.post.AppointmentEnded;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.Change;
import org.uteuzi.event.post.DutyNoted;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.event.post.HolderAbsent;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.post.PostAbolished;
import org.uteuzi.event.post.PostAmended;
import org.uteuzi.event.post.PostEstablished;
import org.uteuzi.event.post.TermChanged;
import org.uteuzi.event.post.Terms;
import org.uteuzi.event.post.Terms.OnExpiry;
import org.uteuzi.event.post.TermsChange;
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

/** What was recorded of one post or unit, told in order. An appointment is named by its person: {@code asha}. */
final class Story {

    private final List<Recorded> told = new ArrayList<>();

    static Story of() {
        return new Story();
    }

    PostTimeline post() {
        return PostTimeline.of(told).orElseThrow();
    }

    UnitTimeline unit() {
        return UnitTimeline.of(told).orElseThrow();
    }

    List<Recorded> told() {
        return told;
    }

    List<String> holdersOn(String day) {
        return post().holdersOn(LocalDate.parse(day)).stream()
                .map(Holding::appointmentId)
                .toList();
    }

    Holding holding(String who) {
        return post().holdings().stream()
                .filter(holding -> holding.appointmentId().equals(who))
                .findFirst()
                .orElseThrow();
    }

    Story postEstablished(String from, @Nullable Integer seats, @Nullable OnExpiry onExpiry) {
        Terms terms = new Terms(null, null, null, null, null, onExpiry, null, null);
        return tell(new PostEstablished(
                "post",
                "mkurugenzi",
                "idara",
                new LocalizedText("Mkurugenzi", "Director"),
                null,
                null,
                seats,
                terms,
                new PartialDate(from),
                DateBasis.STATED,
                null));
    }

    Story postAmended(
            String factId, String from, @Nullable Change<Integer> seats, @Nullable Change<OnExpiry> onExpiry) {
        return tell(new PostAmended(
                factId,
                "mkurugenzi",
                null,
                null,
                null,
                null,
                seats,
                new TermsChange(null, null, null, null, null, onExpiry, null, null),
                new PartialDate(from),
                DateBasis.STATED,
                null));
    }

    Story appointed(String who, String from) {
        return appointed(who, from, null);
    }

    Story appointed(String who, String from, @Nullable String termEndsOn) {
        return tell(appointment(who, who, Capacity.SUBSTANTIVE, from, termEndsOn, null));
    }

    Story acting(String who, String from) {
        return tell(appointment(who, who, Capacity.ACTING, from, null, null));
    }

    Story exOfficio(String who, String from) {
        return tell(appointment(who, who, Capacity.EX_OFFICIO, from, null, null));
    }

    /** A correction of somebody's first day. */
    Story startCorrected(String ownFactId, String who, String from) {
        return tell(appointment(ownFactId, who, Capacity.SUBSTANTIVE, from, null, correctionOf(who)));
    }

    Story ended(String who, String until) {
        return ended("end of " + who, who, until, EndReason.RESIGNED);
    }

    Story ended(String factId, String who, String until, EndReason reason) {
        return tell(new AppointmentEnded(
                factId, who, "mkurugenzi", new PartialDate(until), reason, null, DateBasis.STATED, null));
    }

    Story abolished(String factId, String from) {
        return tell(new PostAbolished(factId, "mkurugenzi", new PartialDate(from), DateBasis.STATED, null));
    }

    Story termChanged(String factId, String who, String from, String termEndsOn) {
        return tell(termChange(factId, who, from, termEndsOn, null));
    }

    Story termChangeCorrected(String ownFactId, String factId, String who, String from, String termEndsOn) {
        return tell(termChange(ownFactId, who, from, termEndsOn, correctionOf(factId)));
    }

    Story absent(String factId, String who, Absence absence, String from, @Nullable String until) {
        return tell(new HolderAbsent(
                factId,
                who,
                "mkurugenzi",
                absence,
                new PartialDate(from),
                until == null ? null : new PartialDate(until),
                DateBasis.STATED,
                null));
    }

    Story sworn(String factId, String who, String on) {
        return tell(new DutyNoted(factId, who, "mkurugenzi", new PartialDate(on), null, null, DateBasis.STATED, null));
    }

    Story withdrawn(String ownFactId, String factId) {
        return tell(new FactWithdrawn(
                ownFactId, "post:mkurugenzi", factId, Correction.Cause.RECORDING, "haikutokea", null));
    }

    Story unitEstablished(String from, String name) {
        return tell(new UnitEstablished(
                "unit",
                "idara",
                "taasisi",
                null,
                UnitKind.DEPARTMENT,
                text(name),
                null,
                List.of(),
                new PartialDate(from),
                DateBasis.STATED,
                null));
    }

    Story renamed(String factId, String from, String name) {
        return tell(new UnitRenamed(factId, "idara", text(name), new PartialDate(from), DateBasis.STATED, null));
    }

    Story renamingCorrected(String ownFactId, String factId, String from, String name) {
        return tell(new UnitRenamed(
                ownFactId, "idara", text(name), new PartialDate(from), DateBasis.STATED, correctionOf(factId)));
    }

    Story moved(String factId, String from, @Nullable String parent) {
        return tell(new UnitMoved(factId, "idara", parent, new PartialDate(from), DateBasis.STATED, null));
    }

    Story mandateSet(String factId, String from, String words) {
        return tell(new MandateSet(
                factId,
                "idara",
                text(words),
                List.of(),
                null,
                List.of(),
                new PartialDate(from),
                DateBasis.STATED,
                null));
    }

    Story mandateLapsed(String factId, String mandate, String from) {
        return tell(new MandateLapsed(factId, "idara", mandate, new PartialDate(from), DateBasis.STATED, null));
    }

    Story compositionSet(String factId, String from, int minimum) {
        return tell(new CompositionSet(
                factId, "idara", minimum, null, List.of(), null, new PartialDate(from), DateBasis.STATED, null));
    }

    Story dissolved(String factId, String from) {
        return tell(new UnitDissolved(factId, "idara", List.of(), new PartialDate(from), DateBasis.STATED, null));
    }

    private Story tell(Event event) {
        told.add(Recorded.of(told.size(), event));
        return this;
    }

    private static TermChanged termChange(
            String factId, String who, String from, String termEndsOn, @Nullable Correction corrects) {
        return new TermChanged(
                factId,
                who,
                "mkurugenzi",
                new PartialDate(termEndsOn),
                new PartialDate(from),
                DateBasis.STATED,
                corrects);
    }

    private static HolderAppointed appointment(
            String factId,
            String who,
            Capacity capacity,
            String from,
            @Nullable String termEndsOn,
            @Nullable Correction corrects) {
        return new HolderAppointed(
                factId,
                who,
                "mkurugenzi",
                "p-" + who,
                null,
                capacity,
                null,
                termEndsOn == null ? null : new PartialDate(termEndsOn),
                null,
                List.of(),
                null,
                null,
                null,
                new PartialDate(from),
                DateBasis.STATED,
                corrects);
    }

    private static Correction correctionOf(String factId) {
        return new Correction(factId, Correction.Cause.RECORDING, "kosa la kunakili", null);
    }

    private static LocalizedText text(String words) {
        return new LocalizedText(words, null);
    }
}
