package org.uteuzi.query.desk;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.query.web.Words;

/** What tasks, fields and choices are called in a page. */
final class Texts {

    private static final String WITH = "with.";

    private Texts() {}

    static String task(Task task, Words words) {
        return words.say("desk.task." + task.name());
    }

    static String label(Field field, Words words) {
        return words.say("desk.field." + plain(field));
    }

    /** Help beyond the label; null where the kind of the field needs none. */
    static @Nullable String hint(Field field, Words words) {
        return switch (field.kind()) {
            case DATE -> words.say("desk.hint.DATE");
            case ITEMS, LINES -> words.say("desk.hint." + field.kind());
            default -> null;
        };
    }

    static String code(Field field, String code, Words words) {
        return words.say((field.kind() == Field.Kind.YES_NO ? "desk.code" : field.words()) + "." + code);
    }

    /** A sentence about a field begins with its label. */
    static Object[] withLabel(Field field, List<String> arguments, Words words) {
        return Stream.concat(Stream.of(label(field, words)), arguments.stream()).toArray();
    }

    private static String plain(Field field) {
        return field.name().startsWith(WITH) ? field.name().substring(WITH.length()) : field.name();
    }
}
