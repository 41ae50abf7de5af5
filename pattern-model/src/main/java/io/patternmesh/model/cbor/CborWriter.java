package io.patternmesh.model.cbor;

import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Writes deterministic CBOR: definite lengths, shortest numbers, one way for each value. Structures
 * are arrays, so no order of map keys has to be agreed on.
 */
public final class CborWriter {

  private static final CBORFactory FACTORY = new CBORFactory();

  private final CBORGenerator out;

  private CborWriter(CBORGenerator out) {
    this.out = out;
  }

  /** The bytes of what {@code content} writes. */
  public static byte[] write(Consumer<CborWriter> content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (CBORGenerator generator = FACTORY.createGenerator(bytes)) {
      content.accept(new CborWriter(generator));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  /** An array of {@code size} items, which {@code items} writes. */
  public CborWriter array(int size, Runnable items) {
    step(() -> out.writeStartArray(null, size));
    items.run();
    step(out::writeEndArray);
    return this;
  }

  /** An array with one item, written by {@code item}, for each of {@code values}. */
  public <T> CborWriter array(Collection<T> values, BiConsumer<CborWriter, T> item) {
    return array(values.size(), () -> values.forEach(value -> item.accept(this, value)));
  }

  /** Text, as UTF-8 of definite length. */
  public CborWriter text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    return step(() -> out.writeUTF8String(utf8, 0, utf8.length));
  }

  /** A byte string of definite length. */
  public CborWriter bytes(byte[] value) {
    return step(() -> out.writeBinary(value));
  }

  /** A whole number in its shortest form. */
  public CborWriter number(long value) {
    return step(() -> out.writeNumber(value));
  }

  /** True or false. */
  public CborWriter bool(boolean value) {
    return step(() -> out.writeBoolean(value));
  }

  /** CBOR's null, for what is absent. */
  public CborWriter absent() {
    return step(out::writeNull);
  }

  private CborWriter step(Step step) {
    try {
      step.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  private interface Step {
    void run() throws IOException;
  }
}
