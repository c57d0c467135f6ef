package org.uteuzi.command.thing;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Objects;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Effects written in a test as JSON without its double quotes: {@code {postId: 'p', effectiveFrom: '2020'}}. */
public final class Effects {

    private static final JsonMapper PLAIN = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES, JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .build();

    private Effects() {}

    public static ObjectNode json(String plain) {
        return (ObjectNode) PLAIN.readTree(plain);
    }

    /** Reads an effect as the door reads it; its type need not be written. */
    public static <E extends Effect> E effect(Class<E> type, String plain) {
        ObjectNode json = json(plain);
        json.put(
                "type",
                Objects.requireNonNull(type.getAnnotation(JsonTypeName.class)).value());
        return EffectJson.mapper().treeToValue(json, type);
    }

    public static Correct correct(String ownFactId, String factId, String with) {
        return effect(
                Correct.class,
                "{ownFactId: '%s', factId: '%s', with: %s, reason: 'typed wrongly'}"
                        .formatted(ownFactId, factId, with));
    }

    public static Withdraw withdraw(String ownFactId, String factId) {
        return effect(
                Withdraw.class,
                "{ownFactId: '%s', factId: '%s', reason: 'never happened'}".formatted(ownFactId, factId));
    }
}
