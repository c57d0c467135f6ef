package org.uteuzi.proposal;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.uteuzi.event.EventCatalogue;
import org.uteuzi.event.UnknownEventTypeException;

/** The one list of what can happen to a proposal, by stable name. */
public final class ProposalEvents {

    private static final List<Class<? extends ProposalEvent>> TYPES = List.of(
            ProposalMade.class,
            ProposalAmended.class,
            ProposalCommented.class,
            ProposalApproved.class,
            ProposalRejected.class,
            ProposalWithdrawn.class);

    private static final Map<String, Class<? extends ProposalEvent>> BY_NAME =
            TYPES.stream().collect(Collectors.toUnmodifiableMap(EventCatalogue::nameOf, Function.identity()));

    private ProposalEvents() {}

    public static List<Class<? extends ProposalEvent>> types() {
        return TYPES;
    }

    /** @throws UnknownEventTypeException if this version of the software does not know the name */
    public static Class<? extends ProposalEvent> typeOf(String name) {
        Class<? extends ProposalEvent> type = BY_NAME.get(name);
        if (type == null) {
            throw new UnknownEventTypeException(name);
        }
        return type;
    }
}
