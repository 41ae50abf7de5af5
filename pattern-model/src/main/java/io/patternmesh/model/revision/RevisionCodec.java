package io.patternmesh.model.revision;

import io.patternmesh.model.cbor.CborReader;
import io.patternmesh.model.cbor.CborWriter;
import io.patternmesh.model.cbor.MalformedException;
import io.patternmesh.model.cbor.PeerCounters;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.identity.PublicKey;
import io.patternmesh.model.pattern.PatternCategory;
import io.patternmesh.model.pattern.PatternContent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A revision as deterministic CBOR.
 *
 * <pre>
 * revision = [ body, signature: bytes .size 64 ]
 * body     = [ 1, id: text, version: uint, createdAt: uint, updatedAt: uint,
 *              clock: [ * [ peer: text, counter: uint ] ],   ; ascending by peer
 *              audience: null / [ * peer: text ],            ; null is the room; ascending
 *              author: bytes .size 32,
 *              content: null / [ name, category, framework, pattern, description: text,
 *                                confidence: uint ] ]        ; null is a tombstone
 * </pre>
 */
public final class RevisionCodec {

  /** Most bytes that an encoded revision may have: 1 MiB of code and all around it. */
  public static final int GREATEST = (1 << 20) + (1 << 18) - (1 << 12);

  private static final int FORMAT = 1;

  private RevisionCodec() {}

  public static byte[] encode(Revision revision) {
    return CborWriter.write(out -> write(out, revision));
  }

  /**
   * @throws MalformedException when the bytes are no revision, or one that breaks a limit
   */
  public static Revision decode(byte[] bytes) {
    return CborReader.read("revision", bytes, GREATEST, RevisionCodec::read);
  }

  /** Writes a revision as an item of something larger. */
  public static void write(CborWriter out, Revision revision) {
    out.array(
        2,
        () -> {
          writeBody(out, revision.body());
          out.bytes(revision.signature());
        });
  }

  /** Reads a revision that is an item of something larger. */
  public static Revision read(CborReader in) {
    return in.array("revision", () -> Revision.of(readBody(in), in.bytes("signature")));
  }

  static byte[] encodeBody(RevisionBody body) {
    return CborWriter.write(out -> writeBody(out, body));
  }

  private static void writeBody(CborWriter out, RevisionBody body) {
    out.array(
        9,
        () -> {
          out.number(FORMAT).text(body.patternId()).number(body.version());
          out.number(body.createdAt().toEpochMilli()).number(body.updatedAt().toEpochMilli());
          PeerCounters.write(out, body.clock().counters());
          writeAudience(out, body.audience());
          out.bytes(body.author().bytes());
          body.content().ifPresentOrElse(content -> writeContent(out, content), out::absent);
        });
  }

  private static RevisionBody readBody(CborReader in) {
    return in.array(
        "body",
        () -> {
          long format = in.number("format");
          if (format != FORMAT) {
            throw new MalformedException("format: " + FORMAT + " expected, got " + format);
          }
          String id = in.text("id");
          long version = in.number("version");
          Instant createdAt = Instant.ofEpochMilli(in.number("createdAt"));
          Instant updatedAt = Instant.ofEpochMilli(in.number("updatedAt"));
          VersionVector clock =
              new VersionVector(PeerCounters.read(in, "clock", VersionVector.PEERS));
          Audience audience = readAudience(in);
          PublicKey author = PublicKey.of(in.bytes("author"));
          Optional<PatternContent> content =
              in.present("content") ? Optional.of(readContent(in)) : Optional.empty();
          return new RevisionBody(
              id, content, version, createdAt, updatedAt, clock, audience, author);
        });
  }

  private static void writeContent(CborWriter out, PatternContent content) {
    out.array(
        6,
        () ->
            out.text(content.name())
                .text(content.category().value())
                .text(content.framework())
                .text(content.pattern())
                .text(content.description())
                .number(content.confidence()));
  }

  private static PatternContent readContent(CborReader in) {
    return in.array(
        "content",
        () ->
            new PatternContent(
                in.text("name"),
                PatternCategory.of(in.text("category")),
                in.text("framework"),
                in.text("pattern"),
                in.text("description"),
                Math.toIntExact(in.number("confidence"))));
  }

  private static void writeAudience(CborWriter out, Audience audience) {
    if (audience instanceof Audience.Only only) {
      out.array(only.peers(), (item, peer) -> item.text(peer.value()));
    } else {
      out.absent();
    }
  }

  private static Audience readAudience(CborReader in) {
    if (!in.present("audience")) {
      return Audience.ROOM;
    }
    List<PeerId> peers =
        in.list("audience", Audience.PEERS, item -> new PeerId(item.text("audience")));
    SortedSet<PeerId> sorted = new TreeSet<>(peers);
    if (!List.copyOf(sorted).equals(peers)) {
      throw new MalformedException("audience: peers in ascending order expected");
    }
    return new Audience.Only(sorted);
  }
}
