package org.uteuzi.command.instrument;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.uteuzi.access.Scope;
import org.uteuzi.command.guard.Guard;
import org.uteuzi.command.guard.Mentions;
import org.uteuzi.command.guard.Paper;
import org.uteuzi.command.person.SamePerson;
import org.uteuzi.command.post.AmendPost;
import org.uteuzi.command.post.Appoint;
import org.uteuzi.command.post.EstablishPost;
import org.uteuzi.command.problem.ProblemException;
import org.uteuzi.command.register.RecordedThings;
import org.uteuzi.command.rule.Violation;
import org.uteuzi.command.thing.Correct;
import org.uteuzi.command.thing.Effect;
import org.uteuzi.command.unit.EstablishUnit;
import org.uteuzi.command.unit.MoveUnit;
import org.uteuzi.event.Event;
import org.uteuzi.event.post.Change;
import org.uteuzi.rule.FindingTexts;
import org.uteuzi.timeline.Recorded;

/**
 * Whether somebody may record an instrument: on each institution that it touches. Units and posts belong to all institutions in
 * which they were ever said to stand, because a correction or a withdrawal makes what was said before count again; a person to
 * those in whose posts they are; a paper to those that it touched. Whom nobody appointed anybody may describe who may record at
 * all.
 */
@Component
class RecordingRights {

    private final RecordedThings register;
    private final Guard guard;

    RecordingRights(RecordedThings register, Guard guard) {
        this.register = register;
        this.guard = guard;
    }

    /**
     * To be asked when what the instrument is about is loaded: what changes after that makes the recording fail, and with the
     * next try this is asked again.
     */
    Reach reach(List<Item> items, Targets targets) {
        Reach reach = new Reach();
        for (int i = 0; i < items.size(); i++) {
            reach.add(items.get(i).statement(), targets.of(i), targets);
        }
        return reach;
    }

    /**
     * The same findings, where something of an institution is in them beyond this scope, without what it is:
     * only that it is elsewhere, and the person.
     */
    List<Violation> tellable(Scope scope, List<Violation> findings) {
        if (isWithin(scope, findings.stream())) {
            return findings; // as nearly always, and asked once
        }
        return findings.stream()
                .map(finding -> isWithin(scope, Stream.of(finding))
                        ? finding
                        : new Violation(
                                finding.code(),
                                FindingTexts.elsewhere(finding.arguments()),
                                finding.things(),
                                finding.factIds()))
                .toList();
    }

    private boolean isWithin(Scope scope, Stream<Violation> findings) {
        return scope.everywhere()
                || scope.includesAll(
                        guard.institutionsOf(findings.flatMap(this::about).toList()));
    }

    /** The things that a finding names; a person stands where their posts do. */
    private Stream<String> about(Violation finding) {
        Object namesake = finding.arguments().get("namesake");
        return Stream.concat(
                finding.things().stream(),
                namesake == null
                        ? Stream.of()
                        : guard.postsHeldBy(List.of(String.valueOf(namesake))).stream()
                                .map(post -> "post:" + post));
    }

    private static ProblemException forAllOnly() {
        return new ProblemException(HttpStatus.FORBIDDEN, "NOT_ALLOWED_FOR_ALL", Map.of());
    }

    /** How far an instrument reaches. */
    final class Reach {

        private final Set<String> institutions = new HashSet<>();
        private final Set<String> units = new HashSet<>();
        private final Set<String> posts = new HashSet<>();
        private final Set<String> people = new HashSet<>();
        private final Set<String> papers = new HashSet<>();
        /** The institutions that the request itself names. */
        private final Set<String> named = new HashSet<>();
        /** What begins with the instrument, as references. */
        private final Set<String> begun = new HashSet<>();
        /** Whether an institution begins, or anything is said of an office. */
        private boolean founds;
        /** Whether something is known that belongs to no institution. */
        private boolean leadsNowhere;
        /** Whether something is named that is not known, but may be by the time that it is recorded. */
        private boolean leadsAstray;

        private boolean isFollowed;

        private Reach() {}

