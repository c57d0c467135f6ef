package org.uteuzi.query.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.query.web.Words.Said;

/** What needs somebody's attention in an institution on a day. */
record DashboardPage(
        List<Tile> tiles, Rows<Vacant> vacancies, Rows<Ending> endings, Rows<Acting> acting, List<News> news) {

    /** A figure that leads to its list. */
    record Tile(String style, String figure, String address, String name, String of) {}

    /**
     * The first rows of a list.
     *
     * @param more how many there are beside; null: none
     * @param notJudged what the list says nothing about; null: it says everything
     */
    record Rows<R>(
            List<R> first, @Nullable String more, @Nullable String notJudged) {}

    /** @param actedBy who acts meanwhile; null: nobody */
    record Vacant(
            String postId,
            Said post,
            String unitId,
            Said unit,
            String since,
            String days,
            String why,
            @Nullable String actedBy) {}

    record Ending(
            State state,
            @Nullable String personId,
            String name,
            String postId,
            Said post,
            Said unit,
            String lastDay,
            String days) {}

    /** How near an end is. */
    enum State {
        URGENT("is-urgent"),
        SOON("is-late"),
        LATER("is-changed");

        private final String style;

        State(String style) {
            this.style = style;
        }

        public String style() {
            return style;
        }
    }

    record Acting(
            @Nullable String personId,
            String name,
            String postId,
            Said post,
            Said unit,
            String since,
            String days,
            String beyond) {}

    record News(String on, String id, String kind, Said title, String entry) {}
}
