package io.patternmesh.model.vectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.reconcile.HeadSummary;
import io.patternmesh.model.reconcile.SetFingerprint;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.usage.UsageCounter;
import io.patternmesh.model.wire.Fragments;
import io.patternmesh.model.world.Keys;
import io.patternmesh.model.world.Samples;
import io.patternmesh.model.world.Values;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Fragments, usage counters and fingerprints. */
final class StateVectors {

  private static final long GREATEST = (1L << 53) - 1;

  private StateVectors() {}

  static ObjectNode fragments() {
    ObjectNode file = Json.object().put("message", Fragments.MESSAGE);
    ArrayNode cases = file.putArray("frames");
    for (int length : new int[] {0, 1, 65_535, 65_536, 131_070, 200_000}) {
      byte[] frame = frame(length);
      ObjectNode vector =
          Json.object().put("length", length).put("sha256", Digest.of(frame).toString());
      vector.set("messages", Json.array(Fragments.split(frame), StateVectors::message));
      cases.add(vector);
    }
    file.putArray("refused")
        .add(Json.object().put("why", "an empty message").put("message", ""))
        .add(Json.object().put("why", "a first byte of 2").put("message", "0200"))
        .add(Json.object().put("why", "a first byte of 255").put("message", "ff"));
    return file;
  }

  /** The frame of a length: byte i is i mod 251. */
  static byte[] frame(int length) {
    byte[] frame = new byte[length];
    for (int i = 0; i < length; i++) {
      frame[i] = (byte) (i % 251);
    }
    return frame;
  }

  private static ObjectNode message(byte[] message) {
    return Json.object()
        .put("length", message.length)
        .put("first", message[0])
        .put("sha256", Digest.of(message).toString());
  }

  static ObjectNode usage() {
    PeerId alice = Keys.ALICE.peerId();
    PeerId bob = Keys.BOB.peerId();
    ObjectNode file = Json.object();
    file.putArray("cases")
        .add(usage("nothing counted", UsageCounter.ZERO))
        .add(usage("one peer", counter(Map.of(alice, 1L))))
        .add(usage("two peers", counter(Map.of(alice, 3L)), counter(Map.of(bob, 70_000L))))
        .add(
            usage(
                "the greater of each",
                counter(Map.of(alice, 3L, bob, 1L)),
                counter(Map.of(alice, 2L, bob, 5L)),
                counter(Map.of(bob, 4L))))
        .add(
            usage(
                "a sum that is capped",
                counter(Map.of(alice, GREATEST)),
                counter(Map.of(bob, GREATEST - 1))))
        .add(
            usage("more than 1000 peers: the greatest stay", crowd('a', 998, 5), crowd('b', 4, 5)));
    return file;
  }

  private static UsageCounter counter(Map<PeerId, Long> counts) {
    return Values.counter(counts);
  }

  private static UsageCounter crowd(char first, int size, long count) {
    TreeMap<PeerId, Long> counts = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      char[] digits = Integer.toString(1_000 + i, 8).toCharArray();
      for (int d = 0; d < digits.length; d++) {
        digits[d] += 'a' - '0';
      }
      counts.put(new PeerId(first + new String(digits) + "x".repeat(31 - digits.length)), count);
    }
    return new UsageCounter(counts);
  }

  private static ObjectNode usage(String name, UsageCounter... counters) {
    ObjectNode vector = Json.object().put("name", name);
    vector.set("counters", Json.array(List.of(counters), one -> Json.counters(one.counts())));
    UsageCounter merged = List.of(counters).stream().reduce(UsageCounter.ZERO, UsageCounter::merge);
    vector.set("merged", Json.counters(merged.counts()));
    return vector
        .put("total", merged.total())
        .put("fingerprint", String.format("%016x", merged.fingerprint()));
  }

  static ObjectNode fingerprints() {
    HeadSummary a = new HeadSummary("a", Samples.revision("a").digest(), 0);
    HeadSummary b = new HeadSummary("repo/b", Samples.revision("b").digest(), -2);
    HeadSummary used = new HeadSummary("a", Samples.revision("a").digest(), 1);
    ObjectNode file = Json.object();
    file.putArray("cases")
        .add(fingerprint("no heads", List.of()))
        .add(fingerprint("one head", List.of(a)))
        .add(fingerprint("two heads", List.of(a, b)))
        .add(fingerprint("the same two, in the other order", List.of(b, a)))
        .add(fingerprint("the same revision, used since", List.of(used)));
    return file;
  }

  private static ObjectNode fingerprint(String name, List<HeadSummary> heads) {
    SetFingerprint fingerprint = SetFingerprint.of(heads.stream());
    ObjectNode vector = Json.object().put("name", name);
    vector.set("heads", Json.array(heads, FrameVectors::head));
    return vector.put("count", fingerprint.count()).put("sum", fingerprint.sum().toString());
  }
}
