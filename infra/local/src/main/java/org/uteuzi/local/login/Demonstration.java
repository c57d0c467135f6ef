package org.uteuzi.local.login;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom the login server lets in: people, each with their own name as password, and programs, each with its own name as secret.
 *
 * @param grants as the claim says them
 */
public record Demonstration(String name, List<String> grants) {

    public static final List<Demonstration> PEOPLE = List.of(
            new Demonstration("afisa", List.of("HR_OFFICER:*", "IMPORTER:*")),
            new Demonstration("afisa-egaz", List.of("HR_OFFICER:egaz")),
            new Demonstration("mwidhinishaji", List.of("APPROVER:*", "PERSON:-")),
            new Demonstration("kiongozi", List.of("MANAGER:*")),
            new Demonstration("mkaguzi", List.of("AUDITOR:*")),
            new Demonstration("msimamizi", List.of("ADMIN:*")));

    public static final List<Demonstration> PROGRAMS = List.of(
            new Demonstration("demo-hr", List.of("HR_OFFICER:*", "IMPORTER:*")),
            new Demonstration("demo-approver", List.of("APPROVER:*")),
            new Demonstration("demo-manager", List.of("MANAGER:*")),
            new Demonstration("demo-auditor", List.of("AUDITOR:*")),
            new Demonstration("demo-admin", List.of("ADMIN:*")));

    /** What tokens say of somebody. */
    static Map<String, Object> claims(String name) {
        Optional<Demonstration> known = Stream.concat(PEOPLE.stream(), PROGRAMS.stream())
                .filter(somebody -> somebody.name.equals(name))
                .findFirst();
        return Map.of(
                "preferred_username",
                name,
                "uteuzi",
                known.map(Demonstration::grants).orElse(List.of()));
    }
}
