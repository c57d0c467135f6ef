package org.uteuzi.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Fact;
import org.uteuzi.json.EventJson;
import org.uteuzi.rule.RuleOfLaw.About;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.PersonTimeline;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.Recorded;
import org.uteuzi.timeline.UnitTimeline;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** A small register in memory. What is told is written as JSON without its double quotes; a fact has the id of its appointment. */
final class Told implements Belief {

    private static final JsonMapper WORDS = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
            .build();

    private final Map<String, List<Recorded>> streams = new LinkedHashMap<>();
    private final Map<String, PartialDate> signed = new HashMap<>();
    private int order;

    Told unit(String id, String more) {
        return tell(
                "unit.unit-established",
                "unitId: '%s', institutionId: 'i', kind: 'BOARD', name: {sw: 'Bodi'}",
                id,
                more,
                "2000");
    }

    Told composition(String unit, String from, String more) {
        return tell("unit.composition-set", "unitId: '%s'", unit, more, from);
    }

    Told post(String id, String more) {
        return tell("post.post-established", "postId: '%s', unitId: 'u', title: {sw: 'Nafasi'}", id, more, "2000");
    }

    Told amend(String post, String from, String more) {
        return tell("post.post-amended", "postId: '%s'", post, more, from);
    }

    Told appoint(String id, String post, String person, String from, String... more) {
        String capacity = String.join("", more).contains("capacity:") ? "" : "capacity: 'SUBSTANTIVE'";
        return tell(
                "post.holder-appointed",
                "factId: '" + id + "', appointmentId: '%s', postId: '" + post + "', personId: '" + person + "'",
                id,
                Stream.concat(Stream.of(capacity), Stream.of(more))
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining(", ")),
                from);
    }

    Told act(String id, String post, String person, String from) {
        return appoint(id, post, person, from, "capacity: 'ACTING'");
    }

    Told end(String id, String post, String until, String reason, String... more) {
        return tell(
                "post.appointment-ended",
                "factId: '" + id + "-end', appointmentId: '%s', postId: '" + post + "', until: '" + until + "'",
                id,
                Stream.concat(Stream.of("reason: '" + reason + "'"), Stream.of(more))
                        .collect(Collectors.joining(", ")),
                until);
    }

    Told absent(String id, String post, String from, String until) {
        return tell(
                "post.holder-absent",
                "appointmentId: '%s', postId: '" + post + "', absence: 'LEAVE'",
                id,
                "until: '" + until + "'",
                from);
    }

    Told person(String id, String name) {
        return tell(
                "person.person-registered", "factId: '" + id + "', personId: '%s'", id, "name: '" + name + "'", "2000");
    }

    Told joined(String id, String sameAs) {
        return tell("person.persons-joined", "personId: '%s'", id, "sameAs: '" + sameAs + "'", "2000");
    }

    Told signed(String factId, String on) {
        signed.put(factId, new PartialDate(on));
        return this;
    }

    /** Code, first fact and days of everything found about these kinds of things. */
    List<String> found(About... kinds) {
        return Set.of(kinds).stream()
                .flatMap(kind -> ids(kind).flatMap(id -> RulesOfLaw.findings(rule -> true, kind, id, this)))
                .map(Told::words)
                .distinct()
                .sorted()
                .toList();
    }

    List<StandingFinding> findings(About kind, String id) {
        return RulesOfLaw.findings(rule -> true, kind, id, this).toList();
    }

    Told copy() {
        Told copy = new Told();
        streams.forEach((thing, stream) -> copy.streams.put(thing, new ArrayList<>(stream)));
        copy.signed.putAll(signed);
        copy.order = order;
        return copy;
    }

    static String words(StandingFinding finding) {
        LocalDate until = finding.open().until();
        LocalDate from = finding.open().from();
        return finding.code() + " " + finding.factIds().getFirst() + " " + (from.equals(LocalDate.MIN) ? "" : from)
                + ".." + (until == null ? "" : until);
    }

    @Override
    public Optional<PostTimeline> post(String postId) {
        return PostTimeline.of(stream("post:" + postId));
    }

    @Override
    public Optional<UnitTimeline> unit(String unitId) {
        return UnitTimeline.of(stream("unit:" + unitId));
    }

    @Override
    public Optional<PersonTimeline> person(String personId) {
        return PersonTimeline.of(stream("person:" + personId));
    }

    @Override
    public Set<String> idsOf(String personId) {
        Set<String> ids = new HashSet<>(Set.of(personId));
        ids(About.PERSON)
                .forEach(id -> person(id).map(PersonTimeline::sameAs).ifPresent(other -> {
                    if (ids.contains(id) || ids.contains(other)) {
                        ids.addAll(Set.of(id, other));
                    }
                }));
        return ids;
    }

    @Override
    public List<Holding> holdingsOf(Set<String> personIds) {
        return ids(About.POST)
                .flatMap(id -> post(id).orElseThrow().holdings().stream())
                .filter(holding -> personIds.contains(holding.appointed().fact().personId()))
                .toList();
    }

    @Override
    public Set<String> postsIn(String unitId) {
        return ids(About.POST).collect(Collectors.toSet());
    }

    @Override
    public Stream<String> namesakesBefore(String personId) {
        Set<String> earlier = new TreeSet<>();
        for (String id : ids(About.PERSON).toList()) {
            if (id.equals(personId)) {
                break;
            }
            if (key(id).equals(key(personId))) {
                earlier.add(id);
            }
        }
        return earlier.stream();
    }

    @Override
    public @Nullable PartialDate signedOn(String factId) {
        return signed.get(factId);
    }

    private @Nullable String key(String person) {
        return Namesakes.keyOf(person(person).orElseThrow()).findFirst().orElse(null);
    }

    private Stream<String> ids(About kind) {
        String prefix = kind.name().toLowerCase(java.util.Locale.ROOT) + ":";
        return List.copyOf(streams.keySet()).stream()
                .filter(thing -> thing.startsWith(prefix))
                .map(thing -> thing.substring(prefix.length()));
    }

    private List<Recorded> stream(String reference) {
        return streams.getOrDefault(reference, List.of());
    }

    private Told tell(String type, String words, String id, String more, String from) {
        String members = words.formatted(id) + ", effectiveFrom: '" + from + "'" + (more.isEmpty() ? "" : ", " + more);
        String fact = members.contains("factId:") ? "" : "factId: 'f" + order + "', ";
        Fact event = (Fact)
                EventJson.read(type, WORDS.readTree("{" + fact + members + "}").toString());
        streams.computeIfAbsent(event.thing(), thing -> new ArrayList<>()).add(Recorded.of(order++, event));
        return this;
    }
}
