package org.uteuzi.query.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.query.web.Lane.Paper;

/**
 * How the structure of one day was known after one instrument, and what that instrument changed in it.
 *
 * @param before the address of the step before; null at the first
 * @param after the address of the step after; null at the last
 */
record ReplayPage(
        String step,
        String recordedAt,
        @Nullable String recordedBy,
        Paper paper,
        List<String> sentences,
        @Nullable String before,
        @Nullable String after,
        Picture picture) {}
