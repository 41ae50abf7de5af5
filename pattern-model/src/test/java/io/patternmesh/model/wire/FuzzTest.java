package io.patternmesh.model.wire;

import static io.patternmesh.model.world.Samples.bytes;
import static io.patternmesh.model.world.Samples.hex;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.patternmesh.model.cbor.MalformedException;
import io.patternmesh.model.merge.MergeBatch;
import io.patternmesh.model.merge.MergeItem;
import io.patternmesh.model.revision.RevisionCodec;
import io.patternmesh.model.usage.PatternUsage;
import io.patternmesh.model.usage.UsageCounter;
import io.patternmesh.model.world.Keys;
import io.patternmesh.model.world.Samples;
import io.patternmesh.model.world.Values;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes, decoding gives a value or a {@link MalformedException}, in little memory. */
class FuzzTest {

  /** What a refusal may allocate besides a few times its input: messages, stack traces, lists. */
  private static final long ALLOWANCE = 256 << 10;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  enum Decoder {
    REVISION {
      @Override
      byte[] again(byte[] bytes) {
        return RevisionCodec.encode(RevisionCodec.decode(bytes));
      }

      @Override
      byte[] sample() {
        return RevisionCodec.encode(Samples.revision("a"));
      }
    },
    FRAME {
      @Override
      byte[] again(byte[] bytes) {
        return FrameCodec.encode(FrameCodec.decode(bytes));
      }

      @Override
      byte[] sample() {
        return FrameCodec.encode(
            new Frame.Revisions(
                List.of(Samples.revision("a")), List.of(Samples.revision("b").digest())));
      }
    },
    BATCH {
      @Override
      byte[] again(byte[] bytes) {
        return MergeBatch.decode(bytes).encode();
      }

      @Override
      byte[] sample() {
        UsageCounter used = new UsageCounter(new TreeMap<>(Map.of(Keys.ALICE.peerId(), 300L)));
        return new MergeBatch(
                List.of(MergeItem.of(Samples.revision("a"))), List.of(new PatternUsage("a", used)))
            .encode();
      }
    };

    /** Decodes and encodes; bytes that are accepted come back. */
    abstract byte[] again(byte[] bytes);

    abstract byte[] sample();

    /** Whether the bytes are refused as they may be; fails on any other way to refuse. */
    boolean refuses(byte[] bytes) {
      try {
        assertThat(again(bytes)).isEqualTo(bytes);
        return false;
      } catch (MalformedException expected) {
        return true;
      }
    }
  }

  @Property(tries = 2_000)
  void randomBytesAreMalformedOrCanonical(
      @ForAll Decoder decoder, @ForAll @Size(max = 200) byte[] bytes) {
    decoder.refuses(bytes);
  }

  @Property(tries = 3_000)
  void randomItemsAreMalformedOrCanonical(@ForAll Decoder decoder, @ForAll("items") byte[] bytes) {
    decoder.refuses(bytes);
  }

  /** Bytes that look like CBOR: heads of arrays, texts and numbers, mixed. */
  @Provide
  Arbitrary<byte[]> items() {
    return Arbitraries.of(
            "80",
            "81",
            "82",
            "83",
            "84",
            "86",
            "89",
            "01",
            "02",
            "03",
            "05",
            "07",
            "0b",
            "0c",
            "1818",
            "1b001fffffffffffff",
            "20",
            "6161",
            "60",
            "f6",
            "f4",
            "f5",
            "f7",
            "40",
            "5820",
            "9f",
            "ff",
            "c0",
            "a0",
            "9b0000010000000000",
            "7a7fffffff",
            "fb7ff0000000000000")
        .list()
        .ofMaxSize(40)
        .map(items -> bytes(String.join("", items)));
  }

