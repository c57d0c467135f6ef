package org.uteuzi.query.structure;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code post_version}: what is believed of a post over some days. */
@Entity
@Immutable
@Table(name = "post_version")
class PostVersion extends VersionRow {

    String postId = "";
    String unitId = "";

    @Nullable
    String titleSw;

    @Nullable
    String titleEn;

    @Nullable
    String reportsTo;

    @Nullable
    Boolean headsUnit;

    @Nullable
    Integer seats;

    String terms = "";
    String statedFrom = "";
}
