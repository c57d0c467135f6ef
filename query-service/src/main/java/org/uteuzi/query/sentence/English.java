package org.uteuzi.query.sentence;

import java.util.regex.Pattern;

/**
 * The articles that English asks of a name within a sentence: an office is called by its title, and most units by a common
 * noun ("Department of …"), which both need one; a proper name and an id need none. Swahili has no articles.
 */
final class English {

    private static final String THE = "the ";

    private static final Pattern COMMON_NOUN = Pattern.compile(
            "\\b(Agency|Authority|Board|Branch|Bureau|Cabinet|Centre|College|Commission|Committee|Corporation|Council|Court"
                    + "|Department|Directorate|Division|Fund|Institute|Laboratory|Ministry|Office|Registry|Secretariat|Section"
                    + "|Team|Treasury|Tribunal|Unit|University|Wing)\\b");
    private static final Pattern BEGINS_WITH_ARTICLE = Pattern.compile("(?i)the\\s.*");

    private English() {}

    /** A unit or an institution within a sentence. */
    static String unit(String name) {
        return COMMON_NOUN.matcher(name).find() ? the(name) : name;
    }

    /** An office or a post that does something; its id where it has no name. */
    static String office(String name) {
        return Character.isUpperCase(name.codePointAt(0)) ? the(name) : name;
    }

    /** Whether a post is said to be the one "of the" unit. */
    static boolean isOf(String title, String unit) {
        return COMMON_NOUN.matcher(unit).find() && !title.contains(" of ") && !title.contains(" for ");
    }

    /** A sentence that begins with such a name. */
    static String sentence(String begun) {
        return begun.startsWith(THE) ? "The " + begun.substring(THE.length()) : begun;
    }

    private static String the(String name) {
        return BEGINS_WITH_ARTICLE.matcher(name).matches() ? THE + name.substring(THE.length()) : THE + name;
    }
}