        /** @throws ProblemException 403, which tells nothing that the request does not say itself */
        void require(Scope scope, boolean mayFound) {
            if (founds && !mayFound) {
                throw forAllOnly();
            }
            if (scope.everywhere()) {
                return;
            }
            follow();
            if (leadsAstray || !scope.includesAll(institutions)) {
                throw ProblemException.notAllowedIn(named.stream()
                        .filter(institution -> !scope.includes(institution))
                        .sorted()
                        .toList());
            }
            if (leadsNowhere) {
                throw forAllOnly();
            }
        }

        /** @param target null where the effect is refused for what it is about, and with it the instrument */
        private void add(Effect effect, @Nullable String target, Targets targets) {
            if (effect.establishes()) {
                begin(Objects.requireNonNull(effect.thing()));
            } else if (target == null) {
                return;
            } else {
                touch(target, effect);
            }
            switch (effect) {
                case EstablishUnit unit -> {
                    name(unit.institutionId());
                    add(units, unit.parentUnitId());
                }
                case MoveUnit unit -> add(units, unit.parentUnitId());
                case EstablishPost post -> add(units, post.unitId());
                case AmendPost post -> add(units, Change.after(post.unitId(), null));
                case Appoint appoint -> add(posts, postOf(appoint.continues(), targets));
                case SamePerson person -> add(people, person.sameAs());
                case Correct correct -> addCorrected(correct, targets);
                default -> {
                    // reaches nothing but what it is about
                }
            }
        }

        private void begin(String thing) {
            begun.add(thing);
            founds |= thing.startsWith("institution:") || thing.startsWith("office:");
        }

        private void touch(String thing, Effect effect) {
            String id = id(thing);
            switch (kind(thing)) {
                case "institution" -> {
                    institutions.add(id);
                    if (thing.equals(effect.thing())) {
                        named.add(id);
                    }
                }
                case "unit" -> units.add(id);
                case "post" -> posts.add(id);
                case "person" -> people.add(id);
                case "instrument" -> papers.add(id);
                default -> founds = true;
            }
        }

        /** What a correction puts in the place of what was said is where the thing is carried to. */
        private void addCorrected(Correct correct, Targets targets) {
            String institution = Targets.stated(correct, "institutionId");
            if (institution != null) {
                name(institution);
            }
            add(units, Targets.stated(correct, "unitId"));
            add(units, Targets.stated(correct, "parentUnitId"));
            add(people, Targets.stated(correct, "sameAs"));
            add(posts, postOf(Targets.stated(correct, "continues"), targets));
        }

        private void name(String institution) {
            institutions.add(institution);
            named.add(institution);
        }

        /** Down to institutions, once. */
        private void follow() {
            if (isFollowed) {
                return;
            }
            isFollowed = true;
            follow("person", people);
            posts.addAll(guard.postsHeldUnderAnyId(people));
            follow("post", posts);
            follow("unit", units);
            for (String paper : papers) {
                Set<String> touched = guard.institutionsTouchedBy(paper);
                institutions.addAll(touched);
                leadsNowhere |= touched.isEmpty();
            }
        }

        private void follow(String kind, Set<String> ids) {
            Set<String> references = ids.stream().map(id -> kind + ":" + id).collect(Collectors.toSet());
            Map<String, List<Recorded>> streams = register.streams(references);
            references.removeAll(streams.keySet());
            leadsAstray |= !begun.containsAll(references);
            streams.values().stream().flatMap(List::stream).map(Recorded::event).forEach(this::follow);
        }

        private void follow(Event event) {
            Mentions.sameAs(event).forEach(people::add);
            Paper.unitOf(event).forEach(units::add);
            Paper.institutionOf(event).forEach(institutions::add);
        }

        private static @Nullable String postOf(@Nullable String appointment, Targets targets) {
            String post = appointment == null ? null : targets.postOf(appointment);
            return post == null ? null : id(post);
        }

        private static void add(Set<String> ids, @Nullable String id) {
            Stream.ofNullable(id).forEach(ids::add);
        }

        private static String kind(String reference) {
            return reference.substring(0, reference.indexOf(':'));
        }

        private static String id(String reference) {
            return reference.substring(reference.indexOf(':') + 1);
        }
    }
}
