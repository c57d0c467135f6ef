package org.uteuzi.json;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.uteuzi.time.PartialDate;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/**
 * What events say again and again, ids, titles and dates, each of them once, for events that are kept together. One of these is
 * for one reading by one thread and is given up after it: what it holds would outlive the erasure of whoever is named.
 */
public final class SharedValues {

    private static final Set<Class<?>> SHARED = Set.of(String.class, PartialDate.class);

    private final Map<Object, Object> values = new HashMap<>();

    /** An equal one, the first that there was. */
    @SuppressWarnings("unchecked") // what is equal is of the same class
    public <T> T one(T value) {
        Object first = values.putIfAbsent(value, value);
        return first == null ? value : (T) first;
    }

    /** Reads as Jackson would, and then shares. */
    static final class Modifier extends ValueDeserializerModifier {

        @Override
        public ValueDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription.Supplier type, ValueDeserializer<?> reading) {
            return SHARED.contains(type.getBeanClass()) ? new Deserializer(reading) : reading;
        }
    }

    private static final class Deserializer extends DelegatingDeserializer {

        Deserializer(ValueDeserializer<?> reading) {
            super(reading);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> reading) {
            return new Deserializer(reading);
        }

        @Override
        public @Nullable Object deserialize(JsonParser json, DeserializationContext context) {
            Object value = super.deserialize(json, context);
            return value != null && context.getAttribute(SharedValues.class) instanceof SharedValues shared
                    ? shared.one(value)
                    : value;
        }
    }
}
