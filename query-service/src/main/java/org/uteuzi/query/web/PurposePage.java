package org.uteuzi.query.web;

import java.util.List;

/**
 * Asks why somebody looks at a person.
 *
 * @param then the page that they wanted
 * @param typed what they wrote
 */
record PurposePage(String person, String then, String typed, List<PointForm.Mistake> mistakes) {}
