package io.patternmesh.model.usage;

import io.patternmesh.model.cbor.CborReader;
import io.patternmesh.model.cbor.CborWriter;
import io.patternmesh.model.cbor.PeerCounters;

/**
 * A pattern's usage as deterministic CBOR.
 *
 * <pre>usage = [ id: text, [ * [ peer: text, count: uint ] ] ]   ; ascending by peer</pre>
 */
public final class UsageCodec {

  private UsageCodec() {}

  /** Writes a usage as an item of something larger. */
  public static void write(CborWriter out, PatternUsage usage) {
    out.array(
        2,
        () -> {
          out.text(usage.patternId());
          PeerCounters.write(out, usage.counter().counts());
        });
  }

  /** Reads a usage that is an item of something larger. */
  public static PatternUsage read(CborReader in) {
    return in.array(
        "usage",
        () ->
            new PatternUsage(
                in.text("id"),
                new UsageCounter(PeerCounters.read(in, "usage", UsageCounter.PEERS))));
  }
}
