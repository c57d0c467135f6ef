package org.uteuzi.query.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The record of service of one person.
 *
 * @param otherNames those that the person had or has beside the one of the day
 * @param goesOn the id by which the person goes on, where this is a second one
 */
record PersonPage(
        String id, List<String> otherNames, @Nullable String goesOn, List<Lane> lanes) {}
