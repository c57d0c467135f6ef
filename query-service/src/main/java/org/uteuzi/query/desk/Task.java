package org.uteuzi.query.desk;

import static org.uteuzi.query.desk.Field.choice;
import static org.uteuzi.query.desk.Field.of;
import static org.uteuzi.query.desk.Field.required;
import static org.uteuzi.query.desk.Field.several;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Event;
import org.uteuzi.event.EventCatalogue;
import org.uteuzi.event.institution.ApprovalPolicySet;
import org.uteuzi.event.institution.InstitutionDissolved;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.institution.InstitutionRenamed;
import org.uteuzi.event.institution.LegalBasisChanged;
import org.uteuzi.event.institution.OfficeEstablished;
import org.uteuzi.event.institution.OfficeRenamed;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.event.person.PersonAmended;
import org.uteuzi.event.person.PersonRegistered;
import org.uteuzi.event.person.PersonsJoined;
import org.uteuzi.event.post.Absence;
import org.uteuzi.event.post.AppointmentEnded;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.DutyNoted;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.event.post.HolderAbsent;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.post.PostAbolished;
import org.uteuzi.event.post.PostAmended;
import org.uteuzi.event.post.PostEstablished;
import org.uteuzi.event.post.TermChanged;
import org.uteuzi.event.post.Terms;
import org.uteuzi.event.unit.CompositionSet;
import org.uteuzi.event.unit.MandateLapsed;
import org.uteuzi.event.unit.MandateSet;
import org.uteuzi.event.unit.UnitDissolved;
import org.uteuzi.event.unit.UnitEstablished;
import org.uteuzi.event.unit.UnitKind;
import org.uteuzi.event.unit.UnitMoved;
import org.uteuzi.event.unit.UnitRenamed;
import org.uteuzi.query.desk.Field.Kind;

