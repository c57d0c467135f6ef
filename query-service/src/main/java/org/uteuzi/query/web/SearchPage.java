package org.uteuzi.query.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was looked for by name, and what was found.
 *
 * @param asked as typed; empty where nothing is asked yet
 * @param older the part of the address that asks for the following ones; null if there are none
 */
record SearchPage(String asked, List<Line> found, @Nullable String older) {

    /**
     * @param address null where there is no page about it
     * @param days on which it goes by that name, in words
     */
    record Line(String kind, Words.Said name, @Nullable String address, String days, String institutions) {}
}
