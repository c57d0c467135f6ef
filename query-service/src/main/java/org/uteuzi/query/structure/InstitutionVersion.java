package org.uteuzi.query.structure;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code institution_version}: what is believed of an institution over some days. */
@Entity
@Immutable
@Table(name = "institution_version")
class InstitutionVersion extends VersionRow {

    String institutionId = "";

    @Nullable
    String nameSw;

    @Nullable
    String nameEn;

    String timeZone = "";

    @Nullable
    String legalBasis;

    String statedFrom = "";
}
