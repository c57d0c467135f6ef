package org.uteuzi.command.instrument;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.uteuzi.command.thing.Correct;
import org.uteuzi.command.thing.Effect;
import org.uteuzi.command.thing.Withdraw;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.event.post.Change;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What each effect takes, as a schema of the OpenAPI document, made from the record that it is read into. */
final class EffectSchemas {

    /** Left out, these are chosen for whoever sends it; of what has an id of its own another is that of what it mends. */
    private static final Set<String> OWN_IDS = Set.of("ownFactId", "endFactId");

    private static final Map<Class<?>, String> SHARED = Map.of(
            PartialDate.class, "PartialDate", LegalBasis.class, "LegalBasis", LocalizedText.class, "LocalizedText");

    private static final String REFERENCE = "#/components/schemas/";
    private static final JsonMapper JSON = JsonMapper.shared();

    private EffectSchemas() {}

    /** By name; {@code Effect} is one of all others. */
    static Map<String, ObjectNode> all() {
        Map<String, ObjectNode> schemas = new TreeMap<>();
        ObjectNode any = JSON.createObjectNode()
                .put(
                        "description",
                        "One item of the instrument: one change of one thing. Its statement has a factId of its own (in correct"
                                + " and withdraw: ownFactId), by which later instruments correct or withdraw it; left out, it is"
                                + " given one. Fields that are not named are refused. What goes only with or without another"
                                + " field, as one of lastDay and effectiveFrom, is told by the answer.");
        ArrayNode one = any.putArray("oneOf");
        ObjectNode mapping =
                any.putObject("discriminator").put("propertyName", "type").putObject("mapping");
        for (Class<? extends Effect> effect : InstrumentReader.EFFECTS) {
            String type = Effect.kind(effect);
            ObjectNode schema = JSON.createObjectNode().put("type", "object");
            fill(schema, effect, type);
            schemas.put(effect.getSimpleName(), schema);
            one.addObject().put("$ref", REFERENCE + effect.getSimpleName());
            mapping.put(type, REFERENCE + effect.getSimpleName());
        }
        schemas.put("Effect", any);
        return schemas;
    }

    private static void fill(ObjectNode schema, Class<?> record, String type) {
        ArrayNode required = schema.putArray("required");
        ObjectNode properties = schema.putObject("properties");
        if (!type.isEmpty()) {
            required.add("type");
            properties.putObject("type").put("const", type);
        }
        boolean mends = record == Correct.class || record == Withdraw.class;
        for (RecordComponent component : record.getRecordComponents()) {
            String name = component.getName();
            boolean filledIn = OWN_IDS.contains(name) || name.equals("factId") && !mends;
            boolean needed = isRequired(component.getAnnotatedType()) && !filledIn;
            if (needed) {
                required.add(name);
            }
            properties.set(name, described(component.getAnnotatedType(), needed));
        }
        if (required.isEmpty()) {
            schema.remove("required");
        }
        schema.put("additionalProperties", false);
    }

    private static ObjectNode described(AnnotatedType type, boolean needed) {
        Type of = type.getType();
        if (of instanceof ParameterizedType generic && generic.getRawType() == Change.class) {
            return described(((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[0], false);
        }
        Class<?> plain = (Class<?>) (of instanceof ParameterizedType generic ? generic.getRawType() : of);
        if (SHARED.get(plain) instanceof String shared) {
            ObjectNode reference = JSON.createObjectNode().put("$ref", REFERENCE + shared);
            if (needed) {
                return reference;
            }
            ObjectNode maybe = JSON.createObjectNode();
            maybe.putArray("oneOf").add(reference).addObject().put("type", "null");
            return maybe;
        }
        ObjectNode schema = JSON.createObjectNode();
        if (plain.isEnum()) {
            ArrayNode values = schema.putArray("enum");
            Arrays.stream(plain.getEnumConstants())
                    .map(value -> ((Enum<?>) value).name())
                    .forEach(values::add);
            if (!needed) {
                values.addNull();
            }
            return schema;
        }
        String name = name(plain);
        if (needed) {
            schema.put("type", name);
        } else {
            schema.putArray("type").add(name).add("null");
        }
        if (plain.isRecord()) {
            fill(schema, plain, "");
        } else if (plain == ObjectNode.class) {
            schema.put("additionalProperties", true);
        } else if (type instanceof AnnotatedParameterizedType list) {
            find(type, Size.class).ifPresent(size -> schema.put("maxItems", size.max()));
            AnnotatedType item = list.getAnnotatedActualTypeArguments()[0];
            schema.set("items", described(item, isRequired(item)));
        } else if (plain == Period.class) {
            schema.put("format", "duration");
        } else if (plain == String.class) {
            find(type, Pattern.class).ifPresent(pattern -> schema.put("pattern", "^(" + pattern.regexp() + ")$"));
            find(type, Size.class).ifPresent(size -> schema.put("maxLength", size.max()));
            find(type, NotBlank.class).ifPresent(any -> schema.put("minLength", 1));
        } else if (plain == Integer.class) {
            find(type, Min.class).ifPresent(least -> schema.put("minimum", least.value()));
            find(type, Max.class).ifPresent(most -> schema.put("maximum", most.value()));
        }
        return schema;
    }

    private static String name(Class<?> type) {
        if (type == Integer.class) {
            return "integer";
        }
        if (type == Boolean.class) {
            return "boolean";
        }
        if (type == List.class) {
            return "array";
        }
        return type.isRecord() || type == ObjectNode.class ? "object" : "string";
    }

    /** What only one way of recording needs is left to it. */
    private static boolean isRequired(AnnotatedType type) {
        return find(type, NotNull.class).isPresent()
                || find(type, NotBlank.class).isPresent()
                || find(type, NotEmpty.class).isPresent();
    }

    private static <A extends Annotation> Optional<A> find(AnnotatedType type, Class<A> wanted) {
        return Arrays.stream(type.getAnnotations())
                .filter(EffectSchemas::isForAll)
                .flatMap(EffectSchemas::withItsOwn)
                .filter(wanted::isInstance)
                .map(wanted::cast)
                .findFirst();
    }

    private static boolean isForAll(Annotation annotation) {
        try {
            return ((Class<?>[]) annotation.annotationType().getMethod("groups").invoke(annotation)).length == 0;
        } catch (ReflectiveOperationException e) {
            return false; // no constraint
        }
    }

    private static Stream<Annotation> withItsOwn(Annotation annotation) {
        String constraints = "jakarta.validation.constraints";
        return annotation.annotationType().getPackageName().equals(constraints)
                ? Stream.of(annotation)
                : Arrays.stream(annotation.annotationType().getAnnotations())
                        .filter(EffectSchemas::isForAll)
                        .flatMap(EffectSchemas::withItsOwn);
    }
}
