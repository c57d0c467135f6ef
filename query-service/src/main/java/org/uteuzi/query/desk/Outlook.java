package org.uteuzi.query.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.query.web.Words;
import org.uteuzi.time.PartialDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What would come of recording a draft, as the door foresees it.
 *
 * @param day of the structure before and after; null where nothing of it is touched
 * @param places what it touches in the structure
 * @param findings to be acknowledged, each with a reason
 * @param refusals why it cannot be recorded
 * @param notice what must be known before trying again; null if there is nothing
 */
record Outlook(
        @Nullable String day,
        List<Place> places,
        List<Finding> findings,
        List<Refusal> refusals,
        @Nullable String notice) {

    /** A post before and after; null on the side on which it is not there. */
    record Place(
            String post,
            String unit,
            @Nullable List<String> before,
            @Nullable List<String> after,
            boolean changed) {}

    /** @param place which effect it is about, or that it lies on what was recorded earlier */
    record Finding(String key, String place, String message, String reason, boolean seen) {}

    /** @param effect at which it can be put right; null: at the instrument itself */
    record Refusal(@Nullable Integer effect, String text) {}

    /** The refusals as the mistakes of the page, each leading to its effect. */
    Form form() {
        return new Form(
                List.of(),
                refusals.stream()
                        .map(refusal -> new Form.Wrong(
                                refusal.effect() == null ? "paper" : "effect-" + (refusal.effect() + 1),
                                refusal.text()))
                        .toList());
    }

    boolean refuses(int effect) {
        return refusals.stream().anyMatch(refusal -> Objects.equals(refusal.effect(), effect));
    }

    /** The findings by their keys. */
    static Map<String, Letter.Found> found(Door.Answer answer) {
        if (!(answer instanceof Door.Answer.Taken taken)) {
            return Map.of();
        }
        return taken.body()
                .path("findings")
                .valueStream()
                .map(Outlook::found)
                .collect(Collectors.toMap(Letter.Found::key, found -> found, (one, other) -> one, LinkedHashMap::new));
    }

    private static Letter.Found found(JsonNode finding) {
        return new Letter.Found(
                finding.path("code").asString(),
                finding.path("effect").isInt() ? finding.path("effect").asInt() : null,
                finding.path("factId").isString() ? finding.path("factId").asString() : null,
                finding.path("message").asString());
    }

    /** What is said of one effect, or, for null, of the instrument itself. */
    static List<Form.Said> problems(Door.Answer answer, @Nullable Integer effect) {
        return refused(answer)
                .filter(problem -> Objects.equals(effect(problem), effect))
                .map(problem ->
                        new Form.Said(field(problem), problem.path("message").asString()))
                .toList();
    }

    private static Stream<JsonNode> refused(Door.Answer answer) {
        return switch (answer) {
            case Door.Answer.Taken taken -> taken.body().path("refusals").valueStream();
            case Door.Answer.Refused refused -> {
                JsonNode problems = refused.problem().path("problems");
                yield problems.isEmpty() ? Stream.of(refused.problem()) : problems.valueStream();
            }
            case Door.Answer.Unknown unknown -> Stream.of();
        };
    }

    private static @Nullable Integer effect(JsonNode problem) {
        return problem.path("effect").isInt() ? problem.path("effect").asInt() : null;
    }

    /** {@code effects[1].terms.termLength} is the field {@code terms.termLength}. */
    private static @Nullable String field(JsonNode problem) {
        if (!problem.path("path").isString()) {
            return null;
        }
        String path = problem.path("path").asString().replaceFirst("^effects\\[\\d+]\\.?", "");
        return path.isEmpty() ? null : path;
    }

    static Outlook of(Door.Answer preview, Door.@Nullable Answer recording, Draft draft, Words words) {
        List<Refusal> refusals = Stream.concat(refused(preview), recording == null ? Stream.of() : refused(recording))
                .filter(problem -> !problem.path("code").asString().equals("FINDINGS_TO_ACKNOWLEDGE"))
                .filter(problem -> recording == null || !isFinding(problem, preview))
                .map(problem -> refusal(problem, words))
                .distinct()
                .toList();
        boolean unknown = preview instanceof Door.Answer.Unknown || recording instanceof Door.Answer.Unknown;
        JsonNode body = preview instanceof Door.Answer.Taken taken
                ? taken.body()
                : JsonMapper.shared().createObjectNode();
        List<Finding> findings = found(preview).entrySet().stream()
                .map(entry -> finding(entry.getKey(), entry.getValue(), draft, words))
                .toList();
        return new Outlook(
                body.at("/after/basis/on").isString()
                        ? words.on(new PartialDate(body.at("/after/basis/on").asString()).first())
                        : null,
                places(body, words),
                findings,
                refusals,
                unknown
                        ? words.say(recording == null ? "desk.door.silent" : "desk.door.unknown")
                        : recording instanceof Door.Answer.Refused && refusals.isEmpty()
                                ? words.say("desk.door.findings")
                                : null);
    }

    private static boolean isFinding(JsonNode problem, Door.Answer preview) {
        return found(preview).containsKey(found(problem).key());
    }

    private static Refusal refusal(JsonNode problem, Words words) {
        Integer effect = effect(problem);
        String text = problem.path("message").isString()
                ? problem.path("message").asString()
                : problem.path("detail").isString()
                        ? problem.path("detail").asString()
                        : problem.path("title").asString();
        return new Refusal(
                effect, effect == null ? text : words.say("desk.ofEffect", String.valueOf(effect + 1), text));
    }

    private static Finding finding(String key, Letter.Found found, Draft draft, Words words) {
        return new Finding(
                key,
                found.effect() == null
                        ? words.say("desk.finding.earlier")
                        : words.say("desk.finding.effect", String.valueOf(found.effect() + 1)),
                found.message(),
                draft.acknowledged().getOrDefault(key, ""),
                draft.acknowledged().containsKey(key));
    }

    private static List<Place> places(JsonNode body, Words words) {
        Map<String, JsonNode> before = posts(body.path("before"));
        Map<String, JsonNode> after = posts(body.path("after"));
        Set<String> ids = new TreeSet<>(before.keySet());
        ids.addAll(after.keySet());
        List<Place> places = new ArrayList<>();
        for (String id : ids) {
            JsonNode earlier = before.get(id);
            JsonNode later = after.get(id);
            JsonNode shown = later == null ? Objects.requireNonNull(earlier) : later;
            List<String> was = earlier == null ? null : holders(earlier, words);
            List<String> is = later == null ? null : holders(later, words);
            places.add(new Place(
                    text(shown.path("title"), words),
                    unit(later == null ? body.path("before") : body.path("after"), shown, words),
                    was,
                    is,
                    !Objects.equals(was, is)));
        }
        return places;
    }

    private static Map<String, JsonNode> posts(JsonNode structure) {
        return structure
                .path("posts")
                .valueStream()
                .collect(Collectors.toMap(post -> post.path("id").asString(), post -> post));
    }

    private static String unit(JsonNode structure, JsonNode post, Words words) {
        return structure
                .path("units")
                .valueStream()
                .filter(unit -> unit.path("id").equals(post.path("unitId")))
                .findFirst()
                .map(unit -> text(unit.path("name"), words))
                .orElse("");
    }

    private static List<String> holders(JsonNode post, Words words) {
        List<String> holders = post.path("holders")
                .valueStream()
                .map(holder -> words.say(
                        "desk.holder",
                        Optional.ofNullable(holder.path("name").stringValue(null))
                                .orElseGet(() -> words.say("holder.notNamed")),
                        words.say("state." + holder.path("capacity").asString())))
                .toList();
        return holders.isEmpty() ? List.of(words.say("state.VACANT")) : holders;
    }

    private static String text(JsonNode localized, Words words) {
        String own = localized.path(words.language().tag()).stringValue(null);
        return own != null
                ? own
                : localized.path("sw").stringValue(localized.path("en").stringValue(""));
    }
}
