package org.uteuzi.query.report;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads long lists page by page, each from the last row of the one before, so that no transaction stays open while a report
 * is written, however slowly it is taken.
 */
@Component
class Pages {

    private static final int SIZE = 500;

    /**
     * A list of what is known at the point asked about, of the institution asked about.
     *
     * @param select all of it, on {@code :on} or {@code :from}, {@code :to} and {@code :entry}
     * @param order the columns by which it goes, in which no two rows are alike
     * @param before what lies before all rows
     * @param key the same columns of a row
     */
    record Listing<T>(String select, String order, List<?> before, Function<T, List<?>> key, RowMapper<T> row) {}

    private final JdbcClient database;

    Pages(JdbcClient database) {
        this.database = database;
    }

    <T> Stream<List<T>> of(Listing<T> listing, Asked asked) {
        return Stream.iterate(
                page(listing, asked, listing.before()),
                page -> !page.isEmpty(),
                page -> page(listing, asked, listing.key().apply(page.getLast())));
    }

    private <T> List<T> page(Listing<T> listing, Asked asked, List<?> after) {
        String place =
                IntStream.range(0, after.size()).mapToObj(n -> ":after" + n).collect(Collectors.joining(", "));
        var query = asked.tables()
                .ask(
                        database,
                        listing.select() + " and (" + listing.order() + ") > (" + place + ")" + Names.within(asked)
                                + " order by " + listing.order() + " limit " + SIZE)
                .param("on", asked.from())
                .param("from", asked.from())
                .param("to", asked.to())
                .param("institution", asked.institution());
        for (int n = 0; n < after.size(); n++) {
            query = query.param("after" + n, after.get(n));
        }
        return query.query(listing.row()).list();
    }
}
