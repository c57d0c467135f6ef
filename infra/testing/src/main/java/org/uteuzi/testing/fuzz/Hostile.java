package org.uteuzi.testing.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** Values that somebody sends who means no good, or who made a mistake. */
final class Hostile {

    /** Stands for half a pair of surrogates, which only JSON can write. */
    static final String HALF = "@HALF@";

    private static final int LONG = 3_000;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\t\n",
            "null",
            "undefined",
            "true",
            "0",
            "-1",
            "1.5",
            "1e400",
            "NaN",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "0x10",
            "٣",
            "'",
            "' or '1'='1",
            "'; drop table register.event; --",
            "\\",
            "\"",
            "%",
            "%s%n%d",
            "_",
            "*",
            "..",
            "../../etc/passwd",
            "..\\..\\windows",
            "/",
            "a/b",
            ";jsessionid=1",
            "a;b",
            "?",
            "#",
            "&",
            "{id}",
            "${7*7}",
            "${jndi:ldap://127.0.0.1:1/x}",
            "#{7*7}",
            "{{7*7}}",
            "<script>alert(1)</script>",
            "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]><x>&y;</x>",
            "=cmd|' /C calc'!A0",
            "\u0000",
            "a\u0000b",
            "\r\nX-Injected: 1",
            "\u202Etxet",
            "e\u0301\u0323\u0330",
            "\uFEFFbom",
            "\u200B",
            "Ｍｆａｎｏ",
            "اسم",
            "Ng'ombe wa Mji Mkongwe",
            "👩‍⚖️",
            "İıſßŉ",
            "2023-02-29",
            "2023-13-01",
            "2023-00-00",
            "0000-01-01",
            "0001-01-01",
            "9999-12-31",
            "10000-01-01",
            "+999999999-12-31",
            "-999999999-01-01",
            "2024-06-15T09:00:00Z",
            "2024-06-15T24:00:00Z",
            "2024-06-15T09:00:00+18:01",
            "+1000000000-12-31T23:59:59.999999999Z",
            "-1000000000-01-01T00:00:00Z",
            "1970-01-01T00:00:00.0000000001Z",
            "30/6/2021",
            "mwaka jana");

    private final SplittableRandom dice;

    Hostile(SplittableRandom dice) {
        this.dice = dice;
    }

    String text() {
        return switch (dice.nextInt(12)) {
            case 0 -> "a".repeat(LONG);
            case 1 -> "é\u0301".repeat(dice.nextInt(1, LONG / 12));
            case 2 -> letters();
            default -> TEXTS.get(dice.nextInt(TEXTS.size()));
        };
    }

    /** Any that there are, but for halves of pairs. */
    private String letters() {
        return dice.ints(dice.nextInt(1, 40), 0, Character.MAX_CODE_POINT)
                .filter(letter -> letter < Character.MIN_SURROGATE || letter > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    byte[] bytes() {
        byte[] bytes = new byte[dice.nextInt(200)];
        dice.nextBytes(bytes);
        return bytes;
    }
}
