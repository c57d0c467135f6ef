package org.uteuzi.command.instrument;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.post.Appoint;
import org.uteuzi.command.post.AppointmentEffect;
import org.uteuzi.command.post.ChangeHolder;
import org.uteuzi.command.problem.Problem;
import org.uteuzi.command.register.RecordedThings;
import org.uteuzi.command.register.RecordedThings.Found;
import org.uteuzi.command.thing.Correct;
import org.uteuzi.command.thing.Effect;
import org.uteuzi.command.thing.Withdraw;
import org.uteuzi.command.unit.LapseMandate;
import tools.jackson.databind.JsonNode;

/** Which thing each effect of an instrument is about, and which of these the register already has. */
final class Targets {

    private final List<Item> items;
    private final Set<String> papers;
    private final Set<String> keys;
    private final @Nullable String[] targets;
    private final List<Problem> refusals = new ArrayList<>();
    private final Set<String> existing = new TreeSet<>();
    private final Map<String, String> appointments;
    private final Map<String, String> facts;
    private final Set<String> known;
    private final Set<String> established = new HashSet<>();
    private final Set<String> takenFacts;
    private final Set<String> takenAppointments;
    private final boolean isRecorded;
    private final boolean isUnderPolicy;

    /** Of several instruments that are not recorded now. */
    static Targets of(List<Item> items, RecordedThings register) {
        return new Targets(items, found(items, register, Set.of(), Set.of()), Set.of(), Set.of());
    }

    /** Of each of these instruments, which are to be recorded; none yet knows what another is about to bring. */
    static List<Targets> ofEach(List<RecordInstrument> commands, RecordedThings register) {
        List<List<Item>> items = commands.stream()
                .map(command -> Item.of(command.instrument().effects()))
                .toList();
        Found found = found(
                items.stream().flatMap(List::stream).toList(),
                register,
                commands.stream().flatMap(command -> paper(command).stream()).collect(Collectors.toSet()),
                commands.stream().flatMap(command -> key(command).stream()).collect(Collectors.toSet()));
        return IntStream.range(0, commands.size())
                .mapToObj(i -> new Targets(items.get(i), found, paper(commands.get(i)), key(commands.get(i))))
                .toList();
    }

    private static Set<String> paper(RecordInstrument command) {
        return Set.of("instrument:" + command.instrument().instrumentId());
    }

    private static Set<String> key(RecordInstrument command) {
        String key = command.idempotencyKey();
        return key == null ? Set.of() : Set.of(key);
    }

