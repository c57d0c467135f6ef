package org.uteuzi.query.web;

import org.jspecify.annotations.Nullable;
import org.uteuzi.query.structure.Basis;

/** What a page shows between its head and its foot. */
@FunctionalInterface
interface Content {

    /**
     * Puts what is shown into the model of the page.
     *
     * @return what the answer rests on; null: on the whole register up to the point asked
     * @throws org.uteuzi.query.problem.ProblemException 404 for what is not there
     */
    @Nullable
    Basis fill(Point point);
}
