package org.uteuzi.query.comparison;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.query.structure.Basis;
import tools.jackson.databind.JsonNode;

/**
 * What is different at the second point.
 *
 * @param basis the first point, that of the values before
 * @param against the second point, that of the values after
 * @param changes what changed in the world apart from what was only learned or corrected; one thing may have both
 */
public record DiffAnswer(Basis basis, Basis against, List<Change> changes) {

    /** One thing that differs for one reason. */
    public record Change(Entity entity, Kind change, Why why, List<Field> fields, List<Because> because) {

        /** As they see it who may not know why something was put right. */
        public Change withoutReasons() {
            return new Change(
                    entity,
                    change,
                    why,
                    fields,
                    because.stream()
                            .map(it ->
                                    new Because(it.entry(), it.eventType(), it.instrumentId(), it.recordedBy(), null))
                            .toList());
        }
    }

    /** @param kind institution, unit, post or appointment */
    public record Entity(String kind, String id) {}

    /** What became of it. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /** What makes the difference. */
    public enum Why {
        /** It happened between the two days. */
        CHANGED_IN_THE_WORLD,
        /** Something that was believed at the one point was corrected or withdrawn by the other. */
        CORRECTED,
        /** It was recorded only between the two points, of a day before. */
        LEARNED_LATE
    }

    /** A field that has another value; null where it has none. */
    public record Field(
            String name,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    /**
     * A statement that makes the difference.
     *
     * @param reason of a correction or withdrawal; null of others
     */
    public record Because(
            long entry,
            String eventType,
            String instrumentId,
            @Nullable String recordedBy,
            @Nullable String reason) {}
}
