package org.uteuzi.query.desk;

import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.instrument.InstrumentKind;
import org.uteuzi.event.post.Absence;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.Terms;
import org.uteuzi.event.unit.UnitKind;
import org.uteuzi.query.web.Words;

/** What tasks, fields and choices are called in a page. */
final class Texts {

    private Texts() {}

    static String task(Task task, Words words) {
        return words.say("desk.task." + task.name());
    }

    /** A kind of effect as the API names it; one that the desk has no word for by that name. */
    static String effect(String type, Words words) {
        return Stream.concat(
                        Arrays.stream(Task.values())
                                .filter(task -> task.type().equals(type))
                                .map(task -> task(task, words)),
                        Arrays.stream(NamedEffect.values())
                                .filter(effect -> effect.type().equals(type))
                                .map(effect -> choice(effect, words)))
                .findFirst()
                .orElse(type);
    }

    static String label(Field field, Words words) {
        return words.say("desk.field." + field.label());
    }

    /** Help beyond the label; null where the kind of the field needs none. */
    static @Nullable String hint(Field field, Words words) {
        return switch (field.kind()) {
            case DATE, ITEMS, LINES, QUOTAS, DECISIONS, SEVERAL -> words.say("desk.hint." + field.kind());
            default -> null;
        };
    }

    static String part(String part, Words words) {
        if (Character.isDigit(part.charAt(0))) {
            return words.say("desk.part.quota", part.substring(0, 1), words.say("desk.part." + part.substring(2)));
        }
        return words.say(
                switch (part) {
                    case "day", "month", "year" -> "date." + part;
                    default -> "desk.part." + part;
                });
    }

    static String choice(Enum<?> choice, Words words) {
        return switch (choice) {
            case Absence absence -> words.say(Words.away(absence));
            case Capacity capacity -> words.say("state." + capacity);
            case UnitKind kind -> words.say("kind." + kind);
            case InstrumentKind kind -> words.say("instrument." + kind);
            case Terms.OnExpiry expiry -> words.say("expiry." + expiry);
            case NamedEffect effect -> words.say("desk.task." + effect);
            case Correction.Cause cause -> words.say("desk.cause." + cause);
            default -> words.report(choice);
        };
    }
}
