package org.uteuzi.query.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uteuzi.event.post.Absence;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.timeline.Holding;

/** Every report is told whole in both languages. */
class ReportTextsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

    private static final List<Report<?>> REPORTS = List.of(
            new Posts(null),
            new Vacancies(null, null, null),
            new Appointments(null, null),
            new EndingTerms(null, null, null),
            new ActingTooLong(null, null, null),
            new Decisions(null, null, null, null),
            new Findings(null),
            new Lateness(null),
            new OfficeHolding(List.of(), null, null, null, null));

    private static Properties texts(String bundle, String language) {
        String file = "/" + bundle + "_" + language + ".properties";
        try (var reader =
                new InputStreamReader(ReportTextsTest.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            Properties texts = new Properties();
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reports", "exports", "people"})
    void both_languages_have_the_same_texts_with_the_same_placeholders(String bundle) {
        Properties swahili = texts(bundle, "sw");
        Properties english = texts(bundle, "en");
        assertThat(swahili.stringPropertyNames()).isNotEmpty().isEqualTo(english.stringPropertyNames());
        for (String key : swahili.stringPropertyNames()) {
            assertThat(placeholders(swahili, key)).as(key).isEqualTo(placeholders(english, key));
            assertThat(swahili.getProperty(key)).as(key).isNotBlank();
            assertThat(english.getProperty(key)).as(key).isNotBlank();
        }
    }

    @Test
    void every_report_column_and_value_has_a_text_and_no_text_is_left_over() {
        Set<String> used = new TreeSet<>(
                Set.of("vacancy.neverFilled", "vacant", "nobody", "notNamed", "erased", "calendar.summary", "basis"));
        for (Report<?> report : REPORTS) {
            used.add("title." + report.name());
            used.add("notJudged." + report.name());
            report.columns().forEach(column -> used.add("column." + column.key()));
        }
        Stream.of("day", "period", "all", "institution", "past", "rows", "sources")
                .forEach(part -> used.add("basis." + part));
        Stream.of("title", "papers", "noPapers", "number", "year", "reference", "signed", "published", "note")
                .forEach(part -> used.add("certificate." + part));
        Stream.of("years", "months", "days").forEach(unit -> used.addAll(Set.of(unit, unit + ".one")));
        Stream.of(
                        Absence.values(),
                        Capacity.values(),
                        EndReason.values(),
                        Holding.EndBecause.values(),
                        Holding.TermState.values(),
                        Decisions.Occasion.values(),
                        OfficeHolding.Answer.values(),
                        Lateness.Part.values(),
                        Lateness.Group.values())
                .flatMap(Stream::of)
                .forEach(value -> used.add(value.getClass().getSimpleName() + "." + value.name()));
        assertThat(texts("reports", "sw").stringPropertyNames()).isEqualTo(used);
    }

    @ParameterizedTest
    @CsvSource({
        "P1Y, mwaka 1, 1 year",
        "P6M, miezi 6, 6 months",
        "P1Y1M30D, 'mwaka 1, mwezi 1, siku 30', '1 year, 1 month, 30 days'"
    })
    void a_period_of_time_is_told_in_words(Period period, String swahili, String english) {
        assertThat(new Cells("sw").text(period)).isEqualTo(swahili);
        assertThat(new Cells("en").text(period)).isEqualTo(english);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "－1"})
    void a_text_that_a_spreadsheet_would_compute_is_marked_as_text(String text) {
        assertThat(new Cells("sw").harmless(text)).isEqualTo("'" + text);
        assertThat(new Cells("sw").harmless(List.of(text))).startsWith("'");
    }

    @Test
    void numbers_and_plain_texts_stay_as_they_are() {
        assertThat(new Cells("sw").harmless(-3)).isEqualTo("-3");
        assertThat(new Cells("sw").harmless("Asha - Mfano")).isEqualTo("Asha - Mfano");
        assertThat(new Cells("sw").harmless(null)).isEmpty();
    }

    private static Set<String> placeholders(Properties texts, String key) {
        return PLACEHOLDER
                .matcher(texts.getProperty(key))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toSet());
    }
}
