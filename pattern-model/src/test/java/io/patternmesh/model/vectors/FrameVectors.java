package io.patternmesh.model.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patternmesh.model.reconcile.HeadSummary;
import io.patternmesh.model.reconcile.SetFingerprint;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.revision.RevisionCodec;
import io.patternmesh.model.trace.TraceParent;
import io.patternmesh.model.usage.PatternUsage;
import io.patternmesh.model.wire.Frame;
import io.patternmesh.model.wire.FrameCodec;
import io.patternmesh.model.world.Keys;
import io.patternmesh.model.world.Samples;
import io.patternmesh.model.world.Values;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

final class FrameVectors {

  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private static final long GREATEST = (1L << 53) - 1;

  private FrameVectors() {}

  static ObjectNode all() {
    ObjectNode file = Json.object();
    ArrayNode frames = file.putArray("frames");
    frames.add(
        frame("hello", new Frame.Hello(1, "team/qa", "Zoë 😀", 32))
            .put("protocol", 1)
            .put("room", "team/qa")
            .put("name", "Zoë 😀")
            .put("credit", 32));
    Digest digest = Samples.revision("a").digest();
    Digest other = Samples.revision("b").digest();
    frames.add(
        frame("heads-request", new Frame.HeadsRequest(7, "a", Optional.empty()))
            .put("run", 7)
            .put("after", "a")
            .putNull("mine"));
    ObjectNode request =
        frame(
                "heads-request",
                new Frame.HeadsRequest(1, "", Optional.of(new SetFingerprint(300, digest))))
            .put("run", 1)
            .put("after", "");
    request.putObject("mine").put("count", 300).put("sum", digest.toString());
    frames.add(request);
    frames.add(heads(1, true, true, List.of()));
    frames.add(
        heads(
            0,
            false,
            true,
            List.of(new HeadSummary("a", digest, 0), new HeadSummary("b", other, -2))));
    ObjectNode want = frame("want", new Frame.Want(List.of(digest, other), List.of("a", "b/c")));
    want.set("revisions", Json.array(List.of(digest, other), Json::text));
    want.set("usages", Json.array(List.of("a", "b/c"), Json::text));
    frames.add(want);
    Revision revision = Samples.revision("a");
    ObjectNode revisions =
        frame("revisions", new Frame.Revisions(List.of(revision), List.of(other)));
    revisions.set(
        "revisions", Json.array(List.of(revision), one -> Json.hex(RevisionCodec.encode(one))));
    revisions.set("missing", Json.array(List.of(other), Json::text));
    frames.add(revisions);
    frames.add(traced(revision));
    frames.add(frame("credit", new Frame.Credit(24)).put("n", 24));
    PatternUsage used =
        new PatternUsage(
            "a", Values.counter(Map.of(Keys.ALICE.peerId(), 1L, Keys.BOB.peerId(), 65_536L)));
    ObjectNode usage = frame("usage", new Frame.Usage(List.of(used)));
    usage.set("usages", Json.array(List.of(used), FrameVectors::usage));
    frames.add(usage);
    frames.add(frame("ping", new Frame.Ping(0)).put("nonce", 0));
    frames.add(frame("pong", new Frame.Pong(GREATEST)).put("nonce", GREATEST));
    frames.add(frame("cancel", new Frame.Cancel(256)).put("run", 256));
    frames.add(frame("bye", new Frame.Bye("another protocol")).put("reason", "another protocol"));
    frames.add(message("{\"typing\":\"Zoë 😀\"}"));
    frames.add(message("\"" + "m".repeat(Frame.MOST_MESSAGE_BYTES - 2) + "\""));
    file.set("refused", refused());
    return file;
  }

  private static ObjectNode message(String text) {
    return frame("message", new Frame.Message(text)).put("text", text);
  }

  private static ObjectNode traced(Revision revision) {
    List<Revision> two = List.of(revision, Samples.revision("b"));
    ObjectNode vector =
        frame(
            "revisions",
            new Frame.Revisions(
                two, List.of(), List.of(Optional.empty(), Optional.of(new TraceParent(TRACE)))));
    vector.set("revisions", Json.array(two, one -> Json.hex(RevisionCodec.encode(one))));
    vector.set("missing", Json.object().arrayNode());
    vector.set("traces", Json.object().arrayNode().addNull().add(TRACE));
    return vector;
  }

  /** A frame without a revision, and this list of traces. */
  private static String traces(String cbor) {
    return "84058080" + cbor;
  }

