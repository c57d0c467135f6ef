package org.uteuzi.bench;

import java.util.Locale;

/** A report as it grows, line by line. */
public final class Markdown {

    private final StringBuilder text = new StringBuilder();

    /** Begins a table under a heading of its own. */
    public void table(String title, String... columns) {
        line("");
        line("## %s", title);
        line("");
        row(columns);
        line("|%s", "---|".repeat(columns.length));
    }

    public void row(String... cells) {
        line("| %s |", String.join(" | ", cells));
    }

    public void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    /** As many digits as the figure has. */
    public static String number(double value) {
        return value == Math.rint(value) || Math.abs(value) >= 100
                ? String.valueOf(Math.round(value))
                : String.valueOf(value);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
