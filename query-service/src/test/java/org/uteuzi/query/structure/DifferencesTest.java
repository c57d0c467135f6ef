package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.uteuzi.query.structure.RecordedHistories.Told;
import tools.jackson.databind.JsonNode;

/** Differences of random histories against the structures that they lie between. */
@ExtendWith(RecordedHistories.MadeOnce.class)
class DifferencesTest {

    private static RecordedHistories histories;

    @BeforeAll
    static void use(RecordedHistories recorded) {
        histories = recorded;
    }

    @Test
    void what_is_added_and_removed_leads_from_the_one_structure_to_the_other_and_each_change_has_its_reason() {
        SplittableRandom random = new SplittableRandom(21);
        int changes = 0;
        for (int i = 0; i < 150; i++) {
            Map.Entry<String, Told> institution = histories.someInstitution(random);
            String of = "/api/institutions/" + institution.getKey();
            long newest = histories.points.lastKey();
            String before = point("on", "entry", institution.getValue(), newest - random.nextInt(300), random);
            String after = point("on", "entry", institution.getValue(), newest - random.nextInt(300), random);
            var one = histories.nodes.getFirst().get(of + "/structure?" + before);
            var other = histories.nodes.getFirst().get(of + "/structure?" + after);
            if (one.statusCode() != 200 || other.statusCode() != 200) {
                continue;
            }
            String path = of + "/diff?" + before + "&"
                    + after.replace("on=", "againstOn=").replace("entry=", "againstEntry=");
            Set<String> things = things(QueryNode.json(one));
            for (JsonNode change : histories.nodes.getFirst().ask(path).get("changes")) {
                changes++;
                String thing = change.get("entity").get("kind").asString() + ":"
                        + change.get("entity").get("id").asString();
                switch (change.get("change").asString()) {
                    case "ADDED" ->
                        assertThat(things.add(thing))
                                .as(path + " adds " + thing)
                                .isTrue();
                    case "REMOVED" ->
                        assertThat(things.remove(thing))
                                .as(path + " removes " + thing)
                                .isTrue();
                    default -> assertThat(things).as(path).contains(thing);
                }
                assertThat(change.get("fields")).as(path + " " + thing).isNotEmpty();
                assertThat(change.get("because")).as(path + " " + thing).isNotEmpty();
            }
            assertThat(things).as(path).isEqualTo(things(QueryNode.json(other)));
        }
        assertThat(changes).isGreaterThan(300);
    }

    @Test
    void a_structure_does_not_differ_from_itself() {
        SplittableRandom random = new SplittableRandom(22);
        for (Map.Entry<String, Told> institution : histories.institutions.entrySet()) {
            LocalDate on = RecordedHistories.someDay(institution.getValue(), random);
            long entry = histories.points.lastKey();
            assertThat(histories
                            .nodes
                            .getFirst()
                            .ask("/api/institutions/" + institution.getKey() + "/diff?on=" + on + "&entry=" + entry
                                    + "&againstOn=" + on + "&againstEntry=" + entry)
                            .get("changes"))
                    .isEmpty();
        }
    }

    private static String point(String on, String entry, Told told, long known, SplittableRandom random) {
        return on + "=" + RecordedHistories.someDay(told, random) + "&" + entry + "=" + Math.max(0, known);
    }

    private static Set<String> things(JsonNode structure) {
        Set<String> things = new TreeSet<>();
        if (!structure.get("institution").isNull()) {
            things.add("institution:" + structure.get("institution").get("id").asString());
        }
        structure
                .get("units")
                .forEach(unit -> things.add("unit:" + unit.get("id").asString()));
        structure.get("posts").forEach(post -> {
            things.add("post:" + post.get("id").asString());
            post.get("holders")
                    .forEach(holder -> things.add(
                            "appointment:" + holder.get("appointmentId").asString()));
        });
        return things;
    }
}
