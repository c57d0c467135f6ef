package org.uteuzi.query.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.uteuzi.event.Event;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.json.EventJson;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.structure.Say;

/** Every sentence can be said in both languages, names a post with its unit, and says what is new beside what was before. */
class SentencesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

    private final List<Entry> entries = new ArrayList<>();

    SentencesTest() {
        add(Say.institution("wakala", "2019"));
        add(Say.unit("bodi", "wakala", "2019"));
        add(Say.unit("idara", "wakala", "2019"));
        add(Say.unitRenamed("jina-bodi", "bodi", "Bodi ya Ushauri", "2019"));
        add(Say.unitRenamed("jina-idara", "idara", "Idara ya Mipango", "2019"));
        add(read("post.post-established", """
                {"factId": "f-mkuu", "postId": "mkuu", "unitId": "bodi", "title": {"sw": "Mwenyekiti", "en": "Chairperson"},
                 "seats": 1, "effectiveFrom": "2019", "dateBasis": "STATED"}"""));
        add(Say.person("asha", "Mfano Asha"));
    }

    private Event add(Event event) {
        int place = entries.size();
        entries.add(new Entry(place, place, Instant.EPOCH, null, "hati", event.thing(), place, event));
        return event;
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        try (var reader = new InputStreamReader(
                SentencesTest.class.getResourceAsStream("/sentences_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }

    @Test
    void both_languages_have_the_same_sentences_with_the_same_placeholders() throws IOException {
        Properties swahili = texts("sw");
        Properties english = texts("en");
        assertThat(swahili.stringPropertyNames()).isNotEmpty().isEqualTo(english.stringPropertyNames());
        for (String key : swahili.stringPropertyNames()) {
            assertThat(placeholders(swahili, key)).as(key).isEqualTo(placeholders(english, key));
            assertThat(swahili.getProperty(key)).as(key).isNotEqualTo(english.getProperty(key));
        }
    }

    @Test
    void every_reason_of_an_end_has_its_sentence() throws IOException {
        for (EndReason reason : EndReason.values()) {
            assertThat(texts("sw")).containsKey("ended." + reason);
        }
    }

    @Test
    void a_post_is_named_with_the_unit_in_which_it_stands() {
        Event appointed = appointed("a", "");

        assertThat(swahili(entries.get(5).event())).startsWith("Nafasi ya Mwenyekiti wa Bodi ya Ushauri imeanzishwa");
        assertThat(swahili(appointed)).contains("kuwa Mwenyekiti wa Bodi ya Ushauri kuanzia tarehe 1 Machi 2020");
        assertThat(Names.post("Mkurugenzi Mtendaji", "Mkurugenzi Mtendaji wa Wakala", "sw"))
                .isEqualTo("Mkurugenzi Mtendaji wa Wakala");
    }

    @Test
    void in_english_a_post_is_the_one_of_its_unit_and_offices_and_units_have_their_article() {
        add(read("unit.unit-established", """
                {"factId": "f-ict", "unitId": "ict", "institutionId": "wakala", "kind": "DEPARTMENT",
                 "name": {"sw": "Idara ya TEHAMA", "en": "Department of ICT"}, "effectiveFrom": "2019", "dateBasis": "STATED"}"""));
        Event part = add(read("unit.unit-established", """
                {"factId": "f-part", "unitId": "part", "institutionId": "wakala", "parentUnitId": "ict", "kind": "UNIT",
                 "name": {"sw": "Kitengo cha Mitandao", "en": "Networks Unit"}, "effectiveFrom": "2020", "dateBasis": "STATED"}"""));
        Event established = add(read("post.post-established", """
                {"factId": "f-dir", "postId": "dir", "unitId": "ict", "title": {"sw": "Mkurugenzi", "en": "Director"},
                 "seats": 1, "effectiveFrom": "2019", "dateBasis": "STATED"}"""));
        add(read("office.office-established", """
                {"factId": "f-rais", "officeId": "rais", "jurisdiction": "TZ-ZNZ", "name": {"sw": "Rais", "en": "President"}}"""));
        Event appointed = add(read("post.holder-appointed", """
                {"factId": "f-x", "appointmentId": "x", "postId": "dir", "personId": "asha", "capacity": "SUBSTANTIVE",
                 "appointedBy": "office:rais", "effectiveFrom": "2020-03-01", "dateBasis": "STATED"}"""));
        Event mandate = add(Say.mandate("f-m", "ict", "Kujenga mifumo", "2019"));

        assertThat(english(established))
                .isEqualTo(
                        "The post of Director of the Department of ICT is established from 2019; number of seats: 1.");
        assertThat(english(appointed))
                .isEqualTo(
                        "Mfano Asha is appointed Director of the Department of ICT by the President from 1 March 2020.");
        assertThat(english(part)).isEqualTo("The Networks Unit is established in the Department of ICT from 2020.");
        assertThat(english(mandate)).isEqualTo("The mandate of the Department of ICT is set out from 2019.");
        assertThat(swahili(appointed)).contains("na Rais kuwa Mkurugenzi wa Idara ya TEHAMA kuanzia");
        assertThat(Names.post("Director of Finance", "Department of Finance", "en"))
                .isEqualTo("Director of Finance, Department of Finance");
        assertThat(Names.post("Chairperson", "Bodi ya Ushauri", "en")).isEqualTo("Chairperson, Bodi ya Ushauri");
    }

    @Test
    void where_the_unit_of_a_post_is_not_known_its_title_is_said_alone() {
        entries.removeIf(entry -> entry.thing().equals("unit:bodi"));

        assertThat(swahili(entries.get(3).event())).startsWith("Nafasi ya Mwenyekiti imeanzishwa");
    }

    @Test
    void whoever_is_appointed_again_is_said_to_be_and_for_which_term() {
        assertThat(swahili(appointed("b", "\"termNumber\": 2, \"termEndsOn\": \"2023-02-28\",")))
                .contains("ameteuliwa tena", "kwa kipindi namba 2 kinachoishia mwisho wa tarehe 28 Februari 2023");
        assertThat(english(appointed("c", "\"termNumber\": 3,"))).contains("again", "term number 3");
        assertThat(english(appointed("d", "\"termNumber\": 1,"))).doesNotContain("again");
    }

    @Test
    void a_term_is_extended_or_shortened_by_what_it_was_before() {
        appointed("a", "\"termEndsOn\": \"2023-02-28\",");
        Event longer = add(term("f-1", "2024-02-28", "2021-01-01"));
        Event shorter = add(term("f-2", "2022-12-31", "2022-01-01"));

        assertThat(swahili(longer)).contains("umeongezwa hadi mwisho wa tarehe 28 Februari 2024");
        assertThat(english(shorter)).contains("is shortened to the end of 31 December 2022");
    }

    private static Event term(String fact, String endsOn, String from) {
        return read("post.term-changed", """
                {"factId": "%s", "appointmentId": "a", "postId": "mkuu", "termEndsOn": "%s", "effectiveFrom": "%s",
                 "dateBasis": "STATED"}""".formatted(fact, endsOn, from));
    }

    @Test
    void a_later_mandate_is_said_to_be_a_change_with_its_number() {
        Event first = add(Say.mandate("f-m1", "bodi", "Kushauri", "2019"));
        Event later = add(Say.mandate("f-m2", "bodi", "Kushauri na kusimamia", "2022-07-01"));

        assertThat(swahili(first)).isEqualTo("Majukumu ya Bodi ya Ushauri yameainishwa kuanzia mwaka 2019.");
        assertThat(english(later)).endsWith("is changed from 1 July 2022 (version 2).");
    }

    @Test
    void what_takes_the_place_of_something_says_of_what() {
        add(unitMoved("f-1", "idara", "2020-01-01"));
        Event moved = add(unitMoved("f-2", "idara-nyingine", "2021-01-01"));
        Event law = add(read("institution.legal-basis-changed", """
                {"factId": "f-law", "institutionId": "wakala", "legalBasis": {"jurisdiction": "TZ-ZNZ", "number": "5", "year": 2024},
                 "effectiveFrom": "2024-07-01", "dateBasis": "STATED"}"""));
        Event dissolved = add(read("unit.unit-dissolved", """
                {"factId": "f-end", "unitId": "bodi", "succeededBy": ["unit:idara"], "effectiveFrom": "2025-01-01",
                 "dateBasis": "STATED"}"""));

        assertThat(swahili(moved)).contains("badala ya Idara ya Mipango");
        assertThat(english(law)).contains("is Act No. 5 of 2024");
        assertThat(swahili(dissolved)).endsWith("shughuli zimehamishiwa Idara ya Mipango.");
    }

    private static Event unitMoved(String fact, String parent, String from) {
        return read("unit.unit-moved", """
                {"factId": "%s", "unitId": "bodi", "parentUnitId": "%s", "effectiveFrom": "%s", "dateBasis": "STATED"}""".formatted(fact, parent, from));
    }

    @Test
    void what_of_a_post_is_changed_is_listed_with_its_new_values() {
        Event amended = add(read("post.post-amended", """
                {"factId": "f-am", "postId": "mkuu", "unitId": {"to": "idara"}, "seats": {"to": 3}, "reportsTo": {"to": null},
                 "terms": {"maxTerms": {"to": 2}}, "effectiveFrom": "2021", "dateBasis": "STATED"}"""));

        Event below = add(read("post.post-amended", """
                {"factId": "f-am2", "postId": "mkuu", "reportsTo": {"to": "mwingine"}, "effectiveFrom": "2022",
                 "dateBasis": "STATED"}"""));
        assertThat(english(amended))
                .isEqualTo("The terms of the post of Chairperson, Idara ya Mipango are changed from 2021:"
                        + " unit (Idara ya Mipango); reports to (no longer stated); number of seats (3);"
                        + " number of terms (2).");
        assertThat(english(below)).endsWith("from 2022: reports to (mwingine).");
    }

    @Test
    void a_withdrawal_says_of_what_it_is_and_whether_it_never_happened_or_was_set_aside() {
        assertThat(swahili(withdrawn("RECORDING")))
                .isEqualTo("Taarifa kuhusu Mwenyekiti wa Bodi ya Ushauri imebatilishwa: jambo hilo halikutokea.");
        assertThat(english(withdrawn("INSTRUMENT"))).endsWith("is withdrawn: the paper was wrong.");
        assertThat(english(withdrawn("SET_ASIDE"))).contains("it happened").doesNotContain("never");
    }

    private static Event withdrawn(String cause) {
        return read("instrument.fact-withdrawn", """
                {"factId": "w", "thing": "post:mkuu", "withdraws": "f-mkuu", "cause": "%s", "reason": "Kosa."}""".formatted(cause));
    }

    @Test
    void a_board_is_said_to_have_at_least_and_at_most_so_many_members_as_far_as_that_is_stated() {
        assertThat(swahili(composition("\"minimum\": 5, \"maximum\": 9,")))
                .endsWith(": wajumbe wasiopungua 5 na wasiozidi 9.");
        assertThat(english(composition("\"maximum\": 9,"))).endsWith(": at most 9 members.");
        assertThat(english(composition("\"minimum\": 5,"))).endsWith(": at least 5 members.");
        assertThat(english(composition(""))).endsWith("is set from 2020.");
    }

    private static Event composition(String numbers) {
        return read("unit.composition-set", """
                {"factId": "f-comp", "unitId": "bodi", %s "effectiveFrom": "2020", "dateBasis": "STATED"}""".formatted(numbers));
    }

    private static Event read(String type, String json) {
        return EventJson.read(type, json);
    }

    private String swahili(Event event) {
        return new Sentences(InstitutionHistory.ever(entries), "sw").of(event);
    }

    private String english(Event event) {
        return new Sentences(InstitutionHistory.ever(entries), "en").of(event);
    }

    private Event appointed(String id, String more) {
        return add(read("post.holder-appointed", """
                {"factId": "f-%s", "appointmentId": "%s", "postId": "mkuu", "personId": "asha", "capacity": "SUBSTANTIVE",
                 "appointedBy": "post:mkuu", %s "effectiveFrom": "2020-03-01", "dateBasis": "STATED"}""".formatted(id, id, more)));
    }

    private static Set<String> placeholders(Properties texts, String key) {
        return PLACEHOLDER
                .matcher(texts.getProperty(key))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
