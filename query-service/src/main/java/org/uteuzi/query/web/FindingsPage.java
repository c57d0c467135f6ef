package org.uteuzi.query.web;

import java.util.List;

/**
 * What the law finds wrong in an institution, narrowed by rule and by whether somebody acknowledged it.
 *
 * @param all how many there are without that
 */
record FindingsPage(List<Option> rules, List<Option> acknowledged, List<FindingRow> rows, int all) {

    record Option(String value, String text, boolean chosen) {}
}
