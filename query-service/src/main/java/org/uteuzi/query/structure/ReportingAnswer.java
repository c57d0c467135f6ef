package org.uteuzi.query.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.uteuzi.structure.Structure;
import org.uteuzi.text.LocalizedText;

/**
 * The line of a post on a day.
 *
 * @param superiors from the nearest upwards; a circle in imported history ends where it closes
 * @param subordinates the posts that report to it
 */
public record ReportingAnswer(Basis basis, String postId, List<Place> superiors, List<Place> subordinates) {

    /**
     * A post in the line.
     *
     * @param reached the nearest one upwards that somebody holds, so that a vacant post hides nobody above it
     */
    public record Place(
            String postId,
            LocalizedText title,
            @Nullable Integer vacantSeats,
            boolean reached,
            List<Structure.Holder> holders) {}

    static ReportingAnswer of(String postId, Basis basis, StructureAnswer structure) {
        Map<String, Structure.Post> posts =
                structure.posts().stream().collect(Collectors.toMap(Structure.Post::id, Function.identity()));
        List<Place> superiors = new ArrayList<>();
        List<String> passed = new ArrayList<>(List.of(postId));
        boolean reached = false;
        for (Structure.Post post = superior(posts, posts.get(postId));
                post != null && !passed.contains(post.id());
                post = superior(posts, post)) {
            passed.add(post.id());
            boolean first = !reached && !post.holders().isEmpty();
            superiors.add(place(post, first));
            reached |= first;
        }
        return new ReportingAnswer(
                basis,
                postId,
                superiors,
                structure.posts().stream()
                        .filter(post -> postId.equals(post.reportsTo()))
                        .map(post -> place(post, false))
                        .toList());
    }

    private static Structure.@Nullable Post superior(Map<String, Structure.Post> posts, Structure.@Nullable Post post) {
        return post == null || post.reportsTo() == null ? null : posts.get(post.reportsTo());
    }

    private static Place place(Structure.Post post, boolean reached) {
        return new Place(post.id(), post.title(), post.vacantSeats(), reached, post.holders());
    }
}
