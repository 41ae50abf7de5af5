package io.patternmesh.agent.conversation;

import io.patternmesh.model.revision.Digest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the peer surely holds, because it sent it or was sent it: the latest few thousand.
 * Forgetting one costs an announcement too many, never a revision.
 */
public final class KnownDigests {

  private static final int MOST = 8_192;

  private final Set<Digest> digests =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Digest, Boolean> eldest) {
                  return size() > MOST;
                }
              }));

  public void add(Digest digest) {
    digests.add(digest);
  }

  public boolean contains(Digest digest) {
    return digests.contains(digest);
  }
}
