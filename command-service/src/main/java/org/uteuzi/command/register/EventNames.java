package org.uteuzi.command.register;

import java.util.function.Function;
import org.uteuzi.event.EventCatalogue;
import org.uteuzi.proposal.ProposalEvents;

/** Which stable name, in which revision, stands for which class of event. */
interface EventNames {

    /** @throws RuntimeException if this version of the software does not know the name */
    Class<?> typeOf(String name);

    String nameOf(Class<?> type);

    int revisionOf(Class<?> type);

    static EventNames ofTheCatalogue() {
        return of(EventCatalogue::typeOf);
    }

    static EventNames ofProposals() {
        return of(ProposalEvents::typeOf);
    }

    private static EventNames of(Function<String, Class<?>> type) {
        return new EventNames() {
            @Override
            public Class<?> typeOf(String name) {
                return type.apply(name);
            }

            @Override
            public String nameOf(Class<?> type) {
                return EventCatalogue.nameOf(type);
            }

            @Override
            public int revisionOf(Class<?> type) {
                return EventCatalogue.revisionOf(type);
            }
        };
    }
}
