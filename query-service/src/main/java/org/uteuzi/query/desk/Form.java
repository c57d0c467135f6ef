package org.uteuzi.query.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
     * @param mistake null where nothing is wrong
     * @param chosen what is picked; empty where nothing is, or it is no thing to pick
     */
    record Question(
            String id,
            Field.Kind kind,
            String label,
            @Nullable String hint,
            boolean required,
            List<Input> inputs,
            List<Option> options,
            @Nullable String mistake,
            List<Choice> chosen) {

        public boolean picked() {
            return kind.picked();
        }

        /** What is answered, in one line; empty where nothing is. */
        String said() {
            String taken = Stream.concat(
                            chosen.stream().map(Choice::text),
                            options.stream().filter(Option::chosen).map(Option::text))
                    .collect(Collectors.joining(" · "));
            return !taken.isEmpty()
                    ? taken
                    : inputs.stream()
                            .map(Input::value)
                            .filter(value -> !value.isBlank())
                            .collect(Collectors.joining(kind == Field.Kind.DATE ? "/" : " · "));
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

    /** A mistake that the door found, in its own words, with the path of the field if it names one. */
    record Said(@Nullable String path, String text) {}

    interface Finder {
        Choice find(Field field, String value);
    }

    static Form of(
            List<Field> fields,
            Map<String, String> typed,
            List<Mistake> mistakes,
            List<Said> door,
            Finder finder,
            Words words) {
        List<Wrong> wrong = new ArrayList<>();
        Map<Optional<Field>, List<Said>> places =
                door.stream().distinct().collect(Collectors.groupingBy(said -> field(said, fields)));
        places.getOrDefault(Optional.<Field>empty(), List.of())
                .forEach(said -> wrong.add(new Wrong("form", said.text())));
        List<Question> questions = new ArrayList<>();
        for (Field field : fields) {
            if (field.kind() == Field.Kind.NEW_ID) {
                continue;
            }
            List<Wrong> here = Stream.concat(
                            mistakes.stream()
                                    .filter(mistake -> mistake.field().equals(field))
                                    .map(mistake -> new Wrong(
                                            mistake.input(), mistake.wording().in(words))),
                            places.getOrDefault(Optional.of(field), List.of()).stream()
                                    .map(said -> new Wrong(field.inputs().getFirst(), said.text())))
                    .toList();
            wrong.addAll(here);
            String value = typed.getOrDefault(field.id(), "");
            questions.add(new Question(
                    field.id(),
                    field.kind(),
                    Texts.label(field, words),
                    Texts.hint(field, words),
                    field.required(),
                    inputs(field, typed, here, words),
                    options(field, typed, words),
                    here.isEmpty() ? null : here.stream().map(Wrong::text).collect(Collectors.joining(" ")),
                    field.kind().picked()
                            ? values(value).stream()
                                    .map(one -> finder.find(field, one))
                                    .toList()
                            : List.of()));
        }
        return new Form(questions, wrong);
    }

    /** What is picked, one a line. */
    static List<String> values(String typed) {
        return typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** {@code legalBasis.year} and {@code functions[2].sw} are within fields. */
    private static Optional<Field> field(Said said, List<Field> fields) {
        String path = said.path();
        return path == null
                ? Optional.empty()
                : fields.stream()
                        .filter(field -> path.equals(field.name())
                                || path.startsWith(field.name() + ".")
                                || path.startsWith(field.name() + "["))
                        .max(Comparator.comparingInt(field -> field.name().length()));
    }

    private static List<Input> inputs(Field field, Map<String, String> typed, List<Wrong> wrong, Words words) {
        if (field.kind() == Field.Kind.SEVERAL) {
            return List.of(); // each option is one
        }
        boolean languages = field.kind().parts().contains("sw");
        return field.kind().parts().stream()
                .map(part -> {
                    String id = field.input(part);
                    return new Input(
                            id,
                            part.isEmpty() ? null : Texts.part(part, words),
                            typed.getOrDefault(id, ""),
                            languages ? part : null,
                            wrong.stream().anyMatch(mistake -> mistake.anchor().equals(id)));
                })
                .toList();
    }

    private static List<Option> options(Field field, Map<String, String> typed, Words words) {
        String value = typed.getOrDefault(field.id(), "");
        return field.kind() == Field.Kind.YES_NO
                ? Stream.of("yes", "no")
                        .map(code -> new Option(code, words.say("desk.code." + code), code.equals(value)))
                        .toList()
                : field.choices().stream()
                        .map(choice -> new Option(
                                Field.code(choice),
                                Texts.choice(choice, words),
                                field.kind() == Field.Kind.SEVERAL
                                        ? !typed.getOrDefault(field.input(Field.code(choice)), "")
                                                .isBlank()
                                        : choice.name().equals(value)))
                        .toList();
    }
}
