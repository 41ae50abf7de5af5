package io.patternmesh.agent.sync;

import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.revision.RevisionCodec;
import io.patternmesh.model.usage.PatternUsage;
import io.patternmesh.model.wire.Fragments;
import io.patternmesh.model.wire.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * Packs revisions into frames of about one message each; a large revision gets a frame of its own.
 */
final class RevisionFrames {

  private static final int PACKED = Fragments.MESSAGE - 1_024;

  /** A peer's counter takes about 45 bytes. */
  private static final int COUNTERS = 1_000;

  private RevisionFrames() {}

  /** Counters in frames that are small enough, in order. */
  static List<Frame> ofUsages(List<PatternUsage> usages) {
    List<Frame> frames = new ArrayList<>();
    List<PatternUsage> packed = new ArrayList<>();
    int counters = 0;
    for (PatternUsage usage : usages) {
      int size = usage.counter().counts().size();
      if (!packed.isEmpty() && counters + size > COUNTERS) {
        frames.add(new Frame.Usage(packed));
        packed.clear();
        counters = 0;
      }
      packed.add(usage);
      counters += size;
    }
    if (!packed.isEmpty()) {
      frames.add(new Frame.Usage(packed));
    }
    return frames;
  }

  /** The frames in order; the first names what is missing. */
  static List<Frame> of(List<Revision> revisions, List<Digest> missing) {
    List<Frame> frames = new ArrayList<>();
    if (!missing.isEmpty()) {
      frames.add(new Frame.Revisions(List.of(), missing));
    }
    List<Revision> packed = new ArrayList<>();
    int bytes = 0;
    for (Revision revision : revisions) {
      int size = RevisionCodec.encode(revision).length;
      if (!packed.isEmpty() && bytes + size > PACKED) {
        frames.add(new Frame.Revisions(packed, List.of()));
        packed.clear();
        bytes = 0;
      }
      packed.add(revision);
      bytes += size;
    }
    if (!packed.isEmpty()) {
      frames.add(new Frame.Revisions(packed, List.of()));
    }
    return frames;
  }
}
