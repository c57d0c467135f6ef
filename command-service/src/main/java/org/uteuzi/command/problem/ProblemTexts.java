package org.uteuzi.command.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.uteuzi.rule.FindingTexts;
import org.uteuzi.service.problem.CommonTexts;
import org.uteuzi.text.Messages;

/** Problems in words. */
public final class ProblemTexts {

    private static final Messages TEXTS = new Messages("problems");

    private ProblemTexts() {}

    /** @param language sw or en */
    public static String detail(ProblemException problem, String language) {
        return in(language, problem.text(), problem.arguments());
    }

    /** One problem as it stands in an answer. */
    public static Map<String, @Nullable Object> described(Problem problem, String language) {
        Map<String, @Nullable Object> described = new LinkedHashMap<>();
        described.put("effect", problem.effect());
        described.put("path", problem.path());
        described.put("code", problem.code());
        described.put("arguments", problem.arguments());
        described.put("message", in(language, problem.code(), problem.arguments()));
        described.put("factId", problem.factId());
        return described;
    }

    static String in(String language, String key, Map<String, Object> arguments) {
        if (FindingTexts.has(key)) {
            return FindingTexts.in(language, key, arguments);
        }
        return CommonTexts.has(key) ? CommonTexts.in(language, key, arguments) : TEXTS.in(language, key, arguments);
    }
}