  /** A frame with a revision, and this text as its trace. */
  private static String trace(String text) {
    String revision = Samples.hex(RevisionCodec.encode(Samples.revision("a")));
    String ascii = Samples.hex(text.getBytes(StandardCharsets.US_ASCII));
    return String.format("840581%s808178%02x%s", revision, text.length(), ascii);
  }

  private static ArrayNode refused() {
    return Json.object()
        .putArray("refused")
        .add(Json.refused("no bytes", ""))
        .add(Json.refused("no array", "08"))
        .add(Json.refused("an empty array", "80"))
        .add(Json.refused("type 0", "820000"))
        .add(Json.refused("type 13", "820d00"))
        .add(Json.refused("a field too few", "8108"))
        .add(Json.refused("a field too many", "83080000"))
        .add(Json.refused("bytes after the end", "82080000"))
        .add(Json.refused("a longer form of a number", "82081800"))
        .add(Json.refused("a longer form of the array's length", "98020800"))
        .add(Json.refused("an indefinite array", "9f0800ff"))
        .add(Json.refused("a negative number", "820820"))
        .add(Json.refused("2^53", "82081b0020000000000000"))
        .add(Json.refused("2^63", "82081b8000000000000000"))
        .add(Json.refused("a float", "8208f93c00"))
        .add(Json.refused("a tagged number", "8208c101"))
        .add(Json.refused("undefined", "8208f7"))
        .add(Json.refused("null for a number", "8208f6"))
        .add(Json.refused("credit 0", "820600"))
        .add(Json.refused("run 0 of a request", "84020060f6"))
        .add(Json.refused("a digest of 31 bytes", "830481581f" + "00".repeat(31) + "80"))
        .add(Json.refused("an empty list of traces", traces("80")))
        .add(Json.refused("a list of no trace", traces("81f6")))
        .add(Json.refused("a traceparent of another version", trace(TRACE.replace("00-4", "01-4"))))
        .add(Json.refused("a traceparent in upper case", trace(TRACE.toUpperCase(Locale.ROOT))))
        .add(Json.refused("a traceparent that goes on", trace(TRACE + "-x")))
        .add(Json.refused("a trace of zeros", trace("00-" + "0".repeat(32) + TRACE.substring(35))))
        .add(Json.refused("a reason in pieces", "820b7f6161ff"))
        .add(Json.refused("a reason that is not UTF-8", "820b61ff"))
        .add(Json.refused("a reason with an encoded surrogate", "820b63eda080"))
        .add(Json.refused("a reason with U+0000", "820b6100"))
        .add(Json.refused("a reason of 501 characters", "820b7901f5" + "61".repeat(501)))
        .add(Json.refused("a message that is no text", "820c00"))
        .add(Json.refused("a message in a byte string", "820c427b7d"))
        .add(Json.refused("an empty message", "820c60"))
        .add(Json.refused("a message that is not UTF-8", "820c6322ff22"))
        .add(Json.refused("a message with U+0000", "820c63220022"))
        .add(Json.refused("a message with a field more", "830c627b7d00"))
        .add(Json.refused("a message of 16,385 bytes", "820c794001" + "31".repeat(16_385)))
        .add(
            Json.refused(
                "a message of 8,193 characters in 16,386 bytes",
                "820c794002" + "c3bc".repeat(8_193)))
        .add(Json.refused("a claimed text of 2 GiB", "820b7a8000000061"))
        .add(Json.refused("a claimed list of 2^40", "82079b0000010000000000"))
        .add(Json.refused("nested arrays", "82" + "81".repeat(100)));
  }

  private static ObjectNode heads(long run, boolean same, boolean last, List<HeadSummary> heads) {
    ObjectNode vector =
        frame("heads", new Frame.Heads(run, same, last, heads))
            .put("run", run)
            .put("same", same)
            .put("last", last);
    vector.set("heads", Json.array(heads, FrameVectors::head));
    return vector;
  }

  static ObjectNode head(HeadSummary head) {
    return Json.object()
        .put("id", head.patternId())
        .put("digest", head.digest().toString())
        .put("usage", String.format("%016x", head.usage()));
  }

  private static JsonNode usage(PatternUsage usage) {
    ObjectNode vector = Json.object().put("id", usage.patternId());
    vector.set("counts", Json.counters(usage.counter().counts()));
    return vector;
  }

  private static ObjectNode frame(String type, Frame frame) {
    return Json.object().put("type", type).put("cbor", Samples.hex(FrameCodec.encode(frame)));
  }
}
