package org.uteuzi.command.imports;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uteuzi.event.post.Change;
import org.uteuzi.text.Messages;
import org.uteuzi.time.PartialDate;

/**
 * A column of the template: one field of an effect or of the instrument itself.
 *
 * @param field such as {@code terms.legalBasis.year}
 */
record Column(String field, Kind kind) {

    /** How a cell becomes a value of JSON. */
    enum Kind {
        TEXT,
        DATE,
        NUMBER,
        TRUTH,
        /** Several texts, divided by semicolons. */
        TEXTS,
        /** What does not fit into a cell otherwise is written there as JSON. */
        JSON
    }

    private static final Set<Class<?>> TEXTS_OF_THEIR_OWN = Set.of(String.class, Instant.class, Period.class);
    private static final Messages HEADERS = new Messages("template");

    /** The columns of all fields of a record, those of records within it as columns of their own. */
    static List<Column> of(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .flatMap(component -> of(component.getName(), component.getGenericType()))
                .toList();
    }

    /** The header, made of the words for each part of the field. */
    String header(String language) {
        return Arrays.stream(field.split("\\."))
                .map(part -> HEADERS.in(language, part, Map.of()))
                .collect(Collectors.joining(" – "));
    }

    private static Stream<Column> of(String field, Type type) {
        if (type instanceof ParameterizedType generic) {
            Type argument = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Change.class) {
                return of(field, argument);
            }
            return Stream.of(new Column(field, argument == String.class ? Kind.TEXTS : Kind.JSON));
        }
        Class<?> simple = (Class<?>) type;
        if (simple.isRecord() && simple != PartialDate.class) {
            return Arrays.stream(simple.getRecordComponents())
                    .flatMap(component -> of(component, field + "." + component.getName()));
        }
        return Stream.of(new Column(field, kind(simple)));
    }

    private static Stream<Column> of(RecordComponent component, String field) {
        return of(field, component.getGenericType());
    }

    private static Kind kind(Class<?> type) {
        if (type == PartialDate.class) {
            return Kind.DATE;
        }
        if (type == Integer.class) {
            return Kind.NUMBER;
        }
        if (type == Boolean.class) {
            return Kind.TRUTH;
        }
        return TEXTS_OF_THEIR_OWN.contains(type) || type.isEnum() ? Kind.TEXT : Kind.JSON;
    }
}
