package io.patternmesh.model.wire;

import io.patternmesh.model.cbor.CborReader;
import io.patternmesh.model.cbor.CborWriter;
import io.patternmesh.model.cbor.MalformedException;
import io.patternmesh.model.pattern.InvalidFieldException;
import io.patternmesh.model.reconcile.HeadSummary;
import io.patternmesh.model.reconcile.SetFingerprint;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.RevisionCodec;
import io.patternmesh.model.trace.TraceParent;
import io.patternmesh.model.usage.UsageCodec;
import io.patternmesh.model.wire.Frame.Bye;
import io.patternmesh.model.wire.Frame.Cancel;
import io.patternmesh.model.wire.Frame.Credit;
import io.patternmesh.model.wire.Frame.Heads;
import io.patternmesh.model.wire.Frame.HeadsRequest;
import io.patternmesh.model.wire.Frame.Hello;
import io.patternmesh.model.wire.Frame.Message;
import io.patternmesh.model.wire.Frame.Ping;
import io.patternmesh.model.wire.Frame.Pong;
import io.patternmesh.model.wire.Frame.Revisions;
import io.patternmesh.model.wire.Frame.Usage;
import io.patternmesh.model.wire.Frame.Want;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Frames as deterministic CBOR: an array of the type's number and the fields.
 *
 * <pre>
 * [ 1 hello,         protocol, room, name, credit ]
 * [ 2 heads-request, run, after, null / [ count, sum: bytes .size 32 ] ]
 * [ 3 heads,         run, same, last, [ * [ id, digest, usage: bytes .size 8 ] ] ]
 * [ 4 want,          [ * digest ], [ * id ] ]
 * [ 5 revisions,     [ * revision ], [ * digest ], ? [ * null / traceparent ] ]
 * [ 6 credit,        n ]
 * [ 7 usage,         [ * usage ] ]
 * [ 8 ping,          nonce ]
 * [ 9 pong,          nonce ]
 * [ 10 cancel,       run ]
 * [ 11 bye,          reason ]
 * [ 12 message,      text ]
 * </pre>
 */
public final class FrameCodec {

  /** Most bytes of an encoded frame: 1.25 MiB, room for the greatest revision. */
  public static final int GREATEST = (1 << 20) + (1 << 18);

  /** How one type of frame is written and read. */
  private record Layout<F extends Frame>(
      Class<F> type,
      int code,
      ToIntFunction<F> fields,
      BiConsumer<CborWriter, F> writer,
      Function<CborReader, F> reader) {

    Layout(
        Class<F> type,
        int code,
        int fields,
        BiConsumer<CborWriter, F> writer,
        Function<CborReader, F> reader) {
      this(type, code, frame -> fields, writer, reader);
    }

    byte[] encode(Frame frame) {
      return CborWriter.write(
          out ->
              out.array(
                  fields.applyAsInt(type.cast(frame)) + 1,
                  () -> {
                    out.number(code);
                    writer.accept(out, type.cast(frame));
                  }));
    }
  }

  private static final Layout<?>[] LAYOUTS = {
    new Layout<>(
        Hello.class,
        1,
        4,
        (out, hello) ->
            out.number(hello.protocol())
                .text(hello.room())
                .text(hello.name())
                .number(hello.credit()),
        in ->
            new Hello(
                in.number("protocol"), in.text("room"), in.text("name"), in.number("credit"))),
    new Layout<>(
        HeadsRequest.class,
        2,
        3,
        (out, request) -> {
          out.number(request.run()).text(request.after());
          request.mine().ifPresentOrElse(mine -> writeFingerprint(out, mine), out::absent);
        },
        in -> new HeadsRequest(in.number("run"), in.text("after"), readFingerprint(in))),
    new Layout<>(
        Heads.class,
        3,
        4,
        (out, heads) ->
            out.number(heads.run())
                .bool(heads.same())
                .bool(heads.last())
                .array(heads.heads(), FrameCodec::writeHead),
        in ->
            new Heads(
                in.number("run"),
                in.bool("same"),
                in.bool("last"),
                in.list("heads", Frame.MOST_ITEMS, FrameCodec::readHead))),
    new Layout<>(
        Want.class,
        4,
        2,
        (out, want) ->
            out.array(want.revisions(), FrameCodec::writeDigest)
                .array(want.usages(), CborWriter::text),
        in ->
            new Want(
                in.list("want", Frame.MOST_ITEMS, FrameCodec::readDigest),
                in.list("want", Frame.MOST_ITEMS, item -> item.text("id")))),
    new Layout<>(
        Revisions.class,
        5,
        revisions -> revisions.traces().isEmpty() ? 2 : 3,
        (out, revisions) -> {
          out.array(revisions.revisions(), RevisionCodec::write)
              .array(revisions.missing(), FrameCodec::writeDigest);
          if (!revisions.traces().isEmpty()) {
            out.array(revisions.traces(), FrameCodec::writeTrace);
          }
        },
        in ->
            new Revisions(
                in.list("revisions", Frame.MOST_ITEMS, RevisionCodec::read),
                in.list("missing", Frame.MOST_ITEMS, FrameCodec::readDigest),
                readTraces(in))),
    new Layout<>(
        Credit.class,
        6,
        1,
        (out, credit) -> out.number(credit.n()),
        in -> new Credit(in.number("credit"))),
    new Layout<>(
        Usage.class,
        7,
        1,
        (out, usage) -> out.array(usage.usages(), UsageCodec::write),
        in -> new Usage(in.list("usage", Frame.MOST_ITEMS, UsageCodec::read))),
    new Layout<>(
        Ping.class,
        8,
        1,
        (out, ping) -> out.number(ping.nonce()),
        in -> new Ping(in.number("nonce"))),
    new Layout<>(
        Pong.class,
        9,
        1,
        (out, pong) -> out.number(pong.nonce()),
        in -> new Pong(in.number("nonce"))),
    new Layout<>(
        Cancel.class,
        10,
        1,
        (out, cancel) -> out.number(cancel.run()),
        in -> new Cancel(in.number("run"))),
    new Layout<>(
        Bye.class, 11, 1, (out, bye) -> out.text(bye.reason()), in -> new Bye(in.text("reason"))),
    new Layout<>(
        Message.class,
        12,
        1,
        (out, message) -> out.text(message.text()),
        in -> new Message(in.text("message"))),
  };

