package org.uteuzi.query.register;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the rows of a list must fulfil, each condition with the value of its parameter. */
public final class Conditions {

    private final StringJoiner where = new StringJoiner(" and ", " where ", " ").setEmptyValue(" ");
    private final Map<String, Object> values = new LinkedHashMap<>();

    public Conditions always(String condition) {
        where.add(condition);
        return this;
    }

    public Conditions always(String name, Object value, String condition) {
        values.put(name, value);
        return always(condition);
    }

    /** Null narrows nothing. */
    public Conditions where(String name, @Nullable Object value, String condition) {
        return value == null ? this : always(name, value, condition);
    }

    /** @param rest what follows the conditions */
    public JdbcClient.StatementSpec ask(JdbcClient database, String select, String rest) {
        return database.sql(select + where + rest).params(values);
    }
}
