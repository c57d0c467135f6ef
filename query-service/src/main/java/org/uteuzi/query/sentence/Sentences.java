package org.uteuzi.query.sentence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Event;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.ApprovalPolicySet;
import org.uteuzi.event.institution.InstitutionDissolved;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.institution.InstitutionRenamed;
import org.uteuzi.event.institution.LegalBasisChanged;
import org.uteuzi.event.institution.OfficeEstablished;
import org.uteuzi.event.institution.OfficeRenamed;
import org.uteuzi.event.instrument.DocumentAdded;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.event.person.PersonAmended;
import org.uteuzi.event.person.PersonErased;
import org.uteuzi.event.person.PersonRegistered;
import org.uteuzi.event.person.Personal;
import org.uteuzi.event.person.PersonsJoined;
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
import org.uteuzi.event.post.TermsChange;
import org.uteuzi.event.unit.CompositionSet;
import org.uteuzi.event.unit.MandateLapsed;
import org.uteuzi.event.unit.MandateSet;
import org.uteuzi.event.unit.UnitDissolved;
import org.uteuzi.event.unit.UnitEstablished;
import org.uteuzi.event.unit.UnitMoved;
import org.uteuzi.event.unit.UnitRenamed;
import org.uteuzi.structure.Things;
import org.uteuzi.text.Messages;
import org.uteuzi.time.PartialDate;

/** Says in one plain sentence what a statement states, with the names that things and people had on its day. */
public final class Sentences {

    private static final Messages TEXTS = new Messages("sentences");

    private final String language;
    private final Names names;

    /** @param things what was last believed of everything that a sentence may name, also where it is withdrawn */
    public Sentences(Things things, String language) {
        this.language = language;
        this.names = new Names(things, language);
    }

    /** Words of a bundle of their own, for whoever builds longer texts around the sentences. */
    public String say(String key, Map<String, ?> arguments) {
        return TEXTS.in(language, key, arguments);
    }

    /** The term of an appointment that ran out without any further statement. */
    public String ranOut(HolderAppointed appointed, LocalDate until) {
        Words words = words(appointed.postId(), until).with("person", holder(appointed, until));
        return words.with("lastDay", PartialDate.of(until).preceding()).say("term.ranOut");
    }

    public String of(Event event) {
        LocalDate day = day(event);
        return switch (event) {
            case InstitutionEstablished e -> established(e, day);
            case InstitutionRenamed e ->
                words().with("newName", names.text(e.name()))
                        .with("oldName", names.institution(e.institutionId(), day.minusDays(1)))
                        .with("from", e.effectiveFrom())
                        .say("institution.renamed");
            case LegalBasisChanged e -> lawChanged(e, day);
            case ApprovalPolicySet e -> approvalPolicy(e, day);
            case InstitutionDissolved e ->
                words().with("institution", names.institution(e.institutionId(), day.minusDays(1)))
                        .with("until", e.effectiveFrom())
                        .say("institution.dissolved");
            case OfficeEstablished e ->
                words().with("office", names.text(e.name())).say("office.established");
            case OfficeRenamed e ->
                words().with("newName", names.text(e.name()))
                        .with("from", e.effectiveFrom())
                        .say("office.renamed");
            case UnitEstablished e ->
                words().with("unit", English.sentence(names.said(names.text(e.name()))))
                        .with("parent", names.said(parent(e, day)))
                        .with("from", e.effectiveFrom())
                        .say("unit.established");
            case UnitRenamed e ->
                words().with("newName", names.text(e.name()))
                        .with("oldName", names.unit(e.unitId(), day.minusDays(1)))
                        .with("from", e.effectiveFrom())
                        .say("unit.renamed");
            case UnitMoved e -> moved(e, day);
            case UnitDissolved e ->
                unit(e.unitId(), day.minusDays(1))
                        .with("until", e.effectiveFrom())
                        .with(
                                "successors",
                                e.succeededBy().stream()
                                        .map(successor -> names.said(names.reference(successor, day)))
                                        .collect(Collectors.joining(", ")))
                        .say(e.succeededBy().isEmpty() ? "unit.dissolved" : "unit.dissolved.succeeded");
            case MandateSet e -> mandate(e, day);
            case MandateLapsed e ->
                unit(e.unitId(), day).with("until", e.effectiveFrom()).say("mandate.lapsed");
            case CompositionSet e ->
                unit(e.unitId(), day)
                        .with("from", e.effectiveFrom())
                        .with("minimum", e.minimum())
                        .with("maximum", e.maximum())
                        .say("composition.set"
                                + (e.minimum() == null ? "" : ".minimum")
                                + (e.maximum() == null ? "" : ".maximum"));
            case PostEstablished e ->
                words().with("post", names.post(e.title(), e.unitId(), day))
                        .with("from", e.effectiveFrom())
                        .with("seats", String.valueOf(e.seats()))
                        .say(e.seats() == null ? "post.established.noLimit" : "post.established");
            case PostAmended e ->
                words(e.postId(), day)
                        .with("from", e.effectiveFrom())
                        .with("changes", changes(e, day))
                        .say("post.amended");
            case PersonRegistered e -> words().with("person", called(e)).say("person.registered");
            case PersonAmended e ->
                words().with("person", called(e))
                        .with("from", e.effectiveFrom())
                        .say("person.amended");
            case PersonErased e -> words().with("id", e.personId()).say("person.erased");
            case PersonsJoined e ->
                words().with("person", names.person(e.personId(), day))
                        .with("other", names.person(e.sameAs(), day))
                        .say("person.joined");
            case HolderAppointed e -> appointed(e, day);
            case AppointmentEnded e -> ended(e, day);
            case PostAbolished e ->
                words(e.postId(), day.minusDays(1))
                        .with("until", e.effectiveFrom())
                        .say("post.abolished");
            case TermChanged e ->
                words(e.postId(), day)
                        .with("person", holder(e.postId(), e.appointmentId(), day))
                        .with("lastDay", e.termEndsOn())
                        .say(termChanged(e, day));
            case HolderAbsent e ->
                words(e.postId(), day)
                        .with("person", holder(e.postId(), e.appointmentId(), day))
                        .with("from", e.effectiveFrom())
                        .say("absent." + e.absence());
            case DutyNoted e ->
                words(e.postId(), day)
                        .with("person", holder(e.postId(), e.appointmentId(), day))
                        .say("duty.noted");
            case FactWithdrawn e ->
                words().with("thing", names.said(names.reference(e.thing(), PartialDate.LATEST)))
                        .say("withdrawn" + (e.cause() == Correction.Cause.RECORDING ? "" : "." + e.cause()));
            case InstrumentRecorded e ->
                words().with("recorder", e.recordedBy())
                        .with("instrument", names.text(e.particulars().title()))
                        .with("count", e.eventsThatFollow())
                        .say(e.corrects() == null ? "instrument.recorded" : "instrument.corrected");
            case DocumentAdded e -> words().with("document", e.name()).say("document.added");
            default -> words().say("other");
        };
    }

