package org.uteuzi.query.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.query.web.StructurePage.PostRow;

/**
 * One post: how it stands on the day asked about, and who held it when.
 *
 * @param now null on a day on which it does not exist
 * @param seats null: not stated
 */
record PostPage(
        String unitId,
        String unitName,
        @Nullable PostRow now,
        @Nullable String seats,
        String since,
        List<Lane> lanes) {}
