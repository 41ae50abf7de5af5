package io.patternmesh.model.merge;

import io.patternmesh.model.cbor.CborReader;
import io.patternmesh.model.cbor.CborWriter;
import io.patternmesh.model.cbor.MalformedException;
import io.patternmesh.model.pattern.InvalidFieldException;
import io.patternmesh.model.revision.RevisionCodec;
import io.patternmesh.model.trace.TraceParent;
import io.patternmesh.model.usage.PatternUsage;
import io.patternmesh.model.usage.UsageCodec;
import java.util.List;
import java.util.Optional;

/**
 * The body of a merge, the one way into a registry.
 *
 * <pre>batch = [ 1, [ * [ revision, expected, ? traceparent ] ], [ * usage ] ]</pre>
 *
 * @param items revisions in the order in which they are merged, at most 1,000
 * @param usages counters to merge, at most 1,000
 */
public record MergeBatch(List<MergeItem> items, List<PatternUsage> usages) {

  /** The media type of an encoded batch. */
  public static final String MEDIA_TYPE = "application/cbor";

  /** Most revisions, and most counters, of one batch. */
  public static final int MOST = 1_000;

  /** Most bytes of an encoded batch: 16 MiB. */
  public static final int GREATEST = 1 << 24;

  private static final int FORMAT = 1;

  /**
   * @throws InvalidFieldException when there are too many of either
   */
  public MergeBatch {
    items = within("revisions", items);
    usages = within("usage", usages);
  }

  private static <T> List<T> within(String field, List<T> values) {
    if (values.size() > MOST) {
      throw new InvalidFieldException(
          field, Integer.toString(values.size()), "at most " + MOST + " in a batch expected");
    }
    return List.copyOf(values);
  }

  /**
   * @throws InvalidFieldException when the batch would have more than {@link #GREATEST} bytes
   */
  public byte[] encode() {
    byte[] bytes =
        CborWriter.write(
            out ->
                out.array(
                    3,
                    () ->
                        out.number(FORMAT)
                            .array(items, MergeBatch::writeItem)
                            .array(usages, UsageCodec::write)));
    if (bytes.length > GREATEST) {
      throw new InvalidFieldException(
          "merge batch", bytes.length + " bytes", "at most " + GREATEST + " bytes expected");
    }
    return bytes;
  }

  /**
   * @throws MalformedException when the bytes are no batch, or one item breaks a limit
   */
  public static MergeBatch decode(byte[] bytes) {
    return CborReader.read(
        "merge batch",
        bytes,
        GREATEST,
        in ->
            in.array(
                "merge batch",
                () -> {
                  long format = in.number("format");
                  if (format != FORMAT) {
                    throw new MalformedException("format: " + FORMAT + " expected, got " + format);
                  }
                  return new MergeBatch(
                      in.list("revisions", MOST, MergeBatch::readItem),
                      in.list("usage", MOST, UsageCodec::read));
                }));
  }

  private static void writeItem(CborWriter out, MergeItem item) {
    out.array(
        item.trace().isPresent() ? 3 : 2,
        () -> {
          RevisionCodec.write(out, item.revision());
          ExpectedHead.write(out, item.expected());
          item.trace().ifPresent(trace -> out.text(trace.value()));
        });
  }

  private static MergeItem readItem(CborReader in) {
    return in.array(
        "item", () -> new MergeItem(RevisionCodec.read(in), ExpectedHead.read(in), readTrace(in)));
  }

  private static Optional<TraceParent> readTrace(CborReader in) {
    return in.more() ? Optional.of(new TraceParent(in.text("traceparent"))) : Optional.empty();
  }
}
