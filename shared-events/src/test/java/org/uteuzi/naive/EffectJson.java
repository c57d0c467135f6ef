package org.uteuzi.naive;

import java.util.Set;
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
import org.uteuzi.event.person.PersonRegistered;
import org.uteuzi.event.person.PersonsJoined;
import org.uteuzi.event.post.AppointmentEnded;
import org.uteuzi.event.post.AppointmentEvent;
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
import org.uteuzi.json.EventJson;
import org.uteuzi.time.PartialDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a fact as the effect of an instrument by which a client would have it recorded. */
final class EffectJson {

    private static final Set<String> NOT_OF_AN_EFFECT = Set.of("corrects", "thing");

    private EffectJson() {}

    static ObjectNode effect(Fact fact, boolean byLastDay) {
        ObjectNode effect = JsonNodeFactory.instance.objectNode();
        effect.put("type", type(fact));
        if (fact instanceof FactWithdrawn withdrawn) {
            effect.put("factId", withdrawn.withdraws());
            effect.put("ownFactId", withdrawn.factId());
            effect.put("cause", withdrawn.cause().name());
            effect.put("reason", withdrawn.reason());
            return effect;
        }
        // an amendment that states null says "no longer stated": that null must be sent
        boolean nullSpeaks = fact instanceof PostAmended;
        said(fact).forEachEntry((field, value) -> {
            boolean isDefault = value.isArray() && value.isEmpty()
                    || "dateBasis".equals(field) && "STATED".equals(value.asString())
                    || value.isNull() && !nullSpeaks
                    || "terms".equals(field)
                            && !nullSpeaks
                            && withoutNulls((ObjectNode) value).isEmpty();
            if (!isDefault) {
                effect.set(field, "terms".equals(field) && !nullSpeaks ? withoutNulls((ObjectNode) value) : value);
            }
        });
        if (fact instanceof AppointmentEvent && !(fact instanceof HolderAppointed)) {
            // the appointment says which post it is
            effect.remove("postId");
        }
        return byLastDay ? withLastDay(effect, firstDayOut(fact)) : effect;
    }

    /** {@code changeHolder}: an end and a start of one day in one effect. */
    static ObjectNode changeHolder(AppointmentEnded ended, HolderAppointed appointed) {
        ObjectNode effect = effect(appointed, false);
        effect.put("type", "changeHolder");
        effect.remove("replaces");
        effect.put("endFactId", ended.factId());
        effect.put("endsAppointmentId", ended.appointmentId());
        effect.put("endReason", ended.reason().name());
        return effect;
    }

    /** The merge patch (RFC 7396) that makes {@code after} of {@code before}; without members if they say the same. */
    static ObjectNode patch(Fact before, Fact after, boolean byLastDay) {
        ObjectNode patch = difference(said(before), said(after));
        patch.remove("factId");
        return byLastDay && patch.hasNonNull(firstDayOut(after)) ? withLastDay(patch, firstDayOut(after)) : patch;
    }

    static ObjectNode correction(Fact after, ObjectNode with) {
        ObjectNode effect = JsonNodeFactory.instance.objectNode();
        effect.put("type", "correct");
        effect.put("factId", after.corrects().factId());
        effect.put("ownFactId", after.factId());
        effect.set("with", with);
        effect.put("cause", after.corrects().cause().name());
        effect.put("reason", after.corrects().reason());
        return effect;
    }

    private static ObjectNode difference(ObjectNode before, ObjectNode after) {
        ObjectNode difference = JsonNodeFactory.instance.objectNode();
        after.forEachEntry((field, value) -> {
            JsonNode old = before.get(field);
            if ("terms".equals(field)) {
                ObjectNode terms = difference((ObjectNode) old, (ObjectNode) value);
                if (!terms.isEmpty()) {
                    difference.set(field, terms);
                }
            } else if (!value.equals(old)) {
                difference.set(field, value);
            }
        });
        return difference;
    }

    /** All that the fact says, with the nulls; of an amendment only what it changes. */
    private static ObjectNode said(Fact fact) {
        ObjectNode said = EventJson.mapper().valueToTree(fact);
        said.remove(NOT_OF_AN_EFFECT);
        if (fact instanceof InstrumentRecorded) {
            return (ObjectNode) said.get("particulars");
        }
        if (fact instanceof PostAmended) {
            ObjectNode amended = changes(said);
            amended.set("terms", changes((ObjectNode) said.get("terms")));
            return amended;
        }
        return said;
    }

    /** A change is stored as {@code {"to": value}}; in a request the value stands by itself. */
    private static ObjectNode changes(ObjectNode stored) {
        ObjectNode changes = JsonNodeFactory.instance.objectNode();
        stored.forEachEntry((field, value) -> {
            if (value.isObject() && value.has("to")) {
                changes.set(field, value.get("to"));
            } else if (!value.isNull()) {
                changes.set(field, value);
            }
        });
        return changes;
    }

    private static ObjectNode withoutNulls(ObjectNode node) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        node.forEachEntry((field, value) -> {
            if (!value.isNull()) {
                kept.set(field, value);
            }
        });
        return kept;
    }

    /** The field that a last day may take the place of; one that no effect has where there is none. */
    private static String firstDayOut(Fact fact) {
        return switch (fact) {
            case PostAbolished it -> "effectiveFrom";
            case UnitDissolved it -> "effectiveFrom";
            case InstitutionDissolved it -> "effectiveFrom";
            default -> "until";
        };
    }

    private static ObjectNode withLastDay(ObjectNode effect, String firstDayOut) {
        PartialDate until = new PartialDate(effect.remove(firstDayOut).asString());
        effect.put("lastDay", until.preceding().text());
        return effect;
    }

    private static String type(Fact fact) {
        return switch (fact) {
            case OfficeEstablished it -> "establishOffice";
            case OfficeRenamed it -> "renameOffice";
            case InstitutionRenamed it -> "renameInstitution";
            case LegalBasisChanged it -> "changeLegalBasis";
            case ApprovalPolicySet it -> "setApprovalPolicy";
            case InstitutionDissolved it -> "dissolveInstitution";
            case UnitDissolved it -> "dissolveUnit";
            case MandateLapsed it -> "lapseMandate";
            case CompositionSet it -> "setComposition";
            case PersonAmended it -> "amendPerson";
            case PersonsJoined it -> "samePerson";
            case DocumentAdded it -> "addDocument";
            case PostAbolished it -> "abolishPost";
            case TermChanged it -> "changeTerm";
            case HolderAbsent it -> "recordAbsence";
            case DutyNoted it -> "noteDuty";
            case InstitutionEstablished it -> "establishInstitution";
            case UnitEstablished it -> "establishUnit";
            case UnitRenamed it -> "renameUnit";
            case UnitMoved it -> "moveUnit";
            case MandateSet it -> "setMandate";
            case PostEstablished it -> "establishPost";
            case PostAmended it -> "amendPost";
            case HolderAppointed it -> "appoint";
            case AppointmentEnded it -> "endAppointment";
            case PersonRegistered it -> "registerPerson";
            case FactWithdrawn it -> "withdraw";
            default -> throw new IllegalArgumentException("no effect records " + fact + ": teach this class");
        };
    }
}