  private FrameCodec() {}

  /**
   * @throws InvalidFieldException when the frame would have more than {@link #GREATEST} bytes,
   *     which no peer takes
   */
  public static byte[] encode(Frame frame) {
    for (Layout<?> layout : LAYOUTS) {
      if (layout.type().isInstance(frame)) {
        byte[] bytes = layout.encode(frame);
        if (bytes.length > GREATEST) {
          throw new InvalidFieldException(
              "frame", bytes.length + " bytes", "at most " + GREATEST + " bytes expected");
        }
        return bytes;
      }
    }
    throw new IllegalStateException("a frame without a layout: " + frame);
  }

  /**
   * @throws MalformedException when the bytes are no frame, or one that breaks a limit
   */
  public static Frame decode(byte[] bytes) {
    return CborReader.read("frame", bytes, GREATEST, FrameCodec::read);
  }

  private static Frame read(CborReader in) {
    return in.array("frame", () -> layout(in.number("frame type")).reader().apply(in));
  }

  private static Layout<?> layout(long code) {
    if (code < 1 || code > LAYOUTS.length) {
      throw new MalformedException("frame type: 1 to " + LAYOUTS.length + " expected, got " + code);
    }
    return LAYOUTS[(int) code - 1];
  }

  private static void writeDigest(CborWriter out, Digest digest) {
    out.bytes(digest.bytes());
  }

  private static Digest readDigest(CborReader in) {
    return Digest.wrap(in.bytes("digest"));
  }

  private static void writeTrace(CborWriter out, Optional<TraceParent> trace) {
    trace.ifPresentOrElse(parent -> out.text(parent.value()), out::absent);
  }

  /** What has one way to be written has one way to be read: no traces are no list of them. */
  private static List<Optional<TraceParent>> readTraces(CborReader in) {
    if (!in.more()) {
      return List.of();
    }
    List<Optional<TraceParent>> traces = in.list("traces", Frame.MOST_ITEMS, FrameCodec::readTrace);
    if (traces.isEmpty()) {
      throw new MalformedException("traces: at least one expected");
    }
    return traces;
  }

  private static Optional<TraceParent> readTrace(CborReader in) {
    return in.present("trace")
        ? Optional.of(new TraceParent(in.text("traceparent")))
        : Optional.empty();
  }

  private static void writeFingerprint(CborWriter out, SetFingerprint fingerprint) {
    out.array(
        2,
        () -> {
          out.number(fingerprint.count());
          writeDigest(out, fingerprint.sum());
        });
  }

  private static Optional<SetFingerprint> readFingerprint(CborReader in) {
    return in.present("fingerprint")
        ? Optional.of(
            in.array("fingerprint", () -> new SetFingerprint(in.number("count"), readDigest(in))))
        : Optional.empty();
  }

  private static void writeHead(CborWriter out, HeadSummary head) {
    out.array(
        3,
        () -> {
          out.text(head.patternId());
          writeDigest(out, head.digest());
          out.bytes(ByteBuffer.allocate(Long.BYTES).putLong(head.usage()).array());
        });
  }

  private static HeadSummary readHead(CborReader in) {
    return in.array(
        "head", () -> new HeadSummary(in.text("id"), readDigest(in), readEightBytes(in)));
  }

  private static long readEightBytes(CborReader in) {
    byte[] bytes = in.bytes("usage");
    if (bytes.length != Long.BYTES) {
      throw new MalformedException("usage: 8 bytes expected, got " + bytes.length);
    }
    return ByteBuffer.wrap(bytes).getLong();
  }
}
