package org.uteuzi.query.structure;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code holder_version}: what is believed of an appointment over some days. */
@Entity
@Immutable
@Table(name = "holder_version")
class HolderVersion extends VersionRow {

    String appointmentId = "";
    String postId = "";

    @Nullable
    String personId;

    String capacity = "";

    @Nullable
    String appointedBy;

    String statedFrom = "";

    @Nullable
    String statedUntil;

    @Nullable
    String endBecause;

    @Nullable
    String termEndsOn;

    @Nullable
    LocalDate pastTermFrom;

    String pastTerm = "";
}
