package org.uteuzi.command.thing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
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

    /** Other things that it names and that the register must know. */
    default Stream<String> mentions() {
        return Stream.empty();
    }

    /** Joins a kind and an id to a reference; nothing where there is no id. */
    static Stream<String> reference(String kind, @Nullable String id) {
        return id == null ? Stream.empty() : Stream.of(kind + ":" + id);
    }
}
