package org.uteuzi.query.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields for another date, with what is in them and what is wrong with it.
 *
 * @param mistakes all of them, from top to bottom
 */
record StructureForm(
        DateFields on,
        DateFields known,
        String entry,
        @Nullable String entryMistake,
        List<Mistake> mistakes) {

    /** @param anchor the element to go to in order to put it right */
    record Mistake(String anchor, String text) {}

    record DateFields(String id, TypedDate typed, @Nullable String mistake, Set<TypedDate.Part> parts) {

        public boolean wrong(String part) {
            return parts.contains(TypedDate.Part.valueOf(part.toUpperCase(Locale.ROOT)));
        }
    }

    static StructureForm of(Question question, List<Question.Problem> problems, Words words) {
        return new StructureForm(
                date(Question.Field.ON, question.on(), problems, words),
                date(Question.Field.KNOWN, question.known(), problems, words),
                question.entry(),
                mistake(Question.Field.ENTRY, problems, words),
                problems.stream()
                        .map(problem ->
                                new Mistake(problem.anchor(), problem.wording().in(words)))
                        .toList());
    }

    private static DateFields date(
            Question.Field field, TypedDate typed, List<Question.Problem> problems, Words words) {
        return new DateFields(
                field.id(),
                typed,
                mistake(field, problems, words),
                problems.stream()
                        .filter(problem -> problem.field() == field)
                        .findFirst()
                        .map(Question.Problem::parts)
                        .orElse(Set.of()));
    }

    private static @Nullable String mistake(Question.Field field, List<Question.Problem> problems, Words words) {
        return problems.stream()
                .filter(problem -> problem.field() == field)
                .findFirst()
                .map(problem -> problem.wording().in(words))
                .orElse(null);
    }
}
