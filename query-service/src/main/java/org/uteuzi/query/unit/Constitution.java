package org.uteuzi.query.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.unit.CompositionSet;
import org.uteuzi.event.unit.CompositionSet.Quota;
import org.uteuzi.query.unit.ConstitutionAnswer.Actual;
import org.uteuzi.query.unit.ConstitutionAnswer.Breach;
import org.uteuzi.query.unit.ConstitutionAnswer.Required;
import org.uteuzi.query.unit.ConstitutionAnswer.Stretch;
import org.uteuzi.structure.Things;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.Version;

/** Measures who holds the posts of a unit against what its law of the day asks for. */
final class Constitution {

    /** @param required null where nothing is; then nothing is broken */
    record Measured(@Nullable Required required, Actual actual, List<Breach> breaches) {}

    private final Things things;
    private final String unitId;
    /** Those that stood in the unit on any day. */
    private final List<PostTimeline> everThere;

    Constitution(Things things, String unitId) {
        this.things = things;
        this.unitId = unitId;
        this.everThere = things.posts()
                .filter(post -> post.states().stream()
                        .anyMatch(state -> state.value().unitId().equals(unitId)))
                .toList();
    }

    Measured on(LocalDate day) {
        List<PostTimeline> posts = everThere.stream()
                .filter(post -> post.on(day)
                        .filter(state -> state.value().unitId().equals(unitId))
                        .isPresent())
                .toList();
        List<HolderAppointed> members = posts.stream()
                .flatMap(post -> post.holdersOn(day).stream())
                .filter(holding -> holding.capacity().fillsSeat())
                .map(Holding::appointed)
                .map(appointed -> appointed.fact())
                .toList();
        Version<CompositionSet> composition =
                things.unit(unitId).flatMap(unit -> unit.compositionOn(day)).orElse(null);
        if (composition == null) {
            return new Measured(null, new Actual(members.size(), List.of()), List.of());
        }
        CompositionSet law = composition.value();
        List<Integer> quotas = law.quotas().stream()
                .map(quota -> (int)
                        members.stream().filter(member -> counts(member, quota)).count())
                .toList();
        List<Breach> breaches = new ArrayList<>();
        measure("BOARD_BELOW_ITS_MINIMUM", law.minimum(), members.size(), -1, null, breaches);
        measure("BOARD_ABOVE_ITS_MAXIMUM", law.maximum(), members.size(), 1, null, breaches);
        for (int i = 0; i < quotas.size(); i++) {
            measure("BOARD_QUOTA_NOT_MET", law.quotas().get(i).minimum(), quotas.get(i), -1, i, breaches);
            measure("BOARD_QUOTA_EXCEEDED", law.quotas().get(i).maximum(), quotas.get(i), 1, i, breaches);
        }
        if (posts.stream().anyMatch(post -> isEmptyHead(post, day))) {
            breaches.add(new Breach("BOARD_WITHOUT_CHAIRPERSON", null, null, null));
        }
        return new Measured(required(composition), new Actual(members.size(), quotas), breaches);
    }

    /** The stretches within some days on which it is not satisfied, neighbouring ones with the same breaches as one. */
    List<Stretch> between(LocalDate from, LocalDate to) {
        TreeSet<LocalDate> turning = new TreeSet<>(List.of(from));
        Stream.concat(
                        everThere.stream().flatMap(post -> post.turningDays().stream()),
                        things.unit(unitId).stream()
                                .flatMap(unit -> unit.compositions().stream())
                                .flatMap(version -> Stream.of(version.from(), version.until())))
                .filter(Objects::nonNull)
                .filter(day -> day.isAfter(from) && !day.isAfter(to))
                .forEach(turning::add);
        List<Stretch> stretches = new ArrayList<>();
        for (LocalDate day : turning) {
            List<Breach> breaches = on(day).breaches();
            LocalDate until = turning.higher(day);
            Stretch last = stretches.isEmpty() ? null : stretches.getLast();
            boolean goesOn = last != null && day.equals(last.until()) && breaches.equals(last.breaches());
            if (goesOn) {
                stretches.removeLast();
            }
            if (!breaches.isEmpty()) {
                stretches.add(new Stretch(
                        goesOn && last != null ? last.from() : day,
                        until,
                        until == null ? null : until.minusDays(1),
                        breaches));
            }
        }
        return stretches;
    }

    private static void measure(
            String code,
            @Nullable Integer limit,
            int actual,
            int side,
            @Nullable Integer quota,
            List<Breach> breaches) {
        if (limit != null && Integer.signum(Integer.compare(actual, limit)) == side) {
            breaches.add(new Breach(code, limit, actual, quota));
        }
    }

    private static boolean counts(HolderAppointed member, Quota quota) {
        return (quota.qualification() == null || member.qualifications().contains(quota.qualification()))
                && (quota.appointedBy() == null || quota.appointedBy().equals(member.appointedBy()));
    }

    private static boolean isEmptyHead(PostTimeline post, LocalDate day) {
        return post.on(day)
                        .filter(state -> Boolean.TRUE.equals(state.value().headsUnit()))
                        .isPresent()
                && post.filledSeatsOn(day) == 0;
    }

    private Required required(Version<CompositionSet> composition) {
        CompositionSet law = composition.value();
        return new Required(
                law.minimum(),
                law.maximum(),
                law.quotas(),
                law.legalBasis(),
                composition.because().factId(),
                things.instrumentOf(composition.because().statement()));
    }
}
