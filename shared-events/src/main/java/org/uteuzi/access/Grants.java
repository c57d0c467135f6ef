package org.uteuzi.access;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The roles of somebody, each for some institutions or for all. A login server says them in one claim, a list of texts
 * {@code ROLE:institution} with {@code *} for all of them: {@code ["HR_OFFICER:egaz", "MANAGER:*"]}. What is not of this form,
 * or names a role that we do not know, grants nothing. {@code PERSON:id} says in the same list which person of the register they
 * are, {@code PERSON:-} that they are none; who is said to be several is not known.
 */
public final class Grants {

    public static final String CLAIM = "uteuzi";
    public static final String ALL = "*";
    public static final Grants NONE = new Grants(Map.of(), null);

    /** Instead of an id: somebody whom the register does not know as a person. */
    public static final String NOBODY = "-";

    private static final String PERSON = "PERSON";

    private final Map<Role, Set<String>> institutions;
    private final @Nullable String person;

    private Grants(Map<Role, Set<String>> institutions, @Nullable String person) {
        this.institutions = institutions;
        this.person = person;
    }

    /** @param claim as a token holds it */
    public static Grants of(@Nullable Object claim) {
        Map<Role, Set<String>> institutions = new EnumMap<>(Role.class);
        Set<String> persons = new HashSet<>();
        for (Object statement : claim instanceof Collection<?> all ? all : List.of()) {
            String[] said = String.valueOf(statement).split(":", 2);
            if (said.length == 2 && !said[1].isBlank()) {
                if (said[0].equals(PERSON)) {
                    persons.add(said[1]);
                }
                role(said[0])
                        .ifPresent(role -> institutions
                                .computeIfAbsent(role, it -> new TreeSet<>())
                                .add(said[1]));
            }
        }
        return new Grants(institutions, persons.size() == 1 ? persons.iterator().next() : null);
    }

    private static Optional<Role> role(String name) {
        return EnumSet.allOf(Role.class).stream()
                .filter(role -> role.name().equals(name))
                .findFirst();
    }

    /** Which person of the register they are, or {@link #NOBODY}; empty where the login server does not say. */
    public Optional<String> person() {
        return Optional.ofNullable(person);
    }

    /** Of which institutions something is allowed. */
    public Scope where(Permission permission) {
        Set<String> all = permission.roles().stream()
                .flatMap(role -> institutions.getOrDefault(role, Set.of()).stream())
                .collect(Collectors.toCollection(HashSet::new));
        if (all.contains(ALL)) {
            return Scope.EVERYWHERE;
        }
        return permission.isForAllOnly() ? Scope.NOWHERE : new Scope(false, all);
    }

    /** Whether something is allowed of any institution at all. */
    public boolean may(Permission permission) {
        return !where(permission).isNowhere();
    }

    public boolean may(Permission permission, String institution) {
        return where(permission).includes(institution);
    }

    /** The role by which something is done that only one may. */
    public Optional<Role> by(Permission permission) {
        return permission.roles().stream().filter(institutions::containsKey).min(Role::compareTo);
    }

    /** All that is allowed of some institution or other, by name. */
    public List<String> permissions() {
        return Stream.of(Permission.values())
                .filter(this::may)
                .map(Permission::name)
                .toList();
    }

    public Set<Role> roles() {
        return institutions.isEmpty() ? Set.of() : EnumSet.copyOf(institutions.keySet());
    }

    /** As the claim says them, in one order. */
    @Override
    public String toString() {
        return institutions.entrySet().stream()
                .flatMap(role -> role.getValue().stream().map(institution -> role.getKey() + ":" + institution))
                .collect(Collectors.joining(" "));
    }
}
