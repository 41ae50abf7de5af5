package io.patternmesh.model.trace;

import io.patternmesh.model.identity.Quoted;
import io.patternmesh.model.pattern.InvalidFieldException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The place in a trace that a revision came from, in the form of <a
 * href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context, section
 * 3.2</a>: {@code 00-<trace, 32 hexadecimal digits>-<span, 16>-<flags, 2>}, lower case. It is not
 * signed and says nothing of the revision; whoever trusts no trace of others ignores it.
 */
public record TraceParent(String value) {

  /** The characters of one, all of ASCII. */
  public static final int LENGTH = 55;

  private static final Pattern FORM =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  /**
   * @throws InvalidFieldException when it has another form
   */
  public TraceParent {
    if (!isOne(value)) {
      throw new InvalidFieldException(
          "traceparent", Quoted.of(value), "00-, 32, 16 and 2 hexadecimal digits expected");
    }
  }

  /** What this text says, if it is one; a tool that is told another thing goes on without. */
  public static Optional<TraceParent> read(String text) {
    return isOne(text) ? Optional.of(new TraceParent(text)) : Optional.empty();
  }

  private static boolean isOne(String text) {
    return text != null && text.length() == LENGTH && FORM.matcher(text).matches();
  }

  /** The trace, 32 hexadecimal digits. */
  public String traceId() {
    return value.substring(3, 35);
  }

  /** The span in it, 16 hexadecimal digits. */
  public String spanId() {
    return value.substring(36, 52);
  }

  /** Whether whoever made it records the trace. */
  public boolean sampled() {
    return (Integer.parseInt(value.substring(53), 16) & 1) == 1;
  }

  @Override
  public String toString() {
    return value;
  }
}
