package org.uteuzi.query.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.uteuzi.query.web.StructurePage.PostRow;

/**
 * One post: how it stands on the day asked about, and who held it when.
 *
 * @param now null on a day on which it does not exist
 * @param seats null: not stated
 * @param legalBasis with the later laws under which the post went on; null: not stated
 * @param continued of an appointment of the day, by its id, the laws under which it went on
 */
record PostPage(
        String unitId,
        String unitName,
        @Nullable PostRow now,
        @Nullable String seats,
        @Nullable String legalBasis,
        Map<String, String> continued,
        String since,
        List<Lane> lanes) {}
