package io.patternmesh.registry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code head}: a pattern's winning revision, laid out for reading and searching. */
@Entity
@Immutable
@Table(name = "head")
class HeadEntity {

  @Id
  @Column(name = "pattern_id")
  String patternId;

  String digest;
  long version;

  @Column(name = "created_at")
  long createdAt;

  @Column(name = "updated_at")
  long updatedAt;

  boolean deleted;
  String author;
  String audience;
  String name;
  String category;
  String framework;
  String code;
  String description;
  Integer confidence;
  String seen;
  String visible;

  @Column(name = "usage_total")
  long usageTotal;

  @Column(name = "usage_mark")
  String usageMark;
}
