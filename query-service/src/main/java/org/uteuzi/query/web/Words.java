package org.uteuzi.query.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.event.post.Absence;
import org.uteuzi.query.report.Cells;
import org.uteuzi.structure.Structure.ContinuedBy;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/**
 * The words of the pages in one language. A date is put into a sentence as a whole phrase that carries its own noun or
 * preposition, so that a sentence fits a day, a month and a year alike.
 */
public record Words(PageLanguage language) {

    static final MessageSource BUNDLE = bundle();

    /** A name or text with the language it is in, where that is not the language of the page. */
    public record Said(String text, @Nullable String lang) {}

    /** In the language of what is being answered. */
    public static Words of(HttpServletRequest request) {
        return new Words(PageLanguage.of(RequestContextUtils.getLocale(request)));
    }

    public String say(String key, Object... phrases) {
        return BUNDLE.getMessage(key, phrases, language.locale());
    }

    public Said say(LocalizedText text) {
        String own = language == PageLanguage.ENGLISH ? text.en() : text.sw();
        boolean given = own != null && !own.isBlank();
        return new Said(text.in(language.tag()), given ? null : language.other().tag());
    }

    /** The text in the other language, where both are given. */
    @Nullable
    Said sayOtherwise(LocalizedText text) {
        String other = language == PageLanguage.ENGLISH ? text.sw() : text.en();
        boolean shown = say(text).lang() != null;
        return shown || other == null || other.isBlank()
                ? null
                : new Said(other, language.other().tag());
    }

    /** On which day something is so. */
    public String on(LocalDate day) {
        return say("date.on", shortly(day));
    }

    /** After “from”, “since” and “to the end of”. */
    public String phrase(PartialDate date) {
        return switch (date.precision()) {
            case YEAR -> say("date.phrase.year", date.text());
            case MONTH -> say("date.phrase.month", format("MMMM uuuu").format(date.first()));
            case DAY -> say("date.phrase.day", shortly(date.first()));
        };
    }

    /** Alone in a cell. */
    public String shortly(PartialDate date) {
        return date.precision() == PartialDate.Precision.DAY ? shortly(date.first()) : phrase(date);
    }

    String shortly(LocalDate day) {
        return format("d MMMM uuuu").format(day);
    }

    /** From one day to the last one; null while there is none. */
    String span(PartialDate from, @Nullable PartialDate lastDay) {
        return lastDay == null ? say("date.since", phrase(from)) : say("date.span", shortly(from), shortly(lastDay));
    }

    /** What stands in a cell of a report, in the same words. */
    public String report(Object value) {
        return new Cells(language.tag()).text(value);
    }

    /** What a report says, in the same words. */
    String report(String key, Map<String, ?> arguments) {
        return new Cells(language.tag()).say(key, arguments);
    }

    /** The key of how somebody is absent. */
    public static String away(Absence absence) {
        return switch (absence) {
            case SUSPENDED -> "holder.suspended";
            case LEAVE -> "holder.onLeave";
            case SECONDED -> "holder.seconded";
            case OTHER -> "holder.away";
        };
    }

    /** A rule of law in few words; one that has no name here is given by its code. */
    public String finding(String code) {
        return String.valueOf(BUNDLE.getMessage("finding." + code, null, code, language.locale()));
    }

    /** One that has no name here is given by its code. */
    String jurisdiction(String code) {
        return String.valueOf(BUNDLE.getMessage("jurisdiction." + code, null, code, language.locale()));
    }

    /** A time of recording; clock times go without “saa”, which counts from six. */
    public String phrase(Instant time, ZoneId zone) {
        var there = time.atZone(zone);
        // the JDK knows the short names of zones in English only
        return say(
                "date.time",
                format("d MMMM uuuu, HH:mm").format(there),
                DateTimeFormatter.ofPattern("z", Locale.ENGLISH).format(there));
    }

    /** “A, B and C” */
    String list(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : say("list.and", String.join(", ", parts.subList(0, last)), parts.get(last));
    }

    /** A law as it is cited; null if nothing of it is stated. */
    @Nullable
    String cite(@Nullable LegalBasis law) {
        if (law == null || (law.number() == null && law.year() == null)) {
            return null;
        }
        String cited;
        if (law.number() == null) {
            cited = say("legalBasis.year", String.valueOf(law.year()));
        } else if (law.year() == null) {
            cited = say("legalBasis.number", law.number());
        } else {
            cited = say("legalBasis.numberYear", law.number(), String.valueOf(law.year()));
        }
        if (law.section() != null) {
            cited = say("legalBasis.section", cited, law.section());
        }
        if (law.jurisdiction() != null) {
            cited = say("legalBasis.jurisdiction", cited, jurisdiction(law.jurisdiction()));
        }
        return cited;
    }

    /** With the later laws under which something went on; null if none of it is stated. */
    @Nullable
    String cite(@Nullable LegalBasis law, List<ContinuedBy> continuedBy) {
        String first = cite(law);
        return continuedBy.isEmpty()
                ? first
                : say("legalBasis.continued", first == null ? say("table.notStated") : first, citeAll(continuedBy));
    }

    /** Laws under which something went on. */
    String citeAll(List<ContinuedBy> continuedBy) {
        return list(continuedBy.stream()
                .map(law -> law.section() == null
                        ? law.legalBasis()
                        : new LegalBasis(
                                law.legalBasis().jurisdiction(),
                                law.legalBasis().number(),
                                law.legalBasis().year(),
                                law.section()))
                .map(law -> Objects.requireNonNullElseGet(cite(law), () -> say("table.notStated")))
                .toList());
    }

    /** A word missing in one language is a fault and never taken from the other. */
    private static MessageSource bundle() {
        var bundle = new ResourceBundleMessageSource();
        bundle.setBasenames("pages", "desk");
        // whatever loader the thread that comes first happens to carry
        bundle.setBundleClassLoader(Words.class.getClassLoader());
        bundle.setDefaultEncoding(StandardCharsets.UTF_8.name());
        bundle.setFallbackToSystemLocale(false);
        bundle.setAlwaysUseMessageFormat(true);
        return bundle;
    }

    private DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, language.locale());
    }

    /** How somebody is called; who was erased has an id and no name any more. */
    public String called(@Nullable String name, @Nullable String personId) {
        return name == null ? say(personId == null ? "holder.notNamed" : "holder.erased") : name;
    }
}
