package io.patternmesh.registry.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code cursor}: how far a named reader has followed the changes. */
@Entity
@Table(name = "cursor")
class CursorEntity {

  @Id String name;

  long sequence;
}
