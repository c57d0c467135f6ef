package org.uteuzi.query.structure;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code mandate_version}: what is believed of the mandate of a unit over some days. */
@Entity
@Immutable
@Table(name = "mandate_version")
class MandateVersion extends VersionRow {

    String unitId = "";

    @Nullable
    String textSw;

    @Nullable
    String textEn;

    String functions = "";

    @Nullable
    String legalBasis;

    String statedFrom = "";
}