  @ParameterizedTest
  @EnumSource
  void theSamplesThemselvesAreAccepted(Decoder decoder) {
    assertThat(decoder.refuses(decoder.sample())).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void truncationAnywhereIsRefused(Decoder decoder) {
    byte[] sample = decoder.sample();
    for (int length = 0; length < sample.length; length++) {
      assertThat(decoder.refuses(Arrays.copyOf(sample, length))).as("%d bytes", length).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aByteMoreIsRefused(Decoder decoder) {
    byte[] sample = decoder.sample();
    assertThat(decoder.refuses(Arrays.copyOf(sample, sample.length + 1))).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void aFlippedBitIsRefusedOrMakesAnotherCanonicalValue(Decoder decoder) {
    byte[] sample = decoder.sample();
    int refused = 0;
    for (int bit = 0; bit < sample.length * 8; bit++) {
      byte[] flipped = sample.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      refused += decoder.refuses(flipped) ? 1 : 0;
    }
    assertThat(refused).isPositive();
  }

  @Property(tries = 1_000)
  void aChangedByteInAnyFrameIsMalformedOrCanonical(
      @ForAll("frames") byte[] frame, @ForAll int place, @ForAll byte value) {
    byte[] changed = frame.clone();
    changed[Math.floorMod(place, frame.length)] = value;
    Decoder.FRAME.refuses(changed);
  }

  @Provide
  Arbitrary<byte[]> frames() {
    return Values.frame().map(FrameCodec::encode);
  }

  /**
   * In turn: text of 2^31 bytes, of 2^63 - 1 bytes, byte string of 1 GiB, array of 2^40, map of
   * 2^40, indefinite text, array of 2^31 - 1, big number of 1 GiB; alone and where an item of a
   * frame, of a revision, of a batch may stand.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "7a80000000",
        "7b7fffffffffffffff",
        "5a40000000",
        "9b0000010000000000",
        "bb0000010000000000",
        "7f7a40000000",
        "9a7fffffff",
        "c25a40000000"
      })
  void hugeClaimsAreRefusedInLittleMemory(String claim) {
    for (String before :
        List.of("", "82", "8201", "8204", "820b", "8205", "82050581", "8301", "828901")) {
      for (Decoder decoder : Decoder.values()) {
        byte[] bytes = bytes(before + claim + "6161");
        assertThat(allocated(() -> assertThat(decoder.refuses(bytes)).isTrue()))
            .isLessThan(ALLOWANCE);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"81", "82", "9f", "c0", "8205", "a1", "a181"})
  void deepNestingIsRefusedWithoutDeepRecursion(String level) {
    byte[] bytes = bytes(level.repeat(10_000));
    for (Decoder decoder : Decoder.values()) {
      assertThat(allocated(() -> assertThat(decoder.refuses(bytes)).isTrue()))
          .isLessThan(ALLOWANCE);
    }
  }

  @Test
  void timesAndNumbersBeyondTheirLimitsAreRefused() {
    String fields = "820b6161"; // a bye whose reason is right
    assertThat(Decoder.FRAME.refuses(bytes(fields))).isFalse();
    for (String number :
        List.of("1b0020000000000000", "1b7fffffffffffffff", "20", "3b7fffffffffffffff")) {
      for (String type : List.of("06", "08", "09", "0a")) {
        assertThat(Decoder.FRAME.refuses(bytes("82" + type + number))).as(type).isTrue();
      }
      for (int field = 2; field <= 4; field++) { // version, createdAt, updatedAt
        assertThat(Decoder.REVISION.refuses(revisionWith(field, number))).isTrue();
      }
      assertThat(Decoder.REVISION.refuses(revisionWith(8, number))).as("confidence").isTrue();
    }
    assertThat(Decoder.REVISION.refuses(revisionWith(2, "1b001fffffffffffff"))).isFalse();
  }

  @Test
  void moreThanTheGreatestIsRefusedBeforeItIsRead() {
    for (Decoder decoder : Decoder.values()) {
      byte[] bytes = new byte[MergeBatch.GREATEST + 1];
      assertThat(allocated(() -> assertThat(decoder.refuses(bytes)).isTrue()))
          .isLessThan(ALLOWANCE);
    }
  }

  @Property(tries = 500)
  void fragmentsTakeAnyMessageOrRefuseIt(@ForAll @Size(max = 20) List<byte[]> messages) {
    Fragments fragments = new Fragments();
    for (byte[] message : messages) {
      boolean fits = message.length > 0 && (message[0] == 0 || message[0] == 1);
      try {
        assertThat(fragments.add(message).isPresent()).isEqualTo(fits && message[0] == 0);
        assertThat(fits).isTrue();
      } catch (MalformedException expected) {
        assertThat(fits).isFalse();
      }
    }
  }

  /** A revision with one number of its body in other bytes; the last is the confidence. */
  private static byte[] revisionWith(int field, String number) {
    String peer = hex(Keys.ALICE.peerId().value().getBytes(StandardCharsets.US_ASCII));
    String[] fields = {
      "01",
      "6161",
      "01",
      "00",
      "00",
      "81827820" + peer + "01",
      "f6",
      "5820" + hex(Keys.ALICE.publicKey().bytes()),
      "00"
    };
    fields[field] = number;
    fields[8] = "86616e69756e69742d74657374616661706164" + fields[8];
    return bytes("8289" + String.join("", fields) + "5840" + "00".repeat(64));
  }

  /** The bytes that this thread allocates meanwhile; the first run is for loading classes. */
  private static long allocated(Runnable run) {
    run.run();
    long thread = Thread.currentThread().getId();
    long before = THREADS.getThreadAllocatedBytes(thread);
    run.run();
    return THREADS.getThreadAllocatedBytes(thread) - before;
  }
}
