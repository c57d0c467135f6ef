package org.uteuzi.query.structure;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code person_version}: what is believed of a person over some days. */
@Entity
@Immutable
@Table(name = "person_version")
class PersonVersion extends VersionRow {

    String personId = "";
    String name = "";
}
