package org.uteuzi.rule;

import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.event.unit.CompositionSet.Quota;
import org.uteuzi.text.Messages;

/** What a finding says in words; the one source of these texts. */
public final class FindingTexts {

    private static final Messages TEXTS = new Messages("findings");

    private static final String ELSEWHERE = "elsewhere";
    private static final String PERSON = "person";

    private FindingTexts() {}

    /** Whether it is the code of a rule of law. */
    public static boolean has(String code) {
        return TEXTS.has(code);
    }

    /** What may be told of a finding to who may not know what stands elsewhere: that something does, and whom it is about. */
    public static Map<String, Object> elsewhere(Map<String, Object> arguments) {
        Map<String, Object> told = new HashMap<>(Map.of(ELSEWHERE, true));
        if (arguments.get(PERSON) instanceof Object person) {
            told.put(PERSON, person);
        }
        return told;
    }

    /** The sentence with things named by their ids. */
    public static String in(String language, String code, Map<String, Object> arguments) {
        return in(language, code, arguments, (argument, id) -> id);
    }

    /** @param name what somebody or something is called, by the name of the argument and its id or reference */
    public static String in(String language, String code, Map<String, Object> arguments, BinaryOperator<String> name) {
        Map<String, Object> words = new HashMap<>();
        arguments.forEach((argument, value) -> words.put(argument, words(language, argument, value, name)));
        return TEXTS.in(language, arguments.containsKey(ELSEWHERE) ? key(code) : code, words);
    }

    private static String key(String code) {
        String own = code + "." + ELSEWHERE;
        return has(own) ? own : "other." + ELSEWHERE;
    }

    private static Object words(String language, String argument, Object value, BinaryOperator<String> name) {
        return switch (value) {
            case LegalBasis law -> cited(language, law);
            case Quota quota -> quota(language, quota, name);
            case Period period -> period(language, period);
            case Collection<?> several ->
                String.join(", ", several.stream().map(String::valueOf).toList());
            case String id -> name.apply(argument, id);
            default -> value;
        };
    }

    private static String cited(String language, LegalBasis law) {
        List<String> parts = new ArrayList<>();
        if (law.number() != null && law.year() != null) {
            parts.add(TEXTS.in(
                    language,
                    "law.numberYear",
                    Map.of("number", law.number(), "year", law.year().toString())));
        } else if (law.number() != null) {
            parts.add(TEXTS.in(language, "law.number", Map.of("number", law.number())));
        } else if (law.year() != null) {
            parts.add(TEXTS.in(language, "law.year", Map.of("year", law.year().toString())));
        }
        if (law.section() != null) {
            parts.add(TEXTS.in(language, "law.section", Map.of("section", law.section())));
        }
        return parts.isEmpty() ? TEXTS.in(language, "law.notStated", Map.of()) : String.join(", ", parts);
    }

    private static String period(String language, Period period) {
        List<String> parts = new ArrayList<>();
        part(parts, language, "years", period.getYears());
        part(parts, language, "months", period.getMonths());
        part(parts, language, "days", period.getDays());
        return String.join(", ", parts);
    }

    private static void part(List<String> parts, String language, String unit, int count) {
        if (count != 0) {
            parts.add(TEXTS.in(language, "period." + unit + (count == 1 ? ".one" : ".other"), Map.of("count", count)));
        }
    }

    private static String quota(String language, Quota quota, BinaryOperator<String> name) {
        List<String> parts = new ArrayList<>();
        if (quota.qualification() != null) {
            parts.add(TEXTS.in(language, "quota.qualification", Map.of("qualification", quota.qualification())));
        }
        if (quota.appointedBy() != null) {
            parts.add(TEXTS.in(
                    language, "quota.authority", Map.of("authority", name.apply("authority", quota.appointedBy()))));
        }
        return String.join(", ", parts);
    }
}
