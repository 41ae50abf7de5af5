package io.patternmesh.registry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code revision}: one signed revision as it came, and what is asked of it often. */
@Entity
@Immutable
@Table(name = "revision")
class RevisionEntity {

  @Id String digest;

  @Column(name = "pattern_id")
  String patternId;

  byte[] encoded;

  String name;
  long version;

  @Column(name = "updated_at")
  long updatedAt;

  boolean deleted;
  String author;
  String audience;
  String clock;

  @Column(name = "content_mark")
  String contentMark;

  long sequence;

  @Column(name = "received_at")
  long receivedAt;

  boolean tip;

  @Column(name = "open_conflict")
  boolean openConflict;
}
