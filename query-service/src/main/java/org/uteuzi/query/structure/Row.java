package org.uteuzi.query.structure;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is believed of a thing over a stretch of days, as one row of the projection; the stretch of entries over which it is
 * believed is not part of it.
 *
 * @param values in the order of the table's columns; the first is the id by which the table is keyed
 */
record Row(
        Table table,
        List<@Nullable Object> values,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveUntil,
        String factId,
        String instrumentId) {

    /** The tables of the projection, with the columns that differ between them. */
    enum Table {
        INSTITUTION(
                "institution_version",
                "institution_id",
                "name_sw",
                "name_en",
                "time_zone",
                "legal_basis",
                "stated_from"),
        OFFICE("office_version", "office_id", "name_sw", "name_en", "jurisdiction"),
        PERSON("person_version", "person_id", "name", "name_key", "same_as"),
        UNIT("unit_version", "unit_id", "institution_id", "parent_id", "kind", "name_sw", "name_en", "stated_from"),
        POST(
                "post_version",
                "post_id",
                "unit_id",
                "title_sw",
                "title_en",
                "reports_to",
                "heads_unit",
                "seats",
                "appointing_authority",
                "terms",
                "stated_from"),
        HOLDER(
                "holder_version",
                "appointment_id",
                "post_id",
                "person_id",
                "capacity",
                "appointed_by",
                "stated_from",
                "stated_until",
                "end_because",
                "end_reason",
                "end_instrument_id",
                "term_ends_on",
                "past_term_from",
                "past_term",
                "absences",
                "through_acting"),
        VACANCY("vacancy_version", "post_id", "vacancies"),
        PAPER("paper_version", "paper_id", "signed_on", "published_on", "acted_on"),
        NAME("name_version", "thing", "name_sw", "name_en", "sort_key", "words");

        final String table;
        final List<String> columns;

        /** The table with all columns of its rows. */
        final String shape;

        Table(String table, String... columns) {
            this.table = table;
            this.columns = List.of(columns);
            this.shape = table + " (" + String.join(", ", columns)
                    + ", effective_from, effective_until, fact_id, instrument_id, known_from, known_until)";
        }

        /** Ends the rows that are no longer believed. */
        String close(String suffix) {
            return "update " + table + suffix + " set known_until = ? where " + columns.getFirst()
                    + " = ? and effective_from = ? and known_until is null";
        }
    }

    static Row of(
            Table table,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveUntil,
            String factId,
            String instrumentId,
            @Nullable Object... values) {
        return new Row(table, Arrays.asList(values), effectiveFrom, effectiveUntil, factId, instrumentId);
    }

    /** Names the row among all that are believed at one time. */
    Key key() {
        return new Key(table, String.valueOf(values.getFirst()), effectiveFrom);
    }

    /** By hand, as nothing is looked up more often than rows: what they are keyed by tells them apart well enough. */
    @Override
    public int hashCode() {
        return 31 * String.valueOf(values.getFirst()).hashCode() + effectiveFrom.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row row
                && table == row.table
                && effectiveFrom.equals(row.effectiveFrom)
                && Objects.equals(effectiveUntil, row.effectiveUntil)
                && factId.equals(row.factId)
                && instrumentId.equals(row.instrumentId)
                && values.equals(row.values);
    }

    record Key(Table table, String id, LocalDate effectiveFrom) {

        @Override
        public int hashCode() {
            return 31 * id.hashCode() + effectiveFrom.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && table == key.table
                    && id.equals(key.id)
                    && effectiveFrom.equals(key.effectiveFrom);
        }
    }
}
