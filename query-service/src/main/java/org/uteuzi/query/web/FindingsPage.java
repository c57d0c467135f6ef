package org.uteuzi.query.web;

import java.util.List;

/** What the law finds wrong in an institution, narrowed by rule and by whether somebody acknowledged it. */
record FindingsPage(List<Option> rules, List<Option> acknowledged, List<FindingRow> rows) {

    record Option(String value, String text, boolean chosen) {}
}
