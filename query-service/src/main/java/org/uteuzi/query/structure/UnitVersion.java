package org.uteuzi.query.structure;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code unit_version}: what is believed of a unit over some days. */
@Entity
@Immutable
@Table(name = "unit_version")
class UnitVersion extends VersionRow {

    String unitId = "";
    String institutionId = "";

    @Nullable
    String parentId;

    String kind = "";

    @Nullable
    String nameSw;

    @Nullable
    String nameEn;

    String statedFrom = "";
}
