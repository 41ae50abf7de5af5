package io.patternmesh.agent.sync;

import io.patternmesh.model.cbor.CborWriter;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.revision.RevisionCodec;
import io.patternmesh.model.trace.TraceParent;
import io.patternmesh.model.usage.PatternUsage;
import io.patternmesh.model.usage.UsageCodec;
import io.patternmesh.model.wire.Fragments;
import io.patternmesh.model.wire.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Packs revisions and counters into frames of about one message each; a large revision gets a frame
 * of its own.
 */
final class RevisionFrames {

  private static final int PACKED = Fragments.MESSAGE - 1_024;

  private RevisionFrames() {}

  /** The frames in order; the first names what is missing. */
  static List<Frame.Revisions> of(
      List<Revision> revisions,
      List<Digest> missing,
      Function<Digest, Optional<TraceParent>> traces) {
    List<Frame.Revisions> frames = new ArrayList<>();
    if (!missing.isEmpty()) {
      frames.add(new Frame.Revisions(List.of(), missing));
    }
    packed(revisions, revision -> RevisionCodec.encode(revision).length)
        .forEach(pack -> frames.add(new Frame.Revisions(pack, List.of(), traces(pack, traces))));
    return frames;
  }

  private static List<Optional<TraceParent>> traces(
      List<Revision> pack, Function<Digest, Optional<TraceParent>> traces) {
    List<Optional<TraceParent>> found =
        pack.stream().map(revision -> traces.apply(revision.digest())).toList();
    return found.stream().anyMatch(Optional::isPresent) ? found : List.of();
  }

  /** The frames of these counters, each of which may name a thousand peers. */
  static List<Frame.Usage> of(List<PatternUsage> usages) {
    return packed(usages, usage -> CborWriter.write(out -> UsageCodec.write(out, usage)).length)
        .stream()
        .map(Frame.Usage::new)
        .toList();
  }

  private static <T> List<List<T>> packed(List<T> items, ToIntFunction<T> size) {
    List<List<T>> packs = new ArrayList<>();
    int room = 0;
    for (T item : items) {
      int bytes = size.applyAsInt(item);
      if (bytes > room) {
        packs.add(new ArrayList<>());
        room = PACKED;
      }
      packs.get(packs.size() - 1).add(item);
      room -= bytes;
    }
    return packs;
  }
}
