package io.patternmesh.registry.store;

import java.util.Locale;

/** What a change was. */
public enum ChangeKind {
  /** A revision became the head. */
  APPLIED,
  /** Two revisions met that had not seen each other; one of them is the head. */
  CONFLICT,
  /** A revision that is not the head was added to the history. */
  KEPT,
  /** A usage counter grew. */
  USAGE;

  /** As it stands in JSON. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }
}