/** The effects that the desk can add to an instrument, each with what it asks for, in the order in which it asks. */
enum Task {
    APPOINT(
            "appoint",
            Verb.CHANGED,
            HolderAppointed.class,
            Set.of("postId"),
            required("postId", Kind.POST),
            of("personId", Kind.PERSON),
            choice("capacity", true, Capacity.values()),
            of("exOfficio", Kind.AUTHORITY),
            required("effectiveFrom", Kind.DATE),
            of("termEndsOn", Kind.DATE),
            of("termNumber", Kind.NUMBER),
            of("appointedBy", Kind.AUTHORITY),
            of("qualifications", Kind.LINES),
            of("legalBasis", Kind.LAW),
            of("continues", Kind.APPOINTMENT).called("appointment.continues"),
            of("replaces", Kind.APPOINTMENT).called("appointment.replaces"),
            required("appointmentId", Kind.NEW_ID)),
    CHANGE_HOLDER(
            "changeHolder",
            Verb.CHANGED,
            null,
            Set.of(),
            required("postId", Kind.POST),
            of("endsAppointmentId", Kind.APPOINTMENT),
            required("personId", Kind.PERSON),
            required("effectiveFrom", Kind.DATE),
            choice("endReason", true, EndReason.values()),
            of("endedBy", Kind.AUTHORITY),
            of("appointedBy", Kind.AUTHORITY),
            of("termEndsOn", Kind.DATE),
            of("qualifications", Kind.LINES),
            required("appointmentId", Kind.NEW_ID)),
    END_APPOINTMENT(
            "endAppointment",
            Verb.CHANGED,
            AppointmentEnded.class,
            Set.of("appointmentId"),
            required("appointmentId", Kind.APPOINTMENT),
            required("lastDay", Kind.DATE),
            choice("reason", true, EndReason.values()),
            of("endedBy", Kind.AUTHORITY)),
    CHANGE_TERM(
            "changeTerm",
            Verb.CHANGED,
            TermChanged.class,
            Set.of("appointmentId"),
            required("appointmentId", Kind.APPOINTMENT),
            required("termEndsOn", Kind.DATE),
            required("effectiveFrom", Kind.DATE)),
    RECORD_ABSENCE(
            "recordAbsence",
            Verb.CHANGED,
            HolderAbsent.class,
            Set.of("appointmentId"),
            required("appointmentId", Kind.APPOINTMENT),
            choice("absence", true, Absence.values()),
            required("effectiveFrom", Kind.DATE),
            of("lastDay", Kind.DATE)),
    NOTE_DUTY(
            "noteDuty",
            Verb.CHANGED,
            DutyNoted.class,
            Set.of("appointmentId"),
            required("appointmentId", Kind.APPOINTMENT),
            of("swornOn", Kind.DATE),
            of("assumedOn", Kind.DATE),
            of("releasedOn", Kind.DATE)),
    REGISTER_PERSON(
            "registerPerson",
            Verb.CHANGED,
            PersonRegistered.class,
            Set.of(),
            required("name", Kind.LINE),
            required("personId", Kind.NEW_ID)),
    AMEND_PERSON(
            "amendPerson",
            Verb.CHANGED,
            PersonAmended.class,
            Set.of("personId"),
            required("personId", Kind.PERSON),
            required("name", Kind.LINE),
            required("effectiveFrom", Kind.DATE)),
    SAME_PERSON(
            "samePerson",
            Verb.CHANGED,
            PersonsJoined.class,
            Set.of("personId"),
            required("personId", Kind.PERSON),
            required("sameAs", Kind.PERSON)),
    ERASE_PERSON(
            "erasePerson", Verb.CHANGED, null, Set.of(), required("personId", Kind.PERSON), of("legalBasis", Kind.LAW)),
    ESTABLISH_POST(
            "establishPost",
            Verb.CHANGED,
            PostEstablished.class,
            Set.of(),
            Stream.concat(
                            Stream.of(
                                    required("unitId", Kind.UNIT),
                                    required("title", Kind.NAME),
                                    required("effectiveFrom", Kind.DATE),
                                    required("postId", Kind.NEW_ID)),
                            Fields.ofPost())
                    .toArray(Field[]::new)),
    AMEND_POST(
            "amendPost",
            Verb.CHANGED,
            PostAmended.class,
            Set.of("postId"),
            Stream.concat(
                            Stream.of(
                                    required("postId", Kind.POST),
                                    required("effectiveFrom", Kind.DATE),
                                    of("title", Kind.NAME),
                                    of("unitId", Kind.UNIT)),
                            Fields.ofPost())
                    .toArray(Field[]::new)),
    ABOLISH_POST(
            "abolishPost",
            Verb.CHANGED,
            PostAbolished.class,
            Set.of("postId"),
            required("postId", Kind.POST),
            required("lastDay", Kind.DATE)),
    ESTABLISH_UNIT(
            "establishUnit",
            Verb.CHANGED,
            UnitEstablished.class,
            Set.of("institutionId"),
            required("institutionId", Kind.INSTITUTION),
            choice("kind", true, UnitKind.values()),
            required("name", Kind.NAME),
            of("parentUnitId", Kind.UNIT),
            required("effectiveFrom", Kind.DATE),
            of("legalBasis", Kind.LAW),
            required("unitId", Kind.NEW_ID)),
    RENAME_UNIT(
            "renameUnit",
            Verb.CHANGED,
            UnitRenamed.class,
            Set.of("unitId"),
            required("unitId", Kind.UNIT),
            required("name", Kind.NAME),
            required("effectiveFrom", Kind.DATE)),
    MOVE_UNIT(
            "moveUnit",
            Verb.CHANGED,
            UnitMoved.class,
            Set.of("unitId"),
            required("unitId", Kind.UNIT),
            of("parentUnitId", Kind.UNIT),
            required("effectiveFrom", Kind.DATE)),
    DISSOLVE_UNIT(
            "dissolveUnit",
            Verb.CHANGED,
            UnitDissolved.class,
            Set.of("unitId"),
            required("unitId", Kind.UNIT),
            required("lastDay", Kind.DATE)),
    SET_MANDATE(
            "setMandate",
            Verb.CHANGED,
            MandateSet.class,
            Set.of("unitId"),
            required("unitId", Kind.UNIT),
            required("text", Kind.PROSE),
            of("functions", Kind.ITEMS),
            required("effectiveFrom", Kind.DATE),
            of("legalBasis", Kind.LAW)),
    SET_COMPOSITION(
            "setComposition",
            Verb.CHANGED,
            CompositionSet.class,
            Set.of("unitId"),
            required("unitId", Kind.UNIT),
            of("minimum", Kind.NUMBER),
            of("maximum", Kind.NUMBER),
            of("quotas", Kind.QUOTAS),
            required("effectiveFrom", Kind.DATE),
            of("legalBasis", Kind.LAW)),
    ESTABLISH_INSTITUTION(
            "establishInstitution",
            Verb.CHANGED,
            InstitutionEstablished.class,
            Set.of(),
            required("name", Kind.NAME),
            required("effectiveFrom", Kind.DATE),
            of("legalBasis", Kind.LAW),
            required("institutionId", Kind.NEW_ID)),
    CHANGE_LEGAL_BASIS(
            "changeLegalBasis",
            Verb.CHANGED,
            LegalBasisChanged.class,
            Set.of("institutionId", "decisions"),
            required("institutionId", Kind.INSTITUTION),
            required("legalBasis", Kind.LAW),
            of("repeals", Kind.PAPER).called("law.repeals"),
            required("effectiveFrom", Kind.DATE),
            of("decisions", Kind.DECISIONS)),
    RENAME_INSTITUTION(
            "renameInstitution",
            Verb.CHANGED,
            InstitutionRenamed.class,
            Set.of("institutionId"),
            required("institutionId", Kind.INSTITUTION),
            required("name", Kind.NAME),
            required("effectiveFrom", Kind.DATE)),
    SET_APPROVAL_POLICY(
            "setApprovalPolicy",
            Verb.CHANGED,
            ApprovalPolicySet.class,
            Set.of("institutionId"),
            required("institutionId", Kind.INSTITUTION),
            several("needsApproval", NamedEffect.values()),
            of("daysToDecide", Kind.NUMBER),
            required("effectiveFrom", Kind.DATE),
            of("legalBasis", Kind.LAW)),
    DISSOLVE_INSTITUTION(
            "dissolveInstitution",
            Verb.CHANGED,
            InstitutionDissolved.class,
            Set.of("institutionId"),
            required("institutionId", Kind.INSTITUTION),
            required("lastDay", Kind.DATE)),
    ESTABLISH_OFFICE(
            "establishOffice",
            Verb.CHANGED,
            OfficeEstablished.class,
            Set.of(),
            required("name", Kind.NAME),
            required("jurisdiction", Kind.LINE),
            of("effectiveFrom", Kind.DATE),
            required("officeId", Kind.NEW_ID)),
    RENAME_OFFICE(
            "renameOffice",
            Verb.CHANGED,
            OfficeRenamed.class,
            Set.of("officeId"),
            required("officeId", Kind.OFFICE),
            required("name", Kind.NAME),
            required("effectiveFrom", Kind.DATE)),
    CORRECT(
            "correct",
            Verb.CORRECTED,
            null,
            Set.of(),
            required("factId", Kind.FACT),
            choice("cause", true, Correction.Cause.RECORDING, Correction.Cause.INSTRUMENT),
            required("reason", Kind.LINE)),
    WITHDRAW(
            "withdraw",
            Verb.WITHDRAWN,
            null,
            Set.of(),
            required("factId", Kind.FACT),
            choice("cause", true, Correction.Cause.values()),
            required("reason", Kind.LINE));

