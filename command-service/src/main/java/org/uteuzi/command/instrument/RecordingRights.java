package org.uteuzi.command.instrument;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.uteuzi.access.Caller;
import org.uteuzi.access.Permission;
import org.uteuzi.access.Scope;
import org.uteuzi.command.guard.Guard;
import org.uteuzi.command.person.SamePerson;
import org.uteuzi.command.post.AmendPost;
import org.uteuzi.command.post.EstablishPost;
import org.uteuzi.command.problem.ProblemException;
import org.uteuzi.command.register.RecordedThings;
import org.uteuzi.command.thing.Effect;
import org.uteuzi.command.unit.EstablishUnit;
import org.uteuzi.command.unit.MoveUnit;
import org.uteuzi.event.post.Change;
import org.uteuzi.event.post.PostEstablished;
import org.uteuzi.event.unit.UnitEstablished;

/**
 * Whether somebody may record an instrument: on each institution that it touches. A unit belongs to the institution in which it
 * was established for ever, a post to those in which its units stand; a person to those in whose posts they are; a paper to
 * those that it touched. Whom nobody appointed anybody may describe who may record at all; everything else that belongs to no
 * institution, and an institution that is to begin, is for who may record for all of them.
 */
@Component
public class RecordingRights {

    private final RecordedThings register;
    private final Guard guard;

    RecordingRights(RecordedThings register, Guard guard) {
        this.register = register;
        this.guard = guard;
    }

    /** @throws ProblemException 403 */
    public void require(Caller caller, Permission permission, InstrumentRequest instrument) {
        Scope scope = caller.grants().where(permission);
        if (scope.everywhere()) {
            return;
        }
        Touched touched = touched(instrument);
        Set<String> others = new TreeSet<>(touched.institutions);
        others.removeAll(scope.institutions());
        if (!others.isEmpty()) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "NOT_ALLOWED_IN_INSTITUTION",
                    Map.of("institutions", String.join(", ", others)));
        }
        if (touched.all || scope.isNowhere()) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "NOT_ALLOWED_FOR_ALL", Map.of());
        }
    }

    /** What an instrument would touch. */
    private static final class Touched {

        private final Set<String> institutions = new HashSet<>();
        private final Set<String> units = new HashSet<>();
        private final Set<String> posts = new HashSet<>();
        private final Set<String> people = new HashSet<>();
        private final Set<String> papers = new HashSet<>();
        /** Whether also what belongs to none of them. */
        private boolean all;

        /** @param begins whether the thing begins with the effect */
        void add(String thing, boolean begins) {
            String id = thing.substring(thing.indexOf(':') + 1);
            switch (thing.substring(0, thing.indexOf(':'))) {
                case "institution" -> {
                    all |= begins;
                    if (!begins) {
                        institutions.add(id);
                    }
                }
                case "unit" -> {
                    if (!begins) {
                        units.add(id);
                    }
                }
                case "post" -> {
                    if (!begins) {
                        posts.add(id);
                    }
                }
                case "person" -> {
                    if (!begins) {
                        people.add(id);
                    }
                }
                case "instrument" -> papers.add(id);
                default -> all = true;
            }
        }
    }

    private Touched touched(InstrumentRequest instrument) {
        List<Item> items = Item.of(instrument.effects());
        Targets targets = Targets.of(items, register);
        Touched touched = new Touched();
        Map<String, String> institutionsOfNew = new HashMap<>();
        Map<String, String> unitsOfNew = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            Effect effect = items.get(i).statement();
            String target = targets.of(i);
            if (target == null) {
                continue; // refused, and with it the instrument
            }
            touched.add(target, effect.establishes());
            switch (effect) {
                case EstablishUnit unit -> {
                    institutionsOfNew.put(unit.unitId(), unit.institutionId());
                    touched.institutions.add(unit.institutionId());
                    Stream.ofNullable(unit.parentUnitId()).forEach(touched.units::add);
                }
                case MoveUnit unit -> Stream.ofNullable(unit.parentUnitId()).forEach(touched.units::add);
                case EstablishPost post -> {
                    unitsOfNew.put(post.postId(), post.unitId());
                    touched.units.add(post.unitId());
                }
                case AmendPost post ->
                    Stream.ofNullable(Change.after(post.unitId(), null)).forEach(touched.units::add);
                case SamePerson person -> touched.people.add(person.sameAs());
                default -> {
                    // touches nothing but what it is about
                }
            }
        }
        resolve(touched, institutionsOfNew, unitsOfNew);
        return touched;
    }

    /** Down to institutions; what leads to none that is known or begins here belongs to none. */
    private void resolve(Touched touched, Map<String, String> institutionsOfNew, Map<String, String> unitsOfNew) {
        touched.posts.removeAll(unitsOfNew.keySet()); // their units are there already
        touched.posts.addAll(guard.postsHeldBy(touched.people));
        Set<String> found = new HashSet<>();
        register.beginnings(references("post", touched.posts)).forEach(event -> {
            if (event instanceof PostEstablished post) {
                found.add(post.postId());
                touched.units.add(post.unitId());
            }
        });
        touched.all |= !found.containsAll(touched.posts);
        touched.institutions.addAll(guard.institutionsOf(references("post", touched.posts)));
        found.clear();
        register.beginnings(references("unit", touched.units)).forEach(event -> {
            if (event instanceof UnitEstablished unit) {
                found.add(unit.unitId());
                touched.institutions.add(unit.institutionId());
            }
        });
        found.addAll(institutionsOfNew.keySet());
        touched.all |= !found.containsAll(touched.units);
        for (String paper : touched.papers) {
            Set<String> institutions = guard.institutionsTouchedBy(paper);
            touched.institutions.addAll(institutions);
            touched.all |= institutions.isEmpty();
        }
    }

    private static List<String> references(String kind, Collection<String> ids) {
        return ids.stream().map(id -> kind + ":" + id).toList();
    }
}
