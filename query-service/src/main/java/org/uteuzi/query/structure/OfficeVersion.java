package org.uteuzi.query.structure;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code office_version}: what is believed of an office outside the institutions over some days. */
@Entity
@Immutable
@Table(name = "office_version")
class OfficeVersion extends VersionRow {

    String officeId = "";

    @Nullable
    String nameSw;

    @Nullable
    String nameEn;

    String jurisdiction = "";
}