    /** What happened to the thing, which is asked before anything else. */
    enum Verb {
        CHANGED,
        CORRECTED,
        WITHDRAWN
    }

    private final String type;
    private final Verb verb;
    private final @Nullable Class<? extends Event> states;
    private final Set<String> identity;
    private final List<Field> fields;

    Task(String type, Verb verb, @Nullable Class<? extends Event> states, Set<String> identity, Field... fields) {
        this.type = type;
        this.verb = verb;
        this.states = states;
        this.identity = identity;
        this.fields = List.of(fields);
    }

    /** As in the API. */
    String type() {
        return type;
    }

    Verb verb() {
        return verb;
    }

    List<Field> fields() {
        return fields;
    }

    static Optional<Task> named(String name) {
        return Arrays.stream(values()).filter(task -> task.name().equals(name)).findFirst();
    }

    /** What a correction may put right in a statement: all but the things it is about. Empty for what the desk cannot state. */
    static List<Field> correctable(String eventType) {
        return Stream.concat(
                        Arrays.stream(values())
                                .filter(task -> task.states != null
                                        && EventCatalogue.nameOf(task.states).equals(eventType))
                                .flatMap(task ->
                                        task.fields.stream().filter(field -> !task.identity.contains(field.name()))),
                        Fields.CORRECTED_ONLY.entrySet().stream()
                                .filter(type ->
                                        EventCatalogue.nameOf(type.getKey()).equals(eventType))
                                .flatMap(type -> type.getValue().stream()))
                .filter(field -> field.kind() != Kind.NEW_ID)
                .map(Field::optional)
                .toList();
    }

    private static final class Fields {

        /** What is never a task of its own: it comes with an instrument, or with a change of its law. */
        static final Map<Class<? extends Event>, List<Field>> CORRECTED_ONLY = Map.of(
                InstrumentRecorded.class, Letter.PAPER, MandateLapsed.class, List.of(of("effectiveFrom", Kind.DATE)));

        static Stream<Field> ofPost() {
            return Stream.of(
                    of("reportsTo", Kind.POST),
                    of("headsUnit", Kind.YES_NO),
                    of("seats", Kind.NUMBER),
                    of("terms.appointingAuthority", Kind.AUTHORITY),
                    of("terms.qualifications", Kind.LINES),
                    of("terms.termLength", Kind.PERIOD),
                    of("terms.maxTerms", Kind.NUMBER),
                    of("terms.fullTime", Kind.YES_NO),
                    choice("terms.onExpiry", false, Terms.OnExpiry.values()),
                    of("terms.actingLimit", Kind.PERIOD),
                    of("terms.legalBasis", Kind.LAW));
        }
    }
}
