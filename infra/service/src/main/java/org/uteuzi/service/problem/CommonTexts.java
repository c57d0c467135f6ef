package org.uteuzi.service.problem;

import java.util.Map;
import org.uteuzi.text.Messages;

/** What every service says in the same words. */
public final class CommonTexts {

    private static final Messages TEXTS = new Messages("common_problems");

    private CommonTexts() {}

    public static boolean has(String key) {
        return TEXTS.has(key);
    }

    /** @param language sw or en */
    public static String in(String language, String key, Map<String, ?> arguments) {
        return TEXTS.in(language, key, arguments);
    }
}
