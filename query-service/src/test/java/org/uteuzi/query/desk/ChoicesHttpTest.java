package org.uteuzi.query.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.uteuzi.event.Event;
import org.uteuzi.query.structure.Installation;
import org.uteuzi.query.structure.QueryNode;
import org.uteuzi.query.structure.Say;

/** What there is to choose from, where there is more of it than anybody reads. */
@ExtendWith(Installation.MadeOnce.class)
class ChoicesHttpTest {

    private static final String ENGLISH = "uteuzi-language=en";

    private static QueryNode node;
    private static Installation installation;

    @BeforeAll
    static void start(Installation made) {
        installation = made;
        node = made.node;
    }

    private static String posted(String path, String fields) {
        return node.post(
                        path,
                        fields.getBytes(StandardCharsets.UTF_8),
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .headers()
                .firstValue("Location")
                .map(sent -> URI.create(sent).getPath())
                .orElseThrow();
    }

    @Test
    void whoever_does_not_see_all_that_there_is_is_told_so() {
        installation.record(
                "nyingi",
                IntStream.rangeClosed(1, Lookup.MOST)
                        .mapToObj(nth -> (Event)
                                (nth == 1
                                        ? Say.institution("nyingi", "2019")
                                        : Say.unit("nyingi-idara-" + nth, "nyingi", "2019")))
                        .toArray(Event[]::new));
        installation.record("nyingi-2", Say.unit("nyingi-idara-1", "nyingi", "2019"));
        String units = posted("/desk", "institution=nyingi&task=ESTABLISH_POST") + "/pick/unitId";

        assertThat(node.get(units).body())
                .contains("value=\"nyingi-idara-" + Lookup.MOST + "\"")
                .doesNotContain("ya kwanza tu");

        installation.record("nyingi-3", Say.unit("nyingi-idara-mwisho", "nyingi", "2019"));
        assertThat(node.get(units).body())
                .contains("Yanaonyeshwa 60 ya kwanza tu. Tafuta kwa maneno zaidi ili kupata mengine.");
        assertThat(node.get(units, "Cookie", ENGLISH).body())
                .contains("Only the first 60 are shown. Search with more words for the others.")
                .contains("Search by name");
    }

    @Test
    void papers_are_found_by_their_titles_and_all_that_are_named_are_told_by_them() {
        installation.record("karatasi-1", Say.institution("karatasi", "2019"));
        installation.record("karatasi-2", Say.unit("karatasi-idara", "karatasi", "2019"));
        String effect = posted("/desk", "institution=karatasi&task=ESTABLISH_UNIT");
        String draft = effect.substring(0, effect.indexOf("/effects/"));
        String papers = draft + "/paper/pick/amends";

        assertThat(node.get(papers).body())
                .contains("Tafuta kwa kichwa cha hati", "value=\"karatasi-1\"", "value=\"karatasi-2\"")
                .doesNotContain("Tafuta kwa jina");
        assertThat(node.get(papers, "Cookie", ENGLISH).body()).contains("Search by the title of the instrument");
        posted(papers, "value=karatasi-1&value=karatasi-2&value=haipo");

        assertThat(node.get(draft + "/paper").body())
                .containsPattern("(?s)Hati ya mfano</span>.*Hati ya mfano</span>.*haipo</span>");
        assertThat(node.get(papers).body()).contains("value=\"haipo\"").containsPattern("value=\"karatasi-2\" checked");
    }
}
