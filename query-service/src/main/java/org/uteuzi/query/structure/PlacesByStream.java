package org.uteuzi.query.structure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.uteuzi.query.register.Entry;
import org.uteuzi.structure.Places;
import org.uteuzi.timeline.InstitutionTimeline;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.UnitTimeline;

/** What is believed of posts and of what they stand in, by what was recorded of each. */
final class PlacesByStream implements Places {

    private final Function<String, List<Entry>> streams;
    private final Map<String, Optional<InstitutionTimeline>> institutions = new HashMap<>();
    private final Map<String, Optional<UnitTimeline>> units = new HashMap<>();

    /** @param streams what was recorded of a thing, by its reference, up to the point asked about */
    PlacesByStream(Function<String, List<Entry>> streams) {
        this.streams = streams;
    }

    @Override
    public Optional<InstitutionTimeline> institution(String id) {
        return institutions.computeIfAbsent(id, it -> believed("institution:" + it, InstitutionTimeline::of));
    }

    @Override
    public Optional<UnitTimeline> unit(String id) {
        return units.computeIfAbsent(id, it -> believed("unit:" + it, UnitTimeline::of));
    }

    @Override
    public Optional<PostTimeline> post(String id) {
        return believed("post:" + id, PostTimeline::of);
    }

    private <T> Optional<T> believed(String thing, Function<List<Entry>, Optional<T>> fold) {
        return fold.apply(streams.apply(thing));
    }
}
