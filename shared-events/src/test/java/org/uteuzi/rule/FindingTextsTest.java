package org.uteuzi.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.event.unit.CompositionSet.Quota;
import org.uteuzi.time.PartialDate;

/** Every code of a rule of law has a sentence in both languages that names the same things. */
class FindingTextsTest {

    private final Properties swahili = texts("sw");
    private final Properties english = texts("en");

    @Test
    void every_code_has_a_sentence_and_every_sentence_a_code() {
        Set<String> codes = RulesOfLaw.ALL.stream()
                .flatMap(rule -> rule.codes().stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(new TreeSet<>(english.stringPropertyNames()))
                .filteredOn(key -> !key.contains("."))
                .containsExactlyElementsOf(codes);
        assertThat(swahili.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(codes).allMatch(FindingTexts::has);
    }

    @Test
    void both_languages_name_the_same_things() {
        assertThat(english.stringPropertyNames()).allSatisfy(key -> {
            assertThat(placeholders(swahili.getProperty(key))).isEqualTo(placeholders(english.getProperty(key)));
            assertThat(swahili.getProperty(key)).isNotBlank().isNotEqualTo(english.getProperty(key));
        });
    }

    @Test
    void laws_lengths_of_time_and_names_are_put_into_words() {
        Map<String, Object> arguments = Map.of(
                "person",
                "p-1",
                "post",
                "director",
                "actual",
                Period.of(3, 1, 2),
                "allowed",
                Period.ofYears(1),
                "legalBasis",
                new LegalBasis("TZ-ZNZ", "12", 2019, "5"));

        assertThat(FindingTexts.in("en", "TERM_LONGER_THAN_ALLOWED", arguments, (argument, id) -> argument + " " + id))
                .isEqualTo(
                        "The term of person p-1 is 3 years, 1 month, 2 days, but the post of post director allows 1 year"
                                + " (Act No. 12 of 2019, section 5).");
        assertThat(FindingTexts.in("sw", "TERM_LONGER_THAN_ALLOWED", arguments))
                .isEqualTo(
                        "Kipindi cha uteuzi wa p-1 ni miaka 3, mwezi 1, siku 2, lakini ukomo kwa nafasi ya director ni mwaka 1"
                                + " (Sheria Namba 12 ya mwaka 2019, kifungu 5).");
    }

    @Test
    void what_a_law_does_not_say_of_itself_is_said_so() {
        assertThat(cited(null, null)).endsWith("(law not stated).");
        assertThat(cited("7", null)).endsWith("(Act No. 7).");
        assertThat(cited(null, 2019)).endsWith("(Act of 2019).");
    }

    @Test
    void qualifications_and_quotas_are_put_into_words() {
        assertThat(FindingTexts.in(
                        "en",
                        "QUALIFICATION_NOT_SHOWN",
                        Map.of("person", "p-1", "post", "director", "qualification", List.of("Lawyer", "Accountant"))))
                .endsWith(": Lawyer, Accountant.");
        assertThat(FindingTexts.in(
                        "en",
                        "BOARD_QUOTA_NOT_MET",
                        Map.of(
                                "unit",
                                "board",
                                "actual",
                                1,
                                "required",
                                2,
                                "on",
                                new PartialDate("2020-01-01"),
                                "quota",
                                new Quota("Lawyer", "office:minister", null, null))))
                .isEqualTo(
                        "board has 1 members with the qualification “Lawyer”, appointed by office:minister on 1 January 2020;"
                                + " the law asks for at least 2.");
    }

    private static String cited(String number, Integer year) {
        return FindingTexts.in(
                "en",
                "APPOINTED_BY_OTHER_THAN_THE_AUTHORITY_IN_FORCE",
                Map.of("legalBasis", new LegalBasis(null, number, year, null)));
    }

    private static Set<String> placeholders(String text) {
        return Pattern.compile("\\{(\\w+)}")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Properties texts(String language) {
        Properties texts = new Properties();
        try (var in = new InputStreamReader(
                FindingTextsTest.class.getResourceAsStream("/findings_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            texts.load(in);
            return texts;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
