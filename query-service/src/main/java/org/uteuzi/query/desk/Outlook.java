package org.uteuzi.query.desk;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.json.EventJson;
import org.uteuzi.query.web.Words;
import tools.jackson.databind.JsonNode;

/**
 * What would come of recording a draft, as the door foresees it.
 *
 * @param structure what it touches of the structure, before and after
 * @param findings to be acknowledged, each with a reason
 * @param refusals why it cannot be recorded
 * @param approvals what another must approve, by each effect
 * @param notice what must be known before trying again; null if there is nothing
 */
record Outlook(
        BeforeAfter structure,
        List<Finding> findings,
        List<Refusal> refusals,
        List<String> approvals,
        @Nullable String notice) {

    private static final String APPROVAL = "APPROVAL_NEEDED";

    /**
     * @param place which effect it is about, or that it lies on what was recorded earlier
     * @param mistake what is missing of the acknowledgement; null where nothing is, or nobody tried to record yet
     */
    record Finding(
            String key,
            String place,
            String message,
            String reason,
            boolean seen,
            @Nullable String mistake) {}

    /** @param effect at which it can be put right, from 1; null: at the instrument itself */
    record Refusal(@Nullable Integer effect, String text) {}

    /** The mistakes of the page, each leading to its place. */
    Form form() {
        Stream<Form.Wrong> refused = refusals.stream()
                .map(refusal -> new Form.Wrong(
                        refusal.effect() == null ? "paper" : "effect-" + refusal.effect(), refusal.text()));
        Stream<Form.Wrong> open = Stream.iterate(0, place -> place + 1)
                .limit(findings.size())
                .flatMap(place -> Stream.ofNullable(findings.get(place).mistake())
                        .map(mistake ->
                                new Form.Wrong((findings.get(place).seen() ? "reason-" : "seen-") + place, mistake)));
        return new Form(List.of(), Stream.concat(refused, open).toList());
    }

    boolean refuses(int effect) {
        return refusals.stream().anyMatch(refusal -> Objects.equals(refusal.effect(), effect + 1));
    }

    /** What is said of one effect, or, for null, of the instrument itself. */
    static List<Form.Said> problems(Door.Answer answer, @Nullable Integer effect) {
        return refused(answer)
                .filter(problem -> Objects.equals(effect(problem), effect))
                .map(problem -> new Form.Said(path(problem), text(problem)))
                .toList();
    }

    /** All that is said, by the effects that it is said of. */
    static List<String> said(Door.Answer answer, Words words) {
        return refused(answer)
                .map(problem -> refusal(problem, words).text())
                .distinct()
                .toList();
    }

    private static Stream<JsonNode> refused(Door.Answer answer) {
        return switch (answer) {
            case Door.Answer.Taken taken -> taken.body().path("refusals").valueStream();
            case Door.Answer.Refused refused -> {
                JsonNode problems = refused.problem().path("problems");
                yield problems.isEmpty() ? Stream.of(refused.problem()) : problems.valueStream();
            }
            case Door.Answer.Silent silent -> Stream.of();
            case Door.Answer.Unknown unknown -> Stream.of();
        };
    }

    private static @Nullable Integer effect(JsonNode problem) {
        return problem.path("effect").isInt() ? problem.path("effect").asInt() : null;
    }

    /** Within the effect. */
    private static @Nullable String path(JsonNode problem) {
        String path = problem.path("path").stringValue(null);
        return path == null ? null : path.replaceFirst("^effects\\[\\d+]\\.?", "");
    }

    private static String text(JsonNode problem) {
        return Stream.of("message", "detail", "title")
                .flatMap(name -> Stream.ofNullable(problem.path(name).stringValue(null)))
                .findFirst()
                .orElseGet(() -> problem.path("code").asString());
    }

    /** @param recording what the door answered when it was to record; null where nobody tried yet */
    static Outlook of(Door.Answer preview, Door.@Nullable Answer recording, Draft draft, Words words) {
        JsonNode body = body(preview);
        Map<String, JsonNode> open = body.path("findings")
                .valueStream()
                .collect(Collectors.toMap(
                        finding -> found(finding).key(draft), Function.identity(), (one, same) -> one, TreeMap::new));
        List<Finding> findings = open.entrySet().stream()
                .map(entry -> finding(entry.getKey(), entry.getValue(), draft, recording != null, words))
                .toList();
        // what stands among the findings to acknowledge is told there
        List<Refusal> refusals = Stream.concat(refused(preview), recording == null ? Stream.of() : refused(recording))
                .filter(problem -> !open.containsKey(found(problem).key(draft)))
                .filter(problem -> !problem.path("code").asString("").equals(APPROVAL))
                .map(problem -> refusal(problem, words))
                .distinct()
                .toList();
        return of(body, findings, refusals, notice(preview, recording, words), words);
    }

    /** Of what somebody proposed, with the reasons that they give. */
    static Outlook ofProposal(Door.Answer preview, Words words) {
        List<Finding> findings = body(preview)
                .path("findings")
                .valueStream()
                .map(finding -> new Finding(
                        "",
                        place(finding, words),
                        text(finding),
                        finding.path("acknowledgement").stringValue(""),
                        true,
                        null))
                .toList();
        List<Refusal> refusals = refused(preview)
                .map(problem -> refusal(problem, words))
                .distinct()
                .toList();
        return of(body(preview), findings, refusals, notice(preview, null, words), words);
    }

    private static JsonNode body(Door.Answer preview) {
        return preview instanceof Door.Answer.Taken taken
                ? taken.body()
                : EventJson.mapper().createObjectNode();
    }

    private static Outlook of(
            JsonNode body, List<Finding> findings, List<Refusal> refusals, @Nullable String notice, Words words) {
        return new Outlook(
                BeforeAfter.of(body, words),
                findings,
                refusals,
                body.path("approvals")
                        .valueStream()
                        .map(approval -> refusal(
                                        effect(approval),
                                        Texts.effect(
                                                approval.at("/arguments/kind").asString(""), words),
                                        words)
                                .text())
                        .distinct()
                        .toList(),
                notice);
    }

    private static @Nullable String notice(Door.Answer preview, Door.@Nullable Answer recording, Words words) {
        if (recording instanceof Door.Answer.Unknown) {
            return words.say("desk.door.unknown");
        }
        boolean told = preview instanceof Door.Answer.Taken || preview instanceof Door.Answer.Refused;
        return told && !(recording instanceof Door.Answer.Silent) ? null : words.say("desk.door.silent");
    }

    private static Letter.Found found(JsonNode finding) {
        return new Letter.Found(
                finding.path("code").asString(),
                effect(finding),
                finding.path("factId").stringValue(null));
    }

    private static Refusal refusal(JsonNode problem, Words words) {
        return refusal(effect(problem), text(problem), words);
    }

    private static Refusal refusal(@Nullable Integer effect, String text, Words words) {
        return effect == null
                ? new Refusal(null, text)
                : new Refusal(effect + 1, words.say("desk.ofEffect", String.valueOf(effect + 1), text));
    }

    private static String place(JsonNode finding, Words words) {
        Integer effect = effect(finding);
        return effect == null
                ? words.say("desk.finding.earlier")
                : words.say("desk.finding.effect", String.valueOf(effect + 1));
    }

    private static Finding finding(String key, JsonNode finding, Draft draft, boolean tried, Words words) {
        Draft.Reason reason = draft.reasons().getOrDefault(key, new Draft.Reason("", false));
        String place = place(finding, words);
        return new Finding(
                key,
                place,
                text(finding),
                reason.text(),
                reason.seen(),
                tried && !reason.isWhole() ? words.say("desk.problem.finding", place) : null);
    }
}
