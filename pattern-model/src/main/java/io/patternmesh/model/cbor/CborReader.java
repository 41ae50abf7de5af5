package io.patternmesh.model.cbor;

import io.patternmesh.model.identity.Quoted;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads the CBOR that {@link CborWriter} writes, and no other, from any source: what it accepts
 * encodes again to the same bytes. Refused are longer forms of a number or a length than needed,
 * indefinite lengths, tags, maps, floats, undefined, and text that is not well-formed UTF-8 (RFC
 * 8949, section 4.2.1). Were they normalised instead, a signed revision would have many encodings,
 * and a peer that hashes the bytes it got would disagree with one that hashes what it read.
 *
 * <p>Every failure is a {@link MalformedException} that names the item. A length that the bytes
 * merely claim is compared with the bytes that are there before anything is allocated for it, and
 * the depth is that of the reading code, so no input can exhaust the memory or the stack.
 */
public final class CborReader {

  private static final int UNSIGNED = 0;
  private static final int NEGATIVE = 1;
  private static final int BYTES = 2;
  private static final int TEXT = 3;
  private static final int ARRAY = 4;

  private static final int FALSE = 0xf4;
  private static final int TRUE = 0xf5;
  private static final int NULL = 0xf6;

  /** The least argument that needs each form; below 24 the initial byte holds it (RFC 8949, 3). */
  private static final long[] LEAST = {24, 1L << 8, 1L << 16, 1L << 32};

  private final byte[] in;
  private int at;
  private long itemsLeft = 1;

  private CborReader(byte[] in) {
    this.in = in;
  }

  /**
   * Reads exactly one value from {@code bytes}.
   *
   * @param what the name of the whole, for messages
   * @param most the most bytes that it may have
   * @throws MalformedException whatever is wrong with the bytes
   */
  public static <T> T read(String what, byte[] bytes, int most, Function<CborReader, T> content) {
    if (bytes.length > most) {
      throw new MalformedException(
          what + ": at most " + most + " bytes expected, got " + bytes.length);
    }
    CborReader reader = new CborReader(bytes);
    T value;
    try {
      value = content.apply(reader);
    } catch (MalformedException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new MalformedException(what + ": " + firstLine(e), e);
    }
    if (reader.at < bytes.length) {
      throw new MalformedException(
          what + ": bytes after its end, " + (bytes.length - reader.at) + " of them");
    }
    return value;
  }

  /** An array whose items {@code items} reads, all of them. */
  public <T> T array(String what, Supplier<T> items) {
    return within(what, length(what, ARRAY), items);
  }

  /** An array of at most {@code most} items, each read by {@code item}. */
  public <T> List<T> list(String what, int most, Function<CborReader, T> item) {
    long size = length(what, ARRAY);
    if (size > most) {
      throw new MalformedException(what + ": at most " + most + " items expected, got " + size);
    }
    return within(
        what,
        size,
        () -> {
          List<T> values = new ArrayList<>();
          while (values.size() < size) {
            values.add(item.apply(this));
          }
          return values;
        });
  }

  /** Text of well-formed UTF-8. */
  public String text(String what) {
    int length = size(what, TEXT);
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(in, at, length)).toString();
      at += length;
      return text;
    } catch (CharacterCodingException e) {
      throw new MalformedException(what + ": well-formed UTF-8 expected", e);
    }
  }

  /** A byte string, as a copy of its own. */
  public byte[] bytes(String what) {
    int length = size(what, BYTES);
    byte[] bytes = new byte[length];
    System.arraycopy(in, at, bytes, 0, length);
    at += length;
    return bytes;
  }

  /** A whole number that a long holds. */
  public long number(String what) {
    int initial = next(what);
    int major = initial >> 5;
    if (major != UNSIGNED && major != NEGATIVE) {
      throw new MalformedException(what + ": a whole number expected, got " + named(initial));
    }
    long magnitude = argument(what, initial);
    return major == UNSIGNED ? magnitude : -1 - magnitude;
  }

  /** True or false. */
  public boolean bool(String what) {
    int initial = next(what);
    if (initial != TRUE && initial != FALSE) {
      throw new MalformedException(what + ": true or false expected, got " + named(initial));
    }
    return initial == TRUE;
  }

  /** Whether the next item is there, rather than CBOR's null, which is then passed over. */
  public boolean present(String what) {
    boolean absent = itemsLeft > 0 && at < in.length && (in[at] & 0xff) == NULL;
    if (absent) {
      next(what);
    }
    return !absent;
  }

  /** Whether the array that is being read has an item left. */
  public boolean more() {
    return itemsLeft > 0;
  }

  /** Reads {@code size} items, which {@code items} must take one by one, no more and no fewer. */
  private <T> T within(String what, long size, Supplier<T> items) {
    long leftOutside = itemsLeft;
    itemsLeft = size;
    T value = items.get();
    if (itemsLeft > 0) {
      throw new MalformedException(what + ": " + itemsLeft + " more items than expected");
    }
    itemsLeft = leftOutside;
    return value;
  }

  /** The initial byte of the next item of the array that is being read. */
  private int next(String what) {
    if (itemsLeft == 0) {
      throw new MalformedException(what + ": the array ends before it");
    }
    if (at >= in.length) {
      throw new MalformedException(what + ": the bytes end before it");
    }
    itemsLeft--;
    return in[at++] & 0xff;
  }

  private long length(String what, int major) {
    int initial = next(what);
    if (initial >> 5 != major) {
      throw new MalformedException(
          what + ": " + named(major << 5) + " expected, got " + named(initial));
    }
    return argument(what, initial);
  }

  private int size(String what, int major) {
    long length = length(what, major);
    if (length > in.length - at) {
      throw new MalformedException(
          what + ": " + length + " bytes claimed, " + (in.length - at) + " there");
    }
    return (int) length;
  }

  private long argument(String what, int initial) {
    int low = initial & 31;
    if (low < LEAST[0]) {
      return low;
    }
    if (low > 27) {
      throw new MalformedException(
          what + ": " + (low == 31 ? "a definite length expected" : "no such encoding"));
    }
    int width = 1 << low - 24;
    if (width > in.length - at) {
      throw new MalformedException(what + ": the bytes end within it");
    }
    long argument = 0;
    for (int i = 0; i < width; i++) {
      argument = argument << 8 | in[at++] & 0xff;
    }
    if (argument < 0) {
      throw new MalformedException(
          what + ": below 2^63 expected, got " + Long.toUnsignedString(argument));
    }
    if (argument < LEAST[low - 24]) {
      throw new MalformedException(what + ": the shortest form expected of " + argument);
    }
    return argument;
  }

  private static String named(int initial) {
    return switch (initial >> 5) {
      case UNSIGNED, NEGATIVE -> "a whole number";
      case BYTES -> "a byte string";
      case TEXT -> "text";
      case ARRAY -> "an array";
      case 5 -> "a map";
      case 6 -> "a tag";
      default -> String.format("simple value 0x%02x", initial);
    };
  }

  private static String firstLine(Throwable e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    int end = message.indexOf('\n');
    String line = end < 0 ? message : message.substring(0, end);
    return line.length() <= 200 ? line : Quoted.of(line);
  }
}
