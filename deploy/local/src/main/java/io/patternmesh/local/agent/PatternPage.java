package io.patternmesh.local.agent;

import java.util.List;

/** One page of patterns, and how many there are on all pages. */
record PatternPage(List<HeldPattern> items, long total) {

  PatternPage {
    items = items == null ? List.of() : List.copyOf(items);
  }
}
