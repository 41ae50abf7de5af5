package io.patternmesh.local.registry;

import java.util.List;

/** Some heads; {@code next} is the id to go on after, null on the last page. */
record HeadPage(List<HeadLine> heads, String next) {

  HeadPage {
    heads = heads == null ? List.of() : List.copyOf(heads);
  }

  /** A pattern and what somebody may be shown as its head, greatest first. */
  record HeadLine(String patternId, List<Shown> visible) {}

  /** A revision, by its digest. */
  record Shown(String digest) {}
}
