package org.uteuzi.query.structure;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.uteuzi.event.Event;
import org.uteuzi.query.desk.FakeDoor;
import org.uteuzi.query.register.TestRegister;
import org.uteuzi.query.register.TestRegister.Recorded;
import org.uteuzi.testing.TestDatabase;

/**
 * A small register and a query-service that follows it, for tests that record what they ask about under ids of their own.
 * It begins with two institutions and somebody in the one post of the first.
 */
public final class Installation implements AutoCloseable {

    final TestDatabase database = TestDatabase.create().migrateRegister();
    final Recorded first;
    final Recorded last;

    public final TestRegister register = new TestRegister(database);
    public final QueryNode node;

    private Installation() {
        node = QueryNode.on(database, "uteuzi.projection.patience=3s", "uteuzi.door.url=" + FakeDoor.address());
        first = register.record(
                "act",
                Say.office("rais", "Rais"),
                Say.institution("egaz", "2019-07-01"),
                Say.unit("ict", "egaz", "2019-07-01"),
                Say.post("ict-director", "ict", "2019-07-01", "office:rais"));
        register.record("act-2", Say.institution("zaca", "2012"), Say.unit("zaca-unit", "zaca", "2012"));
        last = register.record(
                "letter",
                Say.person("p-asha", "Asha Mfano"),
                Say.appointed("a-1", "ict-director", "p-asha", "2020-03-01"));
        node.follow(register);
    }

    /** Records an instrument and waits until it is shown. */
    public Recorded record(String instrumentId, Event... effects) {
        Recorded recorded = register.record(instrumentId, effects);
        node.follow(register);
        return recorded;
    }

    @Override
    public void close() {
        node.close();
        database.close();
    }

    /** Hands it to tests; the service ends with the last of them, before the database does. */
    public static final class MadeOnce implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Installation.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Installation.class))
                    .computeIfAbsent(Installation.class, made -> new Installation());
        }
    }
}
