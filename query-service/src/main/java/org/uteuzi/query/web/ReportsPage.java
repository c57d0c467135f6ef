package org.uteuzi.query.web;

import java.util.List;
import java.util.Map;

/**
 * The reports that somebody may take, for a day and a period.
 *
 * @param from the period as it was typed
 * @param mistakes what is wrong with it, by the names of the fields
 * @param everywhere whether they are about all institutions that may be seen
 */
record ReportsPage(String from, String to, Map<String, String> mistakes, boolean everywhere, List<Line> reports) {

    /** @param when the day or the period, in words */
    record Line(String title, String when, List<File> files) {}

    record File(String address, String name) {}
}
