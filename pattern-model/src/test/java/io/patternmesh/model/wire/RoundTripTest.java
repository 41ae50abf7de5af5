package io.patternmesh.model.wire;

import static io.patternmesh.model.world.Samples.bytes;
import static io.patternmesh.model.world.Samples.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.patternmesh.model.cbor.MalformedException;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.merge.MergeBatch;
import io.patternmesh.model.merge.MergeItem;
import io.patternmesh.model.pattern.InvalidFieldException;
import io.patternmesh.model.pattern.PatternCategory;
import io.patternmesh.model.pattern.PatternContent;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.revision.RevisionBody;
import io.patternmesh.model.revision.RevisionCodec;
import io.patternmesh.model.revision.VersionVector;
import io.patternmesh.model.world.Keys;
import io.patternmesh.model.world.Samples;
import io.patternmesh.model.world.Values;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {

  private static final String SIGNATURE = "5840" + "07".repeat(64);

  /** Written by hand from the layout in {@link RevisionCodec} and RFC 8949, section 3. */
  @Test
  void aRevisionHasTheBytesOfItsLayout() {
    RevisionBody body = Samples.body("a");
    Revision revision = Revision.of(body, bytes("07".repeat(64)));

    assertThat(hex(RevisionCodec.encode(revision)))
        .isEqualTo(
            "82"
                + "89"
                + "01" // format
                + "6161" // id a
                + "01" // version 1
                + "1903e8" // createdAt 1000
                + "1907d0" // updatedAt 2000
                + "81827820" // clock: one pair, text of 32 bytes
                + ascii(Keys.ALICE.peerId())
                + "1907d0" // counter 2000
                + "f6" // the room
                + "5820"
                + hex(Keys.ALICE.publicKey().bytes())
                + "86"
                + "6752657472696573" // Retries
                + "69756e69742d74657374" // unit-test
                + "656a756e6974" // junit
                + "6a72657472792833293b0a" // retry(3); LF
                + "6c4772c3bcc39f6520f09f9880" // Grüße 😀
                + "1850" // 80
                + SIGNATURE);
  }

  @Test
  void aTombstoneOfADraftHasNullAndAnEmptyList() {
    RevisionBody body =
        new RevisionBody(
            "a",
            Optional.empty(),
            2,
            Instant.EPOCH,
            Instant.EPOCH,
            VersionVector.of(Map.of(Keys.ALICE.peerId(), 1L)),
            Audience.DRAFT,
            Keys.ALICE.publicKey());

    assertThat(hex(RevisionCodec.encode(Revision.of(body, bytes("07".repeat(64))))))
        .isEqualTo(
            "8289016161020000"
                + "81827820"
                + ascii(Keys.ALICE.peerId())
                + "01"
                + "80"
                + "5820"
                + hex(Keys.ALICE.publicKey().bytes())
                + "f6"
                + SIGNATURE);
  }

  @Test
  void framesHaveTheBytesOfTheirLayouts() {
    String digest = "00".repeat(31) + "ff";
    assertThat(encoded(new Frame.Hello(1, "qa", "Al", 32)))
        .isEqualTo("850101627161" + "62416c1820");
    assertThat(encoded(new Frame.HeadsRequest(1, "", Optional.empty()))).isEqualTo("84020160f6");
    assertThat(encoded(new Frame.Want(List.of(Digest.parse(digest)), List.of("a"))))
        .isEqualTo("8304815820" + digest + "816161");
    assertThat(encoded(new Frame.Heads(0, false, true, List.of()))).isEqualTo("850300f4f580");
    assertThat(encoded(new Frame.Revisions(List.of(), List.of()))).isEqualTo("83058080");
    assertThat(encoded(new Frame.Credit(24))).isEqualTo("82061818");
    assertThat(encoded(new Frame.Usage(List.of()))).isEqualTo("820780");
    assertThat(encoded(new Frame.Ping(0))).isEqualTo("820800");
    assertThat(encoded(new Frame.Pong((1L << 53) - 1))).isEqualTo("82091b001fffffffffffff");
    assertThat(encoded(new Frame.Cancel(1))).isEqualTo("820a01");
    assertThat(encoded(new Frame.Bye("bye"))).isEqualTo("820b63627965");
    assertThat(encoded(new Frame.Message("{}"))).isEqualTo("820c627b7d");
  }

  @Property
  void revisionsReadBack(@ForAll("revisions") Revision revision) {
    Revision read = RevisionCodec.decode(RevisionCodec.encode(revision));

    assertThat(read.body()).isEqualTo(revision.body());
    assertThat(read.signature()).isEqualTo(revision.signature());
    assertThat(read).isEqualTo(revision).hasSameHashCodeAs(revision);
    assertThat(read.digest()).isEqualTo(revision.digest());
  }

  @Property
  void digestsDifferWhereBodiesDo(
      @ForAll("revisions") Revision one, @ForAll("revisions") Revision other) {
    assertThat(one.equals(other)).isEqualTo(one.body().equals(other.body()));
  }

  @Property
  void framesReadBack(@ForAll("frames") Frame frame) {
    assertThat(FrameCodec.decode(FrameCodec.encode(frame))).isEqualTo(frame);
  }

  @Test
  void everyTypeOfFrameIsAmongThoseThatReadBack() {
    Set<Class<?>> types = new HashSet<>();
    Values.frame().sampleStream().limit(500).forEach(frame -> types.add(frame.getClass()));

    assertThat(types).containsExactlyInAnyOrder(Frame.class.getPermittedSubclasses());
  }

  @Property
  void batchesReadBack(@ForAll("batches") MergeBatch batch) {
    assertThat(MergeBatch.decode(batch.encode())).isEqualTo(batch);
  }

  @Property(tries = 100)
  void anotherReaderSeesDefiniteArraysOfTheSameShape(@ForAll("frames") Frame frame)
      throws IOException {
    byte[] bytes = FrameCodec.encode(frame);
    JsonNode node = new CBORMapper().readTree(bytes);

    assertThat(node.isArray()).isTrue();
    assertThat(node).hasSize((bytes[0] & 0xff) - 0x80);
  }

  @ParameterizedTest
  @ValueSource(strings = {"820d00", "820000", "8220", "80", "01", "8101", "83080000", "8208f6"})
  void whatIsNoFrameIsRefused(String hex) {
    assertThatExceptionOfType(MalformedException.class)
        .isThrownBy(() -> FrameCodec.decode(bytes(hex)));
  }

  @Test
  void anAudienceIsNamedOnceAndInOrder() {
    PeerId[] peers = {Keys.ALICE.peerId(), Keys.BOB.peerId()};
    Arrays.sort(peers);
    RevisionBody body = Samples.body("a");
    Audience audience = Audience.only(List.of(peers));
    RevisionBody limited =
        new RevisionBody(
            "a",
            body.content(),
            1,
            body.createdAt(),
            body.updatedAt(),
            body.clock(),
            audience,
            body.author());
    String right = "82" + "7820" + ascii(peers[0]) + "7820" + ascii(peers[1]);
    String encoded = hex(RevisionCodec.encode(limited.sign(Keys.ALICE)));

    assertThat(encoded).contains(right);
    for (String wrong :
        List.of(
            "82" + "7820" + ascii(peers[1]) + "7820" + ascii(peers[0]),
            "82" + "7820" + ascii(peers[0]) + "7820" + ascii(peers[0]))) {
      assertThatExceptionOfType(MalformedException.class)
          .isThrownBy(() -> RevisionCodec.decode(bytes(encoded.replace(right, wrong))))
          .withMessage("audience: peers in ascending order expected");
    }
  }

  @Test
  void theOrderOfPeersGivenInAnotherOrderIsStillAscending() {
    TreeMap<PeerId, Long> descending = new TreeMap<>(Collections.reverseOrder());
    descending.put(Keys.ALICE.peerId(), 1L);
    descending.put(Keys.BOB.peerId(), 2L);
    VersionVector clock = new VersionVector(descending);

    assertThat(List.copyOf(clock.counters().keySet())).isSorted();
    assertThat(clock).isEqualTo(VersionVector.of(descending));
  }

  @Test
  void theGreatestRevisionFitsItsCodecAFrameAndABatch() {
    Revision greatest = greatestRevision();
    byte[] encoded = RevisionCodec.encode(greatest);

    assertThat(encoded.length).isLessThanOrEqualTo(RevisionCodec.GREATEST);
    assertThat(RevisionCodec.decode(encoded)).isEqualTo(greatest);
    Frame frame = new Frame.Revisions(List.of(greatest), List.of());
    Fragments fragments = new Fragments();
    List<byte[]> messages = Fragments.split(FrameCodec.encode(frame));
    for (byte[] message : messages.subList(0, messages.size() - 1)) {
      assertThat(fragments.add(message)).isEmpty();
    }
    assertThat(fragments.add(messages.get(messages.size() - 1)).map(FrameCodec::decode))
        .contains(frame);
    MergeBatch batch = new MergeBatch(List.of(MergeItem.of(greatest)), List.of());
    assertThat(MergeBatch.decode(batch.encode())).isEqualTo(batch);
  }

  @Test
  void whatNoPeerWouldTakeIsNotEncoded() {
    Revision greatest = greatestRevision();

    assertThatExceptionOfType(InvalidFieldException.class)
        .isThrownBy(
            () -> FrameCodec.encode(new Frame.Revisions(List.of(greatest, greatest), List.of())))
        .withMessageStartingWith("frame: at most 1310720 bytes expected, got ");
    List<MergeItem> items = Collections.nCopies(16, MergeItem.of(greatest));
    assertThatExceptionOfType(InvalidFieldException.class)
        .isThrownBy(() -> new MergeBatch(items, List.of()).encode())
        .withMessageStartingWith("merge batch: at most 16777216 bytes expected, got ");
  }

  @Property(tries = 60)
  void fragmentsPutAFrameTogetherAgain(@ForAll @IntRange(max = 200_000) int length) {
    byte[] frame = new byte[length];
    for (int i = 0; i < length; i++) {
      frame[i] = (byte) (i % 251);
    }
    Fragments fragments = new Fragments();
    List<Optional<byte[]>> results = new ArrayList<>();
    for (int time = 0; time < 2; time++) {
      results.clear();
      List<byte[]> messages = Fragments.split(frame);
      assertThat(messages).allMatch(message -> message.length <= Fragments.MESSAGE);
      messages.forEach(message -> results.add(fragments.add(message)));
      assertThat(results.subList(0, results.size() - 1)).allMatch(Optional::isEmpty);
      assertThat(results.get(results.size() - 1))
          .hasValueSatisfying(f -> assertThat(f).isEqualTo(frame));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 65_535, 65_536, 131_070, 131_071})
  void aFullMessageIsFollowedByAnotherOnlyWhereBytesRemain(int length) {
    List<byte[]> messages = Fragments.split(new byte[length]);

    assertThat(messages).hasSize(Math.max(1, (length + 65_534) / 65_535));
    assertThat(messages.get(messages.size() - 1)[0]).isZero();
    assertThat(messages.subList(0, messages.size() - 1)).allMatch(message -> message[0] == 1);
  }

  @Test
  void aFrameThatNeverEndsIsRefusedAtItsGreatest() {
    Fragments fragments = new Fragments();
    byte[] message = new byte[Fragments.MESSAGE];
    message[0] = 1;
    for (int i = 0; i < FrameCodec.GREATEST / (Fragments.MESSAGE - 1); i++) {
      fragments.add(message);
    }
    assertThatExceptionOfType(MalformedException.class)
        .isThrownBy(() -> fragments.add(message))
        .withMessage("frame: at most 1310720 bytes expected");
  }

  @Test
  void messagesOfAnotherFormAreRefused() {
    Fragments fragments = new Fragments();
    for (byte[] wrong : new byte[][] {{}, {2}, {-1, 0}, new byte[Fragments.MESSAGE + 1]}) {
      assertThatExceptionOfType(MalformedException.class)
          .isThrownBy(() -> fragments.add(wrong))
          .withMessageStartingWith("message: ");
    }
  }

  @Test
  void framesKeepTheirLimits() {
    Digest digest = Samples.revision("a").digest();
    List<Digest> most = Collections.nCopies(1_000, digest);
    assertThat(new Frame.Want(most, List.of()).revisions()).hasSize(1_000);
    invalid(
        "want: at most 1000", () -> new Frame.Want(Collections.nCopies(1_001, digest), List.of()));
    invalid("id: ", () -> new Frame.Want(List.of(), List.of("a b")));
    invalid("id: ", () -> new Frame.HeadsRequest(1, "é", Optional.empty()));
    invalid("run: ", () -> new Frame.HeadsRequest(0, "", Optional.empty()));
    invalid("run: ", () -> new Frame.Heads(-1, false, true, List.of()));
    invalid("run: ", () -> new Frame.Cancel(0));
    invalid("credit: ", () -> new Frame.Credit(0));
    invalid("credit: ", () -> new Frame.Hello(1, "qa", "Al", -1));
    invalid("protocol: ", () -> new Frame.Hello(-1, "qa", "Al", 1));
    invalid("nonce: ", () -> new Frame.Ping(1L << 53));
    invalid("nonce: ", () -> new Frame.Pong(-1));
    assertThat(new Frame.Bye("x".repeat(500)).reason()).hasSize(500);
    invalid("reason: 0 to 500 characters", () -> new Frame.Bye("x".repeat(501)));
    invalid("name: well-formed", () -> new Frame.Hello(1, "qa", "\ud83d", 1));
    invalid("room: text without U+0000", () -> new Frame.Hello(1, "\0", "Al", 1));
  }

  @Provide
  Arbitrary<Revision> revisions() {
    return Values.revision();
  }

  @Provide
  Arbitrary<Frame> frames() {
    return Values.frame();
  }

  @Provide
  Arbitrary<MergeBatch> batches() {
    return Values.batch();
  }

  private static void invalid(String saying, Runnable make) {
    assertThatExceptionOfType(InvalidFieldException.class)
        .isThrownBy(make::run)
        .withMessageStartingWith(saying);
  }

  private static Revision greatestRevision() {
    TreeMap<PeerId, Long> clock = new TreeMap<>();
    clock.put(Keys.ALICE.peerId(), (1L << 53) - 1);
    for (int i = 0; clock.size() < VersionVector.PEERS; i++) {
      String digits =
          String.format("%03d", i)
              .replace('0', 'a')
              .replace('1', 'b')
              .replace('8', 'c')
              .replace('9', 'd');
      clock.put(new PeerId(digits + "x".repeat(29)), (1L << 53) - 1);
    }
    return new RevisionBody(
            "x".repeat(200),
            Optional.of(
                new PatternContent(
                    "水".repeat(200),
                    PatternCategory.INTEGRATION_TEST,
                    "水".repeat(64),
                    "x".repeat(1 << 20),
                    "水".repeat(4_000),
                    100)),
            (1L << 53) - 1,
            Instant.ofEpochMilli((1L << 53) - 1),
            Instant.ofEpochMilli((1L << 53) - 1),
            new VersionVector(clock),
            Audience.only(clock.keySet()),
            Keys.ALICE.publicKey())
        .sign(Keys.ALICE);
  }

  private static String encoded(Frame frame) {
    return hex(FrameCodec.encode(frame));
  }

  private static String ascii(PeerId peer) {
    return hex(peer.value().getBytes(StandardCharsets.US_ASCII));
  }
}
