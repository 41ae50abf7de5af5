package io.patternmesh.registry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The one row of {@code change_sequence}. */
@Entity
@Immutable
@Table(name = "change_sequence")
class SequenceEntity {

  @Id
  @Column(name = "only_row")
  boolean onlyRow;

  long latest;
  UUID library;
}
