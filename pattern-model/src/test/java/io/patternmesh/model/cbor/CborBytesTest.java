package io.patternmesh.model.cbor;

import static io.patternmesh.model.world.Samples.bytes;
import static io.patternmesh.model.world.Samples.cbor;
import static io.patternmesh.model.world.Samples.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.world.Keys;
import io.patternmesh.model.world.Values;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expectations from RFC 8949, section 3 and appendix A, computed by hand. */
class CborBytesTest {

  private static final int MOST = 1 << 20;

  @ParameterizedTest
  @CsvSource({
    "0,00",
    "1,01",
    "23,17",
    "24,1818",
    "255,18ff",
    "256,190100",
    "65535,19ffff",
    "65536,1a00010000",
    "4294967295,1affffffff",
    "4294967296,1b0000000100000000",
    "9007199254740991,1b001fffffffffffff",
    "9223372036854775807,1b7fffffffffffffff",
    "-1,20",
    "-24,37",
    "-25,3818",
    "-256,38ff",
    "-257,390100",
    "-4294967296,3affffffff",
    "-4294967297,3b0000000100000000",
    "-9223372036854775808,3b7fffffffffffffff"
  })
  void numbersTakeTheirShortestForm(long value, String hex) {
    assertThat(cbor(out -> out.number(value))).isEqualTo(hex);
    assertThat(CborBytesTest.<Long>read(hex, in -> in.number("n"))).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"'',60", "a,6161", "ü,62c3bc", "水,63e6b0b4", "😀,64f09f9880"})
  void textIsUtf8(String value, String hex) {
    assertThat(cbor(out -> out.text(value))).isEqualTo(hex);
    assertThat(CborBytesTest.<String>read(hex, in -> in.text("t"))).isEqualTo(value);
  }

  @Test
  void otherValuesHaveTheirKnownBytes() {
    assertThat(cbor(out -> out.bool(false))).isEqualTo("f4");
    assertThat(cbor(out -> out.bool(true))).isEqualTo("f5");
    assertThat(cbor(CborWriter::absent)).isEqualTo("f6");
    assertThat(cbor(out -> out.bytes(new byte[0]))).isEqualTo("40");
    assertThat(cbor(out -> out.bytes(bytes("01020304")))).isEqualTo("4401020304");
    assertThat(cbor(out -> out.array(List.of(), CborWriter::text))).isEqualTo("80");
    assertThat(cbor(out -> out.array(List.of("a", "b"), CborWriter::text))).isEqualTo("8261616162");
    assertThat(cbor(out -> out.array(2, () -> out.number(1).array(0, () -> {}))))
        .isEqualTo("820180");
  }

  @ParameterizedTest
  @CsvSource({
    "23,77",
    "24,7818",
    "255,78ff",
    "256,790100",
    "4097,791001",
    "65535,79ffff",
    "65536,7a00010000",
    "100000,7a000186a0",
    "1048576,7a00100000"
  })
  void textOfAnyLengthIsOnePiece(int length, String head) {
    byte[] encoded = CborWriter.write(out -> out.text("x".repeat(length)));

    assertThat(hex(encoded)).startsWith(head).hasSize(head.length() + 2 * length);
  }

  @ParameterizedTest
  @CsvSource({"😀,4,2000,791f40", "水,3,40000,7a0001d4c0", "é,2,65536,7a00020000"})
  void textOfManyBytesACharacterIsOnePiece(String one, int width, int times, String head) {
    for (String before : List.of("", "a", "aa", "aaa")) {
      String text = before + one.repeat(times);
      byte[] encoded = CborWriter.write(out -> out.text(text));

      assertThat(encoded).hasSize(head.length() / 2 + before.length() + width * times);
      assertThat(encoded).endsWith(text.getBytes(StandardCharsets.UTF_8));
      assertThat(CborReader.<String>read("t", encoded, MOST, in -> in.text("t"))).isEqualTo(text);
    }
    assertThat(cbor(out -> out.text(one.repeat(times)))).startsWith(head);
  }

  @ParameterizedTest
  @CsvSource({"255,58ff", "256,590100", "65536,5a00010000", "300000,5a000493e0"})
  void byteStringsOfAnyLengthAreOnePiece(int length, String head) {
    byte[] encoded = CborWriter.write(out -> out.bytes(new byte[length]));

    assertThat(encoded).hasSize(head.length() / 2 + length);
    assertThat(hex(encoded)).startsWith(head);
    assertThat(CborReader.<byte[]>read("b", encoded, MOST, in -> in.bytes("b"))).hasSize(length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1800",
        "1817",
        "190000",
        "1900ff",
        "1a0000ffff",
        "1b00000000ffffffff",
        "3800",
        "3900ff"
      })
  void longerFormsOfANumberAreRefused(String hex) {
    refused("the shortest form expected", hex, in -> in.number("n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"780161", "79000161", "7a0000000161", "7b000000000000000161"})
  void longerFormsOfALengthAreRefused(String hex) {
    refused("the shortest form expected of 1", hex, in -> in.text("t"));
  }

  @Test
  void indefiniteLengthsAreRefused() {
    refused("a definite length expected", "7f6161ff", in -> in.text("t"));
    refused("a definite length expected", "5f4101ff", in -> in.bytes("b"));
    refused("a definite length expected", "9f01ff", CborBytesTest::numbers);
  }

  @Test
  void tagsMapsFloatsAndUndefinedAreRefused() {
    refused("a whole number expected, got a tag", "c001", in -> in.number("n"));
    refused("a whole number expected, got a tag", "c24101", in -> in.number("n"));
    refused("a byte string expected, got a tag", "c24101", in -> in.bytes("n"));
    refused("an array expected, got a map", "a10102", CborBytesTest::numbers);
    refused("a whole number expected, got simple value 0xfa", "fa3f800000", in -> in.number("n"));
    refused("a whole number expected, got simple value 0xe0", "e0", in -> in.number("n"));
    refused("a whole number expected, got simple value 0xf7", "f7", in -> in.number("n"));
    refused("true or false expected, got simple value 0xf8", "f815", in -> in.bool("b"));
    refused("an array expected, got simple value 0xff", "ff", CborBytesTest::numbers);
    refused("no such encoding", "1c", in -> in.number("n"));
    refused("no such encoding", "7e61", in -> in.text("t"));
    refused(
        "below 2^63 expected, got 9223372036854775808", "1b8000000000000000", in -> in.number("n"));
    refused(
        "below 2^63 expected, got 18446744073709551615",
        "3bffffffffffffffff",
        in -> in.number("n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"61ff", "6180", "62c080", "63eda080", "66eda080edb080", "64f4908080", "61c3"})
  void textThatIsNotUtf8IsRefused(String hex) {
    refused("well-formed UTF-8 expected", hex, in -> in.text("t"));
  }

  @Test
  void anotherTypeIsRefusedByName() {
    refused("n: a whole number expected, got text", "6161", in -> in.number("n"));
    refused("t: text expected, got a whole number", "01", in -> in.text("t"));
    refused("t: text expected, got a byte string", "4161", in -> in.text("t"));
    refused("b: a byte string expected, got an array", "80", in -> in.bytes("b"));
    refused("b: true or false expected, got a whole number", "01", in -> in.bool("b"));
  }

  @Test
  void anArrayHoldsAllItemsAndNoMore() {
    Function<CborReader, Long> two =
        in -> in.array("pair", () -> in.number("one") + in.number("two"));

    assertThat(read("820102", two)).isEqualTo(3);
    refused("two: the array ends before it", "8101", two);
    refused("one: the array ends before it", "80", two);
    refused("pair: 1 more items than expected", "83010203", two);
    refused("two: the bytes end before it", "8201", two);
  }

  @Test
  void anInnerArrayTakesNothingFromTheOuterOne() {
    Function<CborReader, Long> nested =
        in ->
            in.array(
                "outer",
                () -> in.array("inner", () -> in.number("a") + in.number("b")) + in.number("c"));

    assertThat(read("8282010203", nested)).isEqualTo(6);
    refused("b: the array ends before it", "8281010203", nested);
    refused("c: the array ends before it", "81820102", nested);
    refused("inner: 1 more items than expected", "828301020304", nested);
    refused("outer: 1 more items than expected", "838201020304", nested);
  }

  @Test
  void aListEndsWhereItsLengthSays() {
    assertThat(read("80", CborBytesTest::numbers)).isEmpty();
    assertThat(read("83010203", CborBytesTest::numbers)).containsExactly(1L, 2L, 3L);
    refused("list: at most 3 items expected, got 4", "8401020304", CborBytesTest::numbers);
    refused(
        "list: at most 3 items expected, got 1099511627776",
        "9b0000010000000000",
        CborBytesTest::numbers);
    refused("n: the bytes end before it", "8201", CborBytesTest::numbers);
    refused("n: a whole number expected, got simple value 0xf6", "81f6", CborBytesTest::numbers);
    refused("n: a whole number expected, got an array", "8180", CborBytesTest::numbers);
  }

  @Test
  void absentOrPresentIsToldWithoutTakingTheItem() {
    Function<CborReader, List<String>> maybes =
        in -> in.list("list", 3, item -> item.present("m") ? item.text("m") : "-");

    assertThat(read("83f66161f6", maybes)).containsExactly("-", "a", "-");
    refused("m: text expected, got simple value 0xf7", "81f7", maybes);
    refused("m: the bytes end before it", "82f6", maybes);
    refused("m: text expected, got a whole number", "8101", maybes);
    Function<CborReader, Boolean> trailing =
        in -> in.array("outer", () -> in.array("inner", () -> in.present("m")));
    refused("inner: 1 more items than expected", "818101", trailing);
    Function<CborReader, Boolean> past =
        in ->
            in.array("outer", () -> in.array("inner", () -> in.present("m")) | in.present("rest"));
    assertThat(read("8281f6f6", past)).isFalse();
    Function<CborReader, String> beyond =
        in -> in.array("outer", () -> in.array("inner", () -> in.present("m") ? in.text("m") : ""));
    refused("m: the array ends before it", "8280f6", beyond);
  }

  @Test
  void bytesAfterTheEndAreRefused() {
    refused("whole: bytes after its end, 1 of them", "0100", in -> in.number("n"));
    refused("whole: bytes after its end, 2 of them", "80ffff", CborBytesTest::numbers);
    refused("n: the bytes end before it", "", in -> in.number("n"));
    refused("n: the bytes end within it", "1901", in -> in.number("n"));
  }

  @Test
  void aSecondValueAtTheTopIsRefused() {
    refused("n: the array ends before it", "0101", in -> in.number("n") + in.number("n"));
  }

  @Test
  void lengthsThatAreOnlyClaimedAreRefused() {
    refused("t: 2147483648 bytes claimed, 1 there", "7a8000000061", in -> in.text("t"));
    refused("b: 1073741824 bytes claimed, 0 there", "5a40000000", in -> in.bytes("b"));
    refused("b: 9223372036854775807 bytes claimed", "5b7fffffffffffffff", in -> in.bytes("b"));
    refused("b: 2 bytes claimed, 1 there", "4201", in -> in.bytes("b"));
  }

  @Test
  void moreBytesThanAllowedAreRefused() {
    assertThatExceptionOfType(MalformedException.class)
        .isThrownBy(() -> CborReader.read("whole", new byte[11], 10, in -> in.number("n")))
        .withMessage("whole: at most 10 bytes expected, got 11");
  }

  @Test
  void whatBreaksALimitIsMalformedToo() {
    refused(
        "whole: too great",
        "01",
        in -> {
          throw new ArithmeticException("too great");
        });
  }

  @Test
  void peersComeOnceAndInOrder() {
    PeerId one = Keys.ALICE.peerId();
    PeerId two = Keys.BOB.peerId();
    PeerId first = one.compareTo(two) < 0 ? one : two;
    PeerId second = first.equals(one) ? two : one;
    Function<CborReader, Object> counters = in -> PeerCounters.read(in, "clock", 2);

    assertThat(read(pairs(first, second), counters)).asString().contains(first.value());
    refused("clock: peers in ascending order expected", pairs(second, first), counters);
    refused("clock: peers in ascending order expected", pairs(first, first), counters);
    refused("clock: at most 2 items expected", pairs(first, second, second), counters);
  }

  @Property
  void textReadsBackFromAnyPlace(@ForAll("texts") List<String> texts) {
    byte[] encoded = CborWriter.write(out -> out.array(texts, CborWriter::text));

    assertThat(
            CborReader.<List<String>>read(
                "t", encoded, MOST, in -> in.list("t", 1_000, item -> item.text("t"))))
        .isEqualTo(texts);
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Values.text(40).list().ofMaxSize(20);
  }

  /** Another implementation agrees on what the bytes mean. */
  @Property
  void numbersMeanTheSameToAnotherReader(@ForAll long value) throws IOException {
    JsonNode node = new CBORMapper().readTree(CborWriter.write(out -> out.number(value)));

    assertThat(node.longValue()).isEqualTo(value);
    assertThat(CborBytesTest.<Long>read(cbor(out -> out.number(value)), in -> in.number("n")))
        .isEqualTo(value);
  }

  private static String pairs(PeerId... peers) {
    return cbor(
        out ->
            out.array(
                List.of(peers),
                (item, peer) -> item.array(2, () -> item.text(peer.value()).number(7))));
  }

  private static List<Long> numbers(CborReader in) {
    return in.list("list", 3, item -> item.number("n"));
  }

  private static <T> T read(String hex, Function<CborReader, T> content) {
    return CborReader.read("whole", bytes(hex), MOST, content);
  }

  private static void refused(String saying, String hex, Function<CborReader, ?> content) {
    assertThatExceptionOfType(MalformedException.class)
        .isThrownBy(() -> read(hex, content))
        .withMessageContaining(saying);
  }
}
