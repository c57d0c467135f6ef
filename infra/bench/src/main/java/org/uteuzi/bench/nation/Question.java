package org.uteuzi.bench.nation;

import java.time.LocalDate;
import java.util.List;

/**
 * One question about an institution and one of its posts.
 *
 * @param known entry up to which the register counts
 * @param knownAt when that was recorded
 */
record Question(String institution, String post, LocalDate on, long known, String knownAt) {

    /**
     * As one value, as a file holds them.
     *
     * @param holders who holds the post of each, by appointment
     */
    record All(List<Question> questions, List<List<String>> holders) {}

    String path() {
        return "/api/institutions/" + institution + "/structure?on=" + on + "&entry=" + known;
    }
}
