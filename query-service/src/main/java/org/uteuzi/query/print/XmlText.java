package org.uteuzi.query.print;

/** What may stand in XML 1.0 (section 2.2); the register takes letters that may not. */
public final class XmlText {

    private XmlText() {}

    /** The text without what may not. */
    public static String allowedIn(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "");
    }
}
