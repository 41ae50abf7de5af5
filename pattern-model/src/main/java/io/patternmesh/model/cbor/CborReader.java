package io.patternmesh.model.cbor;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import io.patternmesh.model.identity.Quoted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads the CBOR that {@link CborWriter} writes, from any source: every failure is a {@link
 * MalformedException} that names the item, and no length that the bytes merely claim is allocated
 * ahead of the bytes themselves.
 */
public final class CborReader {

  private static final int DEEPEST = 12;

  private static final CBORFactory FACTORY =
      CBORFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private final CBORParser in;
  private boolean pushedBack;

  private CborReader(CBORParser in) {
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
    try (CBORParser parser = FACTORY.createParser(bytes)) {
      T value = content.apply(new CborReader(parser));
      if (parser.nextToken() != null) {
        throw new MalformedException(what + ": bytes after its end");
      }
      return value;
    } catch (MalformedException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new MalformedException(what + ": " + firstLine(e), e);
    }
  }

  /** An array whose items {@code items} reads, all of them. */
  public <T> T array(String what, Supplier<T> items) {
    expect(what, JsonToken.START_ARRAY);
    T value = items.get();
    if (next(what) != JsonToken.END_ARRAY) {
      throw new MalformedException(what + ": more items than expected");
    }
    return value;
  }

  /** An array of at most {@code most} items, each read by {@code item}. */
  public <T> List<T> list(String what, int most, Function<CborReader, T> item) {
    expect(what, JsonToken.START_ARRAY);
    List<T> values = new ArrayList<>();
    while (peekItem(what)) {
      if (values.size() == most) {
        throw new MalformedException(what + ": at most " + most + " items expected");
      }
      values.add(item.apply(this));
    }
    return values;
  }

  public String text(String what) {
    expect(what, JsonToken.VALUE_STRING);
    try {
      return in.getText();
    } catch (IOException e) {
      throw new MalformedException(what + ": " + firstLine(e), e);
    }
  }

  public byte[] bytes(String what) {
    expect(what, JsonToken.VALUE_EMBEDDED_OBJECT);
    try {
      return in.getBinaryValue();
    } catch (IOException e) {
      throw new MalformedException(what + ": " + firstLine(e), e);
    }
  }

  /** A whole number that a long holds. */
  public long number(String what) {
    expect(what, JsonToken.VALUE_NUMBER_INT);
    try {
      return in.getLongValue();
    } catch (IOException e) {
      throw new MalformedException(what + ": " + firstLine(e), e);
    }
  }

  public boolean bool(String what) {
    JsonToken token = next(what);
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      throw new MalformedException(what + ": true or false expected, got " + token);
    }
    return token == JsonToken.VALUE_TRUE;
  }

  /** Whether the next item is there, rather than CBOR's null, which is then passed over. */
  public boolean present(String what) {
    boolean present = next(what) != JsonToken.VALUE_NULL;
    pushedBack = present;
    return present;
  }

  private boolean peekItem(String what) {
    boolean item = next(what) != JsonToken.END_ARRAY;
    pushedBack = item;
    return item;
  }

  private JsonToken next(String what) {
    if (pushedBack) {
      pushedBack = false;
      return in.currentToken();
    }
    try {
      JsonToken token = in.nextToken();
      if (token == null) {
        throw new MalformedException(what + ": the bytes end before it");
      }
      return token;
    } catch (IOException e) {
      throw new MalformedException(what + ": " + firstLine(e), e);
    }
  }

  private void expect(String what, JsonToken expected) {
    JsonToken token = next(what);
    if (token != expected) {
      throw new MalformedException(what + ": " + expected + " expected, got " + token);
    }
  }

  private static String firstLine(Throwable e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    int end = message.indexOf('\n');
    String line = end < 0 ? message : message.substring(0, end);
    return line.length() <= 200 ? line : Quoted.of(line);
  }
}
