package io.patternmesh.registry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

/** A row of {@code usage_counter}: how often one peer used one pattern. */
@Entity
@Immutable
@IdClass(UsageEntity.Key.class)
@Table(name = "usage_counter")
class UsageEntity {

  @Id
  @Column(name = "pattern_id")
  String patternId;

  @Id String peer;

  long count;

  /** One peer's count for one pattern. */
  record Key(String patternId, String peer) implements Serializable {
    private static final long serialVersionUID = 1L;
  }
}
