package io.patternmesh.local.agent;

import java.util.List;

/** A list as the agent wraps it. */
record Items<T>(List<T> items) {

  Items {
    items = items == null ? List.of() : List.copyOf(items);
  }
}
