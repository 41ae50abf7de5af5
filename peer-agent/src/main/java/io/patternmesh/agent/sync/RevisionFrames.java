package io.patternmesh.agent.sync;

import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.revision.RevisionCodec;
import io.patternmesh.model.wire.Fragments;
import io.patternmesh.model.wire.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * Packs revisions into frames of about one message each; a large revision gets a frame of its own.
 */
final class RevisionFrames {

  private static final int PACKED = Fragments.MESSAGE - 1_024;

  private RevisionFrames() {}

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
