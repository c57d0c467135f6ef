package org.uteuzi.command.thing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One item of an instrument: one change of one thing. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public interface Effect {

    /** The thing it changes, as a reference such as {@code post:ID}; null where it must be looked up first. */
    @JsonIgnore
    @Nullable
    String thing();

    /** Whether the thing begins with this effect. */
    @JsonIgnore
    default boolean establishes() {
        return false;
    }

    /** The id of the fact that it states; of a correction or withdrawal, of the fact that this is about. */
    String factId();

    /** How instruments name a kind of effect. */
    static String kind(Class<? extends Effect> effect) {
        return Objects.requireNonNull(effect.getAnnotation(JsonTypeName.class)).value();
    }

    /** What follows from it for other things; recorded right after it, as its own. */
    @JsonIgnore
    default Stream<Effect> consequences() {
        return Stream.of();
    }

    /** The ids of all statements that it makes. */
    default Stream<String> factIds() {
        return Stream.of(factId());
    }
}
