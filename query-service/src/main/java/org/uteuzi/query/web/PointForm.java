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
record PointForm(DateFields on, DateFields known, EntryField entry, List<Mistake> mistakes) {

    /** @param anchor the element to go to in order to put it right */
    record Mistake(String anchor, String text) {}

    record DateFields(String id, TypedDate typed, @Nullable String mistake, Set<TypedDate.Part> parts) {

        public boolean wrong(String part) {
            return parts.contains(TypedDate.Part.valueOf(part.toUpperCase(Locale.ROOT)));
        }
    }

    record EntryField(String id, String typed, @Nullable String mistake) {}

    static PointForm of(Question question, List<Question.Problem> problems, Words words) {
        return of(Question.Side.BASIS, question, problems, words);
    }

    static PointForm of(Question.Side side, Question question, List<Question.Problem> problems, Words words) {
        return new PointForm(
                date(side.onField(), question.on(), problems, words),
                date(side.knownField(), question.known(), problems, words),
                new EntryField(side.entryField().id(), question.entry(), mistake(side.entryField(), problems, words)),
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