    /**
     * @param papers the instrument as a reference
     * @param keys its Idempotency-Key, if it has one
     */
    private Targets(List<Item> items, Found found, Set<String> papers, Set<String> keys) {
        this.items = items;
        this.papers = papers;
        this.keys = keys;
        isRecorded = keys.stream().anyMatch(found.keys()::contains)
                || papers.stream().anyMatch(found.known()::contains);
        isUnderPolicy = found.isUnderPolicy();
        appointments = new HashMap<>(found.posts());
        facts = new HashMap<>(found.things());
        known = found.known();
        takenFacts = new HashSet<>(facts.keySet());
        takenAppointments = new HashSet<>(appointments.keySet());
        targets = new String[items.size()];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = target(i, items.get(i).statement());
        }
    }

    private static Found found(List<Item> items, RecordedThings register, Set<String> papers, Set<String> keys) {
        List<Effect> effects = items.stream().<Effect>map(Item::statement).toList();
        return register.find(
                effects.stream().flatMap(Targets::appointments).collect(Collectors.toSet()),
                effects.stream()
                        .flatMap(effect -> Stream.concat(corrected(effect), effect.factIds()))
                        .collect(Collectors.toSet()),
                Stream.concat(effects.stream().map(Effect::thing).filter(Objects::nonNull), papers.stream())
                        .collect(Collectors.toSet()),
                keys);
    }

    private @Nullable String target(int index, Effect effect) {
        String target = find(index, effect);
        refuseTaken(index, effect.factIds(), takenFacts);
        refuseTaken(index, newAppointment(effect), takenAppointments);
        if (target == null || !isAsExpected(index, effect, target)) {
            return null;
        }
        remember(effect, target);
        return target;
    }

    /** Whether a thing is there or, where the effect establishes it, is not there yet. */
    private boolean isAsExpected(int index, Effect effect, String target) {
        if (effect.establishes()) {
            if (known.contains(target) || !established.add(target)) {
                refuse(index, "IDENTIFIER_ALREADY_USED", Map.of("id", id(target)));
                return false;
            }
        } else if (!established.contains(target)) {
            if (effect.thing() != null && !known.contains(target)) {
                refuse(index, "IDENTIFIER_NOT_KNOWN", Map.of("id", id(target)));
                return false;
            }
            existing.add(target);
        }
        return true;
    }

    List<Item> items() {
        return items;
    }

    /** All that it is about and all ids that it gives or goes by. Who shares one with another waits for that. */
    Set<String> claims() {
        Set<String> claims = new HashSet<>(papers);
        keys.forEach(key -> claims.add("key:" + key));
        for (int i = 0; i < targets.length; i++) {
            Effect effect = items.get(i).statement();
            Stream.ofNullable(targets[i]).forEach(claims::add);
            Stream.ofNullable(effect.thing()).forEach(claims::add);
            appointments(effect).map(id -> "appointment:" + id).forEach(claims::add);
            Stream.concat(corrected(effect), effect.factIds())
                    .map(id -> "fact:" + id)
                    .forEach(claims::add);
        }
        return claims;
    }

    /** Whether the instrument, or one with its key, is in the register. */
    boolean isRecorded() {
        return isRecorded;
    }

    /** Whether anything needs approval in any institution. */
    boolean isUnderPolicy() {
        return isUnderPolicy;
    }

    /** The thing that an item is about; null if it is refused for what it is about. */
    @Nullable
    String of(int item) {
        return targets[item];
    }

    /** The post to which an appointment named by an effect was made; null if there is none so far. */
    @Nullable
    String postOf(String appointmentId) {
        String post = appointments.get(appointmentId);
        return post == null ? null : "post:" + post;
    }

    /** What must be loaded, in the one order in which everybody loads. */
    Set<String> existing() {
        return existing;
    }

    List<Problem> refusals() {
        return refusals;
    }

    /** The last effect about any of the things; null if there is none. */
    @Nullable
    Integer lastAbout(Collection<String> references) {
        for (int i = targets.length - 1; i >= 0; i--) {
            if (targets[i] != null && references.contains(targets[i])) {
                return items.get(i).effect();
            }
        }
        return null;
    }

    private @Nullable String find(int index, Effect effect) {
        return switch (effect) {
            case AppointmentEffect of -> {
                String post = postOf(of.appointmentId());
                yield post == null ? refuse(index, "IDENTIFIER_NOT_KNOWN", Map.of("id", of.appointmentId())) : post;
            }
            case Correct correct -> thingOf(index, correct.factId());
            case Withdraw withdraw -> thingOf(index, withdraw.factId());
            case LapseMandate lapse -> thingOf(index, lapse.mandate());
            default -> effect.thing();
        };
    }

    private @Nullable String thingOf(int index, String factId) {
        String thing = facts.get(factId);
        return thing == null ? refuse(index, "FACT_NOT_KNOWN", Map.of("factId", factId)) : thing;
    }

    /** Later effects of the same instrument may end the appointment or correct the fact. */
    private void remember(Effect effect, String target) {
        effect.factIds().forEach(factId -> facts.putIfAbsent(factId, target));
        newAppointment(effect).forEach(appointment -> appointments.putIfAbsent(appointment, id(target)));
    }

    /** An id is given once, be it by the register or by an earlier effect. */
    private void refuseTaken(int index, Stream<String> ids, Set<String> taken) {
        ids.filter(id -> !taken.add(id)).forEach(id -> refuse(index, "IDENTIFIER_ALREADY_USED", Map.of("id", id)));
    }

    private @Nullable String refuse(int item, String code, Map<String, Object> arguments) {
        refusals.add(Problem.of(items.get(item).effect(), code, arguments));
        return null;
    }

    private static Stream<String> appointments(Effect effect) {
        return switch (effect) {
            case AppointmentEffect of -> Stream.of(of.appointmentId());
            case Appoint appoint -> Stream.concat(newAppointment(appoint), Stream.ofNullable(appoint.continues()));
            case Correct correct -> Stream.ofNullable(stated(correct, "continues"));
            default -> newAppointment(effect);
        };
    }

    /** The id that a correction states under a name; null where it states none. */
    static @Nullable String stated(Correct correct, String name) {
        JsonNode value = correct.with().get(name);
        return value != null && value.isString() ? value.asString() : null;
    }

    private static Stream<String> newAppointment(Effect effect) {
        return switch (effect) {
            case Appoint appoint -> Stream.of(appoint.appointmentId());
            case ChangeHolder change -> Stream.of(change.appointmentId());
            default -> Stream.of();
        };
    }

    private static Stream<String> corrected(Effect effect) {
        return switch (effect) {
            case Correct correct -> Stream.of(correct.factId());
            case Withdraw withdraw -> Stream.of(withdraw.factId());
            case LapseMandate lapse -> Stream.of(lapse.mandate());
            default -> Stream.of();
        };
    }

    private static String id(String reference) {
        return reference.substring(reference.indexOf(':') + 1);
    }
}
