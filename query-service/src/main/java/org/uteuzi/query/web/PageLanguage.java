package org.uteuzi.query.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The languages of the pages; Swahili is for everybody who did not choose. */
public enum PageLanguage {
    SWAHILI("sw", Locale.forLanguageTag("sw-TZ")),
    ENGLISH("en", Locale.UK);

    private final String tag;
    private final Locale locale;

    PageLanguage(String tag, Locale locale) {
        this.tag = tag;
        this.locale = locale;
    }

    static Optional<PageLanguage> tagged(@Nullable String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst();
    }

    static PageLanguage of(Locale locale) {
        return tagged(locale.getLanguage()).orElse(SWAHILI);
    }

    /** As it stands in addresses and in the {@code lang} of a page. */
    public String tag() {
        return tag;
    }

    /** Names of months and the order of dates. */
    public Locale locale() {
        return locale;
    }

    PageLanguage other() {
        return this == SWAHILI ? ENGLISH : SWAHILI;
    }
}
