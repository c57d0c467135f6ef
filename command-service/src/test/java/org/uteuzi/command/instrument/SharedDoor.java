package org.uteuzi.command.instrument;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;
import org.uteuzi.testing.TestDatabase;

/** Gives every test class the one service that they share; it starts with the first of them and ends with the last. */
final class SharedDoor extends TypeBasedParameterResolver<Door> {

    @Override
    public Door resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(Namespace.create(SharedDoor.class))
                .computeIfAbsent(Door.class, type -> Door.open(TestDatabase.create()), Door.class);
    }
}
