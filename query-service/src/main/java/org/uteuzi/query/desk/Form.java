package org.uteuzi.query.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.uteuzi.query.desk.Choices.Choice;
import org.uteuzi.query.desk.Reading.Mistake;
import org.uteuzi.query.web.Words;

/**
 * Fields to fill in, with what is typed in them and what is wrong with it.
 *
 * @param mistakes all of them, from top to bottom
 */
record Form(List<Question> questions, List<Wrong> mistakes) {

    /** @param anchor the element to go to in order to put it right */
    record Wrong(String anchor, String text) {}

    /**
     * @param kind as the template distinguishes them
     * @param mistake null where nothing is wrong
     * @param chosen what is picked; null where nothing is, or it is no thing to pick
     */
    record Question(
            String id,
            String kind,
            String label,
            @Nullable String hint,
            boolean required,
            List<Input> inputs,
            List<Option> options,
            @Nullable String mistake,
            @Nullable Choice chosen) {

        public boolean picked() {
            return Field.Kind.valueOf(kind).picked();
        }
    }

    /** @param label of this input where the field has several; null where it has one */
    record Input(
            String id,
            @Nullable String label,
            String value,
            @Nullable String lang,
            boolean wrong) {}

    record Option(String value, String text, boolean chosen) {}

    /** A mistake that the door found, in its own words; under the field if it names one. */
    record Said(@Nullable String field, String text) {}

    interface Finder {
        @Nullable
        Choice find(Field field, String value);
    }

    static Form of(
            List<Field> fields,
            Map<String, String> typed,
            List<Mistake> mistakes,
            List<Said> door,
            Finder finder,
            Words words) {
        List<Question> questions = new ArrayList<>();
        List<Wrong> wrong = new ArrayList<>();
        Set<String> names = fields.stream().map(Field::name).collect(Collectors.toSet());
        door.stream()
                .filter(said -> said.field() == null || !names.contains(said.field()))
                .forEach(said -> wrong.add(new Wrong("form", said.text())));
        for (Field field : fields) {
            if (field.kind() == Field.Kind.NEW_ID) {
                continue;
            }
            List<Wrong> here = new ArrayList<>();
            mistakes.stream()
                    .filter(mistake -> mistake.field().equals(field))
                    .forEach(mistake -> here.add(new Wrong(
                            mistake.input(),
                            words.say(mistake.key(), Texts.withLabel(field, mistake.arguments(), words)))));
            door.stream()
                    .filter(said -> field.name().equals(said.field()))
                    .forEach(said -> here.add(new Wrong(first(field), said.text())));
            wrong.addAll(here);
            String value = typed.getOrDefault(field.id(), "");
            questions.add(new Question(
                    field.id(),
                    field.kind().name(),
                    Texts.label(field, words),
                    Texts.hint(field, words),
                    field.required(),
                    inputs(field, typed, here, words),
                    options(field, value, words),
                    here.isEmpty() ? null : here.stream().map(Wrong::text).collect(Collectors.joining(" ")),
                    field.kind().picked() && !value.isEmpty() ? finder.find(field, value) : null));
        }
        return new Form(questions, wrong);
    }

    private static String first(Field field) {
        return Reading.input(field, Reading.parts(field.kind()).getFirst());
    }

    private static List<Input> inputs(Field field, Map<String, String> typed, List<Wrong> wrong, Words words) {
        return Reading.parts(field.kind()).stream()
                .map(part -> {
                    String id = Reading.input(field, part);
                    boolean language = Reading.LANGUAGES.contains(part);
                    return new Input(
                            id,
                            part.isEmpty() ? null : words.say("desk.part." + part),
                            typed.getOrDefault(id, ""),
                            language ? part : null,
                            wrong.stream().anyMatch(mistake -> mistake.anchor().equals(id)));
                })
                .toList();
    }

    private static List<Option> options(Field field, String value, Words words) {
        List<String> codes = field.kind() == Field.Kind.YES_NO ? List.of("yes", "no") : field.choices();
        return codes.stream()
                .map(code -> new Option(code, Texts.code(field, code, words), code.equals(value)))
                .toList();
    }

    /** The day on which things are looked for: that of the effect, as far as it is typed. */
    static LocalDate day(Draft.Item item, LocalDate today) {
        return List.of("effectiveFrom", "lastDay", "with.effectiveFrom").stream()
                .flatMap(name ->
                        item.asked().stream().filter(field -> field.name().equals(name)))
                .flatMap(field -> Reading.of(List.of(field.optional()), item.fields()).day().stream())
                .findFirst()
                .orElse(today);
    }
}
