package org.uteuzi.query.structure;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code vacancy_version}: what is believed of the vacant seats of a post over some days. */
@Entity
@Immutable
@Table(name = "vacancy_version")
class VacancyVersion extends VersionRow {

    String postId = "";
    String vacancies = "";
}
