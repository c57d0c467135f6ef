package org.uteuzi.naive;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/** What one seed decides: choices, days, texts. Days are drawn from a small pool more often than not, so that they meet. */
final class Dice {

    private static final LocalDate EARLIEST = LocalDate.of(2016, 1, 1);
    private static final int DAYS = 11 * 365;

    private final SplittableRandom random;
    private final List<LocalDate> pool;

    Dice(long seed) {
        random = new SplittableRandom(seed);
        pool = Stream.concat(
                        Stream.of(LocalDate.of(2020, 2, 29)),
                        Stream.generate(() -> {
                                    LocalDate day = EARLIEST.plusDays(below(DAYS));
                                    return chance(0.4)
                                            ? day.withDayOfYear(1)
                                            : chance(0.5) ? day.withDayOfMonth(1) : day;
                                })
                                .limit(9))
                .toList();
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    <T> T of(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[below(choices.length)];
    }

    <T> @Nullable T maybe(double probability, Supplier<? extends @Nullable T> value) {
        return chance(probability) ? value.get() : null;
    }

    /** The value of the fact that is corrected, or, now and then, another one. */
    <F, T> @Nullable T keepOf(
            @Nullable F old, Function<F, @Nullable T> attribute, Supplier<? extends @Nullable T> fresh) {
        return old == null || chance(0.3) ? fresh.get() : attribute.apply(old);
    }

    LocalDate day() {
        return chance(0.6) ? of(pool) : EARLIEST.plusDays(below(DAYS));
    }

    PartialDate date() {
        return asWritten(day());
    }

    /** A statement that means this day or the month or year around it. */
    PartialDate asWritten(LocalDate day) {
        int length = chance(0.75) ? 10 : chance(0.5) ? 7 : 4;
        return new PartialDate(day.toString().substring(0, length));
    }

    DateBasis dateBasis() {
        return chance(0.85) ? DateBasis.STATED : oneOf(DateBasis.values());
    }

    LocalizedText text(String what) {
        String text = what + " " + below(1000);
        return switch (below(4)) {
            case 0 -> new LocalizedText(text, null);
            case 1 -> new LocalizedText(null, text);
            default -> new LocalizedText(text + " (sw)", text + " (en)");
        };
    }

    Period period() {
        return oneOf(Period.ofMonths(6), Period.ofYears(3), Period.ofYears(5));
    }

    LegalBasis legalBasis() {
        return new LegalBasis(
                "TZ-ZNZ",
                String.valueOf(between(1, 20)),
                between(2010, 2025),
                maybe(0.5, () -> "k. " + between(1, 40)));
    }

    List<String> words() {
        return Stream.of("shahada", "uzoefu", "uraia")
                .filter(word -> chance(0.5))
                .toList();
    }

    String hex() {
        return "%016x".formatted(random.nextLong()).repeat(4);
    }
}
