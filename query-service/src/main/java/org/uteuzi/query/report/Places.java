package org.uteuzi.query.report;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.post.Terms;
import org.uteuzi.text.LocalizedText;

/** Where some posts stand, on any day. */
record Places(ByDay<PostSaid> posts, ByDay<UnitSaid> units, ByDay<LocalizedText> institutions) {

    record PostSaid(
            String unitId, LocalizedText title, @Nullable Integer seats, Terms terms) {}

    record UnitSaid(String institutionId, LocalizedText name) {}

    /** A post in its unit and its institution. */
    record Place(
            Named institution,
            Named unit,
            Named post,
            @Nullable Integer seats,
            Terms terms) {}

    /** Empty on a day without the post, its unit or its institution. */
    Optional<Place> on(String postId, LocalDate day) {
        return posts.on(postId, day)
                .flatMap(post -> units.on(post.unitId, day)
                        .flatMap(unit -> institutions
                                .on(unit.institutionId, day)
                                .map(institution -> new Place(
                                        new Named(unit.institutionId, institution),
                                        new Named(post.unitId, unit.name),
                                        new Named(postId, post.title),
                                        post.seats,
                                        post.terms))));
    }

    /** As {@link #on}; empty also where the post stands in another institution than the one asked for. */
    Optional<Place> on(String postId, LocalDate day, @Nullable String institution) {
        return on(postId, day)
                .filter(place -> institution == null
                        || institution.equals(place.institution().id()));
    }
}
