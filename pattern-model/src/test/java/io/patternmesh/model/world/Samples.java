package io.patternmesh.model.world;

import io.patternmesh.model.cbor.CborWriter;
import io.patternmesh.model.pattern.PatternCategory;
import io.patternmesh.model.pattern.PatternContent;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.revision.RevisionBody;
import io.patternmesh.model.revision.VersionVector;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Small values that most tests can start from. */
public final class Samples {

  public static final PatternContent CONTENT =
      new PatternContent(
          "Retries", PatternCategory.UNIT_TEST, "junit", "retry(3);\n", "Grüße 😀", 80);

  private Samples() {}

  /** A first revision of {@code id}, by Alice, for the room. */
  public static RevisionBody body(String id) {
    return new RevisionBody(
        id,
        Optional.of(CONTENT),
        1,
        Instant.ofEpochMilli(1_000),
        Instant.ofEpochMilli(2_000),
        VersionVector.of(Map.of(Keys.ALICE.peerId(), 2_000L)),
        Audience.ROOM,
        Keys.ALICE.publicKey());
  }

  public static Revision revision(String id) {
    return body(id).sign(Keys.ALICE);
  }

  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** Bytes of hexadecimal digits, spaces between them ignored. */
  public static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  public static String cbor(Consumer<CborWriter> content) {
    return hex(CborWriter.write(content));
  }
}
