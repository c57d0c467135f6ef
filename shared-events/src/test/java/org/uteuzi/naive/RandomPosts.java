package org.uteuzi.naive;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.post.Change;
import org.uteuzi.event.post.PostAbolished;
import org.uteuzi.event.post.PostAmended;
import org.uteuzi.event.post.PostEstablished;
import org.uteuzi.event.post.Terms;
import org.uteuzi.event.post.TermsChange;

/** Makes facts about posts, as {@link RandomThings} does. */
final class RandomPosts {

    private final Dice dice;
    private final boolean live;
    private final Choices choices;
    private final RandomThings things;

    RandomPosts(Dice dice, boolean live, Choices choices, RandomThings things) {
        this.dice = dice;
        this.live = live;
        this.choices = choices;
        this.things = things;
    }

    PostEstablished post(
            @Nullable PostEstablished old, String id, String unitId, String factId, @Nullable Correction corrects) {
        return new PostEstablished(
                factId,
                id,
                old == null || live ? unitId : dice.keepOf(old, PostEstablished::unitId, choices::someUnit),
                dice.keepOf(old, PostEstablished::title, () -> dice.text("Nafasi")),
                dice.keepOf(old, PostEstablished::reportsTo, () -> dice.maybe(0.5, choices::somePost)),
                dice.keepOf(old, PostEstablished::headsUnit, () -> dice.maybe(0.5, () -> dice.chance(0.5))),
                dice.keepOf(old, PostEstablished::seats, this::seats),
                dice.keepOf(old, PostEstablished::terms, this::terms),
                dice.keepOf(old, PostEstablished::effectiveFrom, () -> things.early(2015, 2017)),
                dice.dateBasis(),
                corrects);
    }

    /** A correction may change what the amendment changes and add to it; it has no way to say "unchanged" again. */
    PostAmended amended(@Nullable PostAmended old, String postId, String factId, @Nullable Correction corrects) {
        return new PostAmended(
                factId,
                postId,
                change(old, PostAmended::unitId, 0.1, choices::someUnit),
                change(old, PostAmended::title, 0.2, () -> dice.text("Nafasi")),
                change(old, PostAmended::reportsTo, 0.2, () -> dice.maybe(0.7, choices::somePost)),
                change(old, PostAmended::headsUnit, 0.1, () -> dice.maybe(0.7, () -> dice.chance(0.5))),
                change(old, PostAmended::seats, 0.3, this::seats),
                termsChange(old == null ? null : old.terms()),
                dice.keepOf(old, PostAmended::effectiveFrom, dice::date),
                dice.dateBasis(),
                corrects);
    }

    private TermsChange termsChange(@Nullable TermsChange old) {
        return new TermsChange(
                change(old, TermsChange::appointingAuthority, 0.1, () -> dice.maybe(0.6, choices::someAuthority)),
                change(old, TermsChange::qualifications, 0.1, () -> dice.maybe(0.6, dice::words)),
                change(old, TermsChange::termLength, 0.1, () -> dice.maybe(0.6, dice::period)),
                change(old, TermsChange::maxTerms, 0.1, () -> dice.maybe(0.6, () -> dice.between(1, 3))),
                change(old, TermsChange::fullTime, 0.1, () -> dice.maybe(0.6, () -> dice.chance(0.5))),
                change(old, TermsChange::onExpiry, 0.3, this::onExpiry),
                change(old, TermsChange::actingLimit, 0.1, () -> dice.maybe(0.6, dice::period)),
                change(old, TermsChange::legalBasis, 0.1, () -> dice.maybe(0.6, dice::legalBasis)));
    }

    private <F, T extends @Nullable Object> @Nullable Change<T> change(
            @Nullable F old, Function<F, @Nullable Change<T>> attribute, double probability, Supplier<T> value) {
        Change<T> before = old == null ? null : attribute.apply(old);
        if (before != null && dice.chance(0.6) || before == null && !dice.chance(probability)) {
            return before;
        }
        return new Change<>(value.get());
    }

    private Terms terms() {
        return new Terms(
                dice.maybe(0.3, choices::someAuthority),
                dice.maybe(0.3, dice::words),
                dice.maybe(0.3, dice::period),
                dice.maybe(0.2, () -> dice.between(1, 3)),
                dice.maybe(0.3, () -> dice.chance(0.5)),
                onExpiry(),
                dice.maybe(0.3, dice::period),
                dice.maybe(0.3, dice::legalBasis));
    }

    private Terms.@Nullable OnExpiry onExpiry() {
        return dice.oneOf(Terms.OnExpiry.VACATE, Terms.OnExpiry.HOLD_OVER, Terms.OnExpiry.HOLD_OVER, null);
    }

    private @Nullable Integer seats() {
        return dice.maybe(0.7, () -> dice.oneOf(1, 1, 1, 2, 3));
    }

    PostAbolished abolished(@Nullable PostAbolished old, String postId, String factId, @Nullable Correction corrects) {
        return new PostAbolished(
                factId,
                postId,
                dice.keepOf(old, PostAbolished::effectiveFrom, things::late),
                dice.dateBasis(),
                corrects);
    }
}
