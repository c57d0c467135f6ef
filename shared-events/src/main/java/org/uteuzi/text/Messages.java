package org.uteuzi.text;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.uteuzi.time.PartialDate;

/**
 * Texts in Swahili and English from two property files of one base name. Placeholders have names ({@code {post}}), so that
 * both languages may order them as they need.
 */
public final class Messages {

    private static final ResourceBundle.Control ONLY_THE_LANGUAGE_ASKED_FOR =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle swahili;
    private final ResourceBundle english;

    public Messages(String baseName) {
        this.swahili = bundle(baseName, "sw");
        this.english = bundle(baseName, "en");
    }

    public boolean has(String key) {
        return swahili.containsKey(key);
    }

    /** @throws java.util.MissingResourceException if there is no text of that key */
    public String in(String language, String key, Map<String, ?> arguments) {
        String text = ("en".equals(language) ? english : swahili).getString(key);
        for (Map.Entry<String, ?> argument : arguments.entrySet()) {
            text = text.replace("{" + argument.getKey() + "}", words(argument.getKey(), argument.getValue(), language));
        }
        return text;
    }

    /** Dates and times are put into words; a placeholder {@code on} answers "when". */
    private static String words(String name, Object value, String language) {
        return switch (value) {
            case PartialDate date -> name.equals("on") ? DatePhrase.on(date, language) : DatePhrase.of(date, language);
            case LocalDate day -> words(name, PartialDate.of(day), language);
            case ZonedDateTime time -> DatePhrase.at(time, language);
            default -> String.valueOf(value);
        };
    }

    private static ResourceBundle bundle(String baseName, String language) {
        return ResourceBundle.getBundle(baseName, Locale.of(language), ONLY_THE_LANGUAGE_ASKED_FOR);
    }
}
