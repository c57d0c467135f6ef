package org.uteuzi.command.thing;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.post.Change;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** Reads what people send: nothing unknown, nothing twice, no number for a text and no text for a number. */
public final class EffectJson {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)
                            .forEach(shape -> config.setCoercion(shape, CoercionAction.Fail)))
            .withCoercionConfig(
                    LogicalType.Enum,
                    config -> List.of(CoercionInputShape.Integer, CoercionInputShape.EmptyString)
                            .forEach(shape -> config.setCoercion(shape, CoercionAction.Fail)))
            .addModule(new SimpleModule()
                    .addDeserializer(Change.class, new ChangeDeserializer(null))
                    .addDeserializer(Instant.class, new InstantDeserializer()))
            .build();

    private EffectJson() {}

    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** A moment as text, to the millisecond; the years are those of dates. */
    private static final class InstantDeserializer extends ValueDeserializer<Instant> {

        private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
        private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.getText();
            try {
                Instant moment = Instant.parse(text);
                if (parser.hasToken(JsonToken.VALUE_STRING) && !moment.isBefore(FIRST) && !moment.isAfter(LAST)) {
                    return moment.truncatedTo(ChronoUnit.MILLIS);
                }
            } catch (DateTimeParseException e) {
                // told below like any other text that is no moment
            }
            throw context.weirdStringException(text, Instant.class, "not a moment");
        }
    }

    /** A member that is present is a change, to null as well; one that is missing is none. */
    private static final class ChangeDeserializer extends ValueDeserializer<Change<?>> {

        private final @Nullable JavaType value;

        ChangeDeserializer(@Nullable JavaType value) {
            this.value = value;
        }

        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            JavaType type = property == null ? context.getContextualType() : property.getType();
            return new ChangeDeserializer(type.containedTypeOrUnknown(0));
        }

        @Override
        public Change<?> deserialize(JsonParser parser, DeserializationContext context) {
            return new Change<>(context.readValue(parser, value));
        }

        @Override
        public Object getNullValue(DeserializationContext context) {
            return new Change<>(null);
        }

        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}
