package io.patternmesh.registry.pattern;

import io.patternmesh.model.pattern.PatternContent;
import io.patternmesh.registry.store.StoredRevision;

/**
 * Keeps a page's code within 8 MiB: the patterns that come after are shown without theirs. Not
 * thread-safe; one for each page.
 */
public final class CodeBudget {

  private static final int MOST_CHARACTERS = 8 << 20;

  private int left = MOST_CHARACTERS;

  /** Whether there is room for this code; takes the room. */
  public boolean admits(StoredRevision stored) {
    int length = stored.revision().content().map(PatternContent::pattern).orElse("").length();
    if (length > left) {
      left = 0;
      return false;
    }
    left -= length;
    return true;
  }
}
