package io.patternmesh.registry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code change_log}. */
@Entity
@Immutable
@Table(name = "change_log")
class ChangeEntity {

  @Id long sequence;

  String kind;

  @Column(name = "pattern_id")
  String patternId;

  String digest;
  String winner;
  String loser;
  String visible;

  @Column(name = "usage_mark")
  String usageMark;

  @Column(name = "trace_parent")
  String traceParent;

  @Column(name = "made_at")
  Long madeAt;

  String previous;
  String opened;
  String closed;
  String used;
}
