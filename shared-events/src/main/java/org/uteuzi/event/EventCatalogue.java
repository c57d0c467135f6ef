package org.uteuzi.event;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import org.uteuzi.event.person.PersonsJoined;
import org.uteuzi.event.post.AppointmentEnded;
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

/** The one list of what can be recorded, by stable name. */
public final class EventCatalogue {

    private static final List<Class<? extends Event>> TYPES = List.of(
            InstrumentRecorded.class,
            DocumentAdded.class,
            FactWithdrawn.class,
            OfficeEstablished.class,
            OfficeRenamed.class,
            InstitutionEstablished.class,
            InstitutionRenamed.class,
            LegalBasisChanged.class,
            ApprovalPolicySet.class,
            InstitutionDissolved.class,
            UnitEstablished.class,
            UnitRenamed.class,
            UnitMoved.class,
            MandateSet.class,
            MandateLapsed.class,
            CompositionSet.class,
            UnitDissolved.class,
            PostEstablished.class,
            PostAmended.class,
            PostAbolished.class,
            HolderAppointed.class,
            TermChanged.class,
            HolderAbsent.class,
            DutyNoted.class,
            AppointmentEnded.class,
            PersonRegistered.class,
            PersonAmended.class,
            PersonsJoined.class,
            PersonErased.class);

    private static final Map<String, Class<? extends Event>> BY_NAME =
            TYPES.stream().collect(Collectors.toUnmodifiableMap(EventCatalogue::nameOf, Function.identity()));

    private EventCatalogue() {}

    public static List<Class<? extends Event>> types() {
        return TYPES;
    }

    /** @throws UnknownEventTypeException if this version of the software does not know the name */
    public static Class<? extends Event> typeOf(String name) {
        Class<? extends Event> type = BY_NAME.get(name);
        if (type == null) {
            throw new UnknownEventTypeException(name);
        }
        return type;
    }

    public static String nameOf(Class<?> type) {
        return annotation(type).value();
    }

    public static int revisionOf(Class<?> type) {
        return annotation(type).revision();
    }

    private static EventType annotation(Class<?> type) {
        EventType annotation = type.getAnnotation(EventType.class);
        if (annotation == null) {
            throw new UnknownEventTypeException(type.getName());
        }
        return annotation;
    }
}
