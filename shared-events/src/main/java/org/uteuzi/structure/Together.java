package org.uteuzi.structure;

import java.util.Optional;
import java.util.stream.Stream;
import org.uteuzi.timeline.InstitutionTimeline;
import org.uteuzi.timeline.OfficeTimeline;
import org.uteuzi.timeline.PersonTimeline;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.Recorded;
import org.uteuzi.timeline.UnitTimeline;

/** Things with {@linkplain HeldPosts what follows from one for the other}; all answers about holders and vacancies rest on it. */
public final class Together implements Things {

    private final Things alone;
    private final HeldPosts posts;

    private Together(Things alone) {
        this.alone = alone;
        this.posts = new HeldPosts(alone);
    }

    /** @param things each by itself; what is together already stays as it is */
    public static Together of(Things things) {
        return things instanceof Together together ? together : new Together(things);
    }

    @Override
    public Optional<PostTimeline> post(String id) {
        return posts.post(id);
    }

    @Override
    public Stream<PostTimeline> posts() {
        return posts.areAllByThemselves()
                ? alone.posts()
                : alone.posts().toList().stream().flatMap(post -> posts.of(post).stream());
    }

    @Override
    public Optional<InstitutionTimeline> institution(String id) {
        return alone.institution(id);
    }

    @Override
    public Optional<UnitTimeline> unit(String id) {
        return alone.unit(id);
    }

    @Override
    public Optional<PersonTimeline> person(String id) {
        return alone.person(id);
    }

    @Override
    public Optional<OfficeTimeline> office(String id) {
        return alone.office(id);
    }

    @Override
    public Stream<UnitTimeline> units() {
        return alone.units();
    }

    @Override
    public String instrumentOf(Recorded statement) {
        return alone.instrumentOf(statement);
    }

    @Override
    public boolean isImported(Recorded statement) {
        return alone.isImported(statement);
    }
}