    private String established(InstitutionEstablished e, LocalDate day) {
        Words words = words().with("institution", names.text(e.name())).with("from", e.effectiveFrom());
        return e.legalBasis() == null
                ? words.say("institution.established.noLaw")
                : words.with("legalBasis", names.law(e.legalBasis())).say("institution.established");
    }

    private String lawChanged(LegalBasisChanged e, LocalDate day) {
        Words words = words().with("institution", names.institution(e.institutionId(), day))
                .with("newBasis", names.law(e.legalBasis()))
                .with("from", e.effectiveFrom());
        return names.legalBasis(e.institutionId(), day.minusDays(1))
                .map(before -> words.with("oldBasis", before).say("institution.lawChanged.instead"))
                .orElseGet(() -> words.say("institution.lawChanged"));
    }

    private String moved(UnitMoved e, LocalDate day) {
        Words words = unit(e.unitId(), day).with("from", e.effectiveFrom());
        Optional<String> before = names.parent(e.unitId(), day.minusDays(1));
        if (e.parentUnitId() == null) {
            return words.say("unit.movedOut");
        }
        words.with("newParent", names.said(names.unit(e.parentUnitId(), day)));
        return before.map(parent -> words.with("oldParent", names.said(parent)).say("unit.moved.instead"))
                .orElseGet(() -> words.say("unit.moved"));
    }

    private String mandate(MandateSet e, LocalDate day) {
        long before = names.mandatesBefore(e, day);
        return unit(e.unitId(), day)
                .with("from", e.effectiveFrom())
                .with("version", before + 1)
                .say(before == 0 ? "mandate.set" : "mandate.changed");
    }

    /** Compared with the term that ran before, where one is stated. */
    private String termChanged(TermChanged e, LocalDate day) {
        int longer = names.termEnd(e.postId(), e.appointmentId(), day.minusDays(1))
                .map(before -> e.termEndsOn().compareTo(before))
                .orElse(0);
        return longer > 0 ? "term.extended" : longer < 0 ? "term.shortened" : "term.changed";
    }

    /** What of a post is changed, each with the new value where it is one that reads in a few words. */
    private String changes(PostAmended e, LocalDate day) {
        List<String> changes = new ArrayList<>();
        change(changes, "unit", e.unitId(), unit -> names.unit(unit, day));
        change(changes, "title", e.title(), names::text);
        change(changes, "reportsTo", e.reportsTo(), superior -> names.post(superior, day));
        change(changes, "headsUnit", e.headsUnit(), null);
        change(changes, "seats", e.seats(), String::valueOf);
        TermsChange terms = e.terms();
        change(changes, "appointingAuthority", terms.appointingAuthority(), office -> names.reference(office, day));
        change(changes, "qualifications", terms.qualifications(), null);
        change(changes, "termLength", terms.termLength(), null);
        change(changes, "maxTerms", terms.maxTerms(), String::valueOf);
        change(changes, "fullTime", terms.fullTime(), null);
        change(changes, "onExpiry", terms.onExpiry(), null);
        change(changes, "actingLimit", terms.actingLimit(), null);
        change(changes, "legalBasis", terms.legalBasis(), names::law);
        return String.join("; ", changes);
    }

