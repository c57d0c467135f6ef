package org.uteuzi.command.guard;

import java.util.List;
import java.util.Optional;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.Recorded;

/**
 * A thing that an instrument touches, with its stream before and after. What is believed of a post by either is asked by many
 * and derived once.
 */
public final class Touched {

    private final String reference;
    private final String kind;
    private final String id;
    private final Side before;
    private final Side after;

    /** @param reference such as {@code post:ID} */
    public Touched(String reference, List<Recorded> before, List<Recorded> after) {
        this.reference = reference;
        int colon = reference.indexOf(':');
        this.kind = reference.substring(0, colon);
        this.id = reference.substring(colon + 1);
        this.before = new Side(before);
        this.after = new Side(after);
    }

    public String reference() {
        return reference;
    }

    public String kind() {
        return kind;
    }

    public String id() {
        return id;
    }

    public List<Recorded> before() {
        return before.stream;
    }

    public List<Recorded> after() {
        return after.stream;
    }

    /** What this instrument adds. */
    public List<Recorded> added() {
        return after.stream.subList(before.stream.size(), after.stream.size());
    }

    /** The post as it is believed before the instrument; empty of anything else. */
    public Optional<PostTimeline> postBefore() {
        return post(before);
    }

    /** The post as it is believed after the instrument; empty of anything else. */
    public Optional<PostTimeline> postAfter() {
        return post(after);
    }

    private Optional<PostTimeline> post(Side side) {
        return kind.equals("post") ? side.post() : Optional.empty();
    }

    /** A stream that grows no more, and what follows from it. */
    private static final class Side {

        private final List<Recorded> stream;
        private boolean isDerived;
        private Optional<PostTimeline> post = Optional.empty();

        Side(List<Recorded> stream) {
            this.stream = List.copyOf(stream);
        }

        Optional<PostTimeline> post() {
            if (!isDerived) {
                post = PostTimeline.of(stream);
                isDerived = true;
            }
            return post;
        }
    }
}
