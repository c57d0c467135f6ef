package org.uteuzi.query.structure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Correction.Cause;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.institution.OfficeEstablished;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.event.person.PersonRegistered;
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
import org.uteuzi.event.unit.MandateSet;
import org.uteuzi.event.unit.UnitEstablished;
import org.uteuzi.event.unit.UnitKind;
import org.uteuzi.event.unit.UnitRenamed;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/** What instruments of tests say, in few words. The fact of a thing is called after it. */
public final class Say {

    private Say() {}

    public static InstitutionEstablished institution(String id, String from) {
        return institution(id, from, null);
    }

    public static InstitutionEstablished institution(String id, String from, @Nullable String timeZone) {
        return new InstitutionEstablished(
                "f-" + id, id, text("Taasisi " + id), timeZone, null, List.of(), new PartialDate(from), null, null);
    }

    public static OfficeEstablished office(String id, String name) {
        return office("f-" + id, id, name, null);
    }

    public static OfficeEstablished office(String factId, String id, String name, @Nullable Correction corrects) {
        return new OfficeEstablished(factId, id, "TZ-ZNZ", text(name), null, null, corrects);
    }

    public static UnitEstablished unit(String id, String institution, String from) {
        return unit("f-" + id, id, institution, from, null);
    }

    public static UnitEstablished unit(
            String factId, String id, String institution, String from, @Nullable Correction corrects) {
        return new UnitEstablished(
                factId,
                id,
                institution,
                null,
                UnitKind.DEPARTMENT,
                text("Idara " + id),
                null,
                List.of(),
                new PartialDate(from),
                null,
                corrects);
    }

    public static UnitRenamed unitRenamed(String factId, String unit, String name, String from) {
        return new UnitRenamed(factId, unit, text(name), new PartialDate(from), null, null);
    }

    public static MandateSet mandate(String factId, String unit, String words, String from) {
        return new MandateSet(factId, unit, text(words), List.of(), null, List.of(), new PartialDate(from), null, null);
    }

    public static PostEstablished post(String id, String unit, String from) {
        return post(id, unit, from, null);
    }

    public static PostEstablished post(String id, String unit, String from, @Nullable String authority) {
        Terms terms = new Terms(authority, null, null, null, null, null, null, null);
        return new PostEstablished(
                "f-" + id, id, unit, text("Nafasi " + id), null, true, 1, terms, new PartialDate(from), null, null);
    }

    /** A post that answers to another one. */
    static PostEstablished postBelow(String id, String unit, String reportsTo, String from) {
        return new PostEstablished(
                "f-" + id,
                id,
                unit,
                text("Nafasi " + id),
                reportsTo,
                false,
                1,
                Terms.NOT_STATED,
                new PartialDate(from),
                null,
                null);
    }

    public static PostAmended postMoved(String factId, String post, String unit, String from) {
        return new PostAmended(
                factId, post, new Change<>(unit), null, null, null, null, null, new PartialDate(from), null, null);
    }

    public static PersonRegistered person(String id, String name) {
        return person("f-" + id, id, name, null);
    }

    public static PersonRegistered person(String factId, String id, String name, @Nullable Correction corrects) {
        return new PersonRegistered(factId, id, name, null, corrects);
    }

    public static HolderAppointed appointed(String id, String post, String person, String from) {
        return appointed("f-" + id, id, post, person, null, from, null);
    }

    /** With a stated end of the term. */
    public static HolderAppointed term(String id, String post, String person, String from, String termEndsOn) {
        return appointed(
                "f-" + id, id, post, person, Capacity.SUBSTANTIVE, null, from, new PartialDate(termEndsOn), null);
    }

    public static HolderAppointed acting(String id, String post, String person, String from) {
        return appointed("f-" + id, id, post, person, Capacity.ACTING, null, from, null, null);
    }

    /** A seat for whoever holds another post. */
    public static HolderAppointed exOfficio(String id, String post, String named, String from) {
        return new HolderAppointed(
                "f-" + id,
                id,
                post,
                null,
                "post:" + named,
                Capacity.EX_OFFICIO,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                new PartialDate(from),
                null,
                null);
    }

    public static HolderAppointed appointed(
            String factId,
            String id,
            String post,
            String person,
            @Nullable String appointedBy,
            String from,
            @Nullable Correction corrects) {
        return appointed(factId, id, post, person, Capacity.SUBSTANTIVE, appointedBy, from, null, corrects);
    }

    private static HolderAppointed appointed(
            String factId,
            String id,
            String post,
            String person,
            Capacity capacity,
            @Nullable String appointedBy,
            String from,
            @Nullable PartialDate termEndsOn,
            @Nullable Correction corrects) {
        return new HolderAppointed(
                factId,
                id,
                post,
                person,
                null,
                capacity,
                appointedBy,
                termEndsOn,
                null,
                List.of(),
                null,
                null,
                null,
                new PartialDate(from),
                null,
                corrects);
    }

    public static AppointmentEnded ended(
            String factId, String appointment, String post, String until, EndReason reason) {
        return new AppointmentEnded(factId, appointment, post, new PartialDate(until), reason, null, null, null);
    }

    static TermChanged termChanged(String factId, String appointment, String post, String endsOn, String from) {
        return new TermChanged(factId, appointment, post, new PartialDate(endsOn), new PartialDate(from), null, null);
    }

    public static HolderAbsent absent(String factId, String appointment, String post, String from, String until) {
        return new HolderAbsent(
                factId, appointment, post, Absence.LEAVE, new PartialDate(from), new PartialDate(until), null, null);
    }

    static DutyNoted duty(String factId, String appointment, String post, String swornOn) {
        return new DutyNoted(factId, appointment, post, new PartialDate(swornOn), null, null, null, null);
    }

    static PostAbolished abolished(String factId, String post, String from) {
        return new PostAbolished(factId, post, new PartialDate(from), null, null);
    }

    public static FactWithdrawn withdrawn(String factId, Fact fact) {
        return new FactWithdrawn(factId, fact.thing(), fact.factId(), Cause.RECORDING, "Haikutokea", null);
    }

    public static Correction corrects(String factId) {
        return new Correction(factId, Cause.RECORDING, "Kosa la kunakili", null);
    }

    private static LocalizedText text(String words) {
        return new LocalizedText(words, null);
    }
}