    private <T> void change(
            List<String> changes, String what, @Nullable Change<T> change, @Nullable Function<T, String> value) {
        if (change == null) {
            return;
        }
        String said = words().say("change." + what);
        T to = change.to();
        if (to == null) {
            changes.add(words().with("what", said).say("change.gone"));
        } else {
            changes.add(value == null ? said : said + " (" + value.apply(to) + ")");
        }
    }

    private String parent(UnitEstablished e, LocalDate day) {
        return e.parentUnitId() == null ? names.institution(e.institutionId(), day) : names.unit(e.parentUnitId(), day);
    }

    private String appointed(HolderAppointed e, LocalDate day) {
        Words words = words(e.postId(), day).with("from", e.effectiveFrom());
        if (e.exOfficio() != null) {
            return words.with("otherPost", names.reference(e.exOfficio(), day)).say("appointed.exOfficio");
        }
        if (e.personId() == null) {
            return words.say("appointed.notNamed");
        }
        words.with("person", names.person(e.personId(), day));
        if (e.appointedBy() == null) {
            return words.say(
                    e.capacity() == Capacity.ACTING ? "appointed.acting.noAuthority" : "appointed.noAuthority");
        }
        words.with("authority", names.authority(e.appointedBy(), day));
        if (e.capacity() == Capacity.ACTING) {
            return words.say("appointed.acting");
        }
        boolean again = e.termNumber() != null && e.termNumber() > 1;
        return words.with("lastDay", e.termEndsOn())
                .with("term", e.termNumber())
                .say("appointed" + (again ? ".again" : "") + (e.termEndsOn() == null ? "" : ".term"));
    }

    private String ended(AppointmentEnded e, LocalDate day) {
        Words words = words(e.postId(), day.minusDays(1))
                .with("until", e.until())
                .with("lastDay", e.lastDay())
                .with("person", holder(e.postId(), e.appointmentId(), day));
        if (e.reason() != EndReason.REVOKED) {
            return words.say("ended." + e.reason());
        }
        return e.endedBy() == null
                ? words.say("ended.REVOKED.noAuthority")
                : words.with("authority", names.authority(e.endedBy(), day)).say("ended.REVOKED");
    }

    private String holder(String postId, String appointmentId, LocalDate day) {
        return names.appointment(postId, appointmentId)
                .map(appointed -> holder(appointed, day))
                .orElseGet(() -> words().say("somebody"));
    }

    private String holder(HolderAppointed appointed, LocalDate day) {
        if (appointed.personId() != null) {
            return names.person(appointed.personId(), day);
        }
        return appointed.exOfficio() == null ? words().say("somebody") : names.reference(appointed.exOfficio(), day);
    }

    private String approvalPolicy(ApprovalPolicySet e, LocalDate day) {
        Words words = words().with("institution", names.institution(e.institutionId(), day))
                .with("from", e.effectiveFrom());
        if (e.needsApproval().isEmpty()) {
            return words.say("institution.approvalLifted");
        }
        String kinds = e.needsApproval().stream()
                .distinct()
                .map(kind -> words().say("effect." + kind))
                .collect(Collectors.joining("; "));
        return words.with("kinds", kinds)
                .with("days", e.daysToDecide())
                .say(
                        e.daysToDecide() == null
                                ? "institution.approvalPolicySet"
                                : "institution.approvalPolicySet.within");
    }

    /** The day of a statement; of one without, the last one of all, on which the newest names stand. */
    private static LocalDate day(Event event) {
        PartialDate from = event instanceof Fact fact ? fact.effectiveFrom() : null;
        return Optional.ofNullable(from).map(PartialDate::first).orElse(PartialDate.LATEST);
    }

    private Words words() {
        return new Words();
    }

    private Words words(String postId, LocalDate day) {
        return new Words().with("post", names.post(postId, day));
    }

    private Words unit(String unitId, LocalDate day) {
        return new Words().with("unit", names.said(names.unit(unitId, day)));
    }

    private final class Words {

        private final Map<String, Object> arguments = new LinkedHashMap<>();

        Words with(String name, @Nullable Object value) {
            arguments.put(name, value == null ? "" : value);
            return this;
        }

        String say(String key) {
            return TEXTS.in(language, key, arguments);
        }
    }

    private String called(Personal said) {
        return said.name() == null ? names.erased(said.personId()) : said.name();
    }
}
