package io.patternmesh.model.vectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patternmesh.model.pattern.PatternCategory;
import io.patternmesh.model.pattern.PatternContent;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.revision.RevisionBody;
import io.patternmesh.model.revision.RevisionCodec;
import io.patternmesh.model.revision.VersionVector;
import io.patternmesh.model.world.Keys;
import io.patternmesh.model.world.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class RevisionVectors {

  private static final long GREATEST = (1L << 53) - 1;

  private RevisionVectors() {}

  static ObjectNode all() {
    ObjectNode file = Json.object();
    Revision plain = Samples.revision("a");
    Revision forged = Revision.of(Samples.body("b"), plain.signature());
    file.putArray("revisions")
        .add(vector("plain", plain, ""))
        .add(vector("tombstone", revision(Optional.empty(), 2, 70_000, Audience.ROOM), ""))
        .add(vector("draft", revision(content("x"), 24, 4_294_967_296L, Audience.DRAFT), ""))
        .add(
            vector(
                "for two peers, greatest numbers",
                revision(
                    content("x"),
                    GREATEST,
                    GREATEST,
                    Audience.only(List.of(Keys.BOB.peerId(), Keys.CAROL.peerId()))),
                ""))
        .add(
            vector(
                "code over 4 KiB of characters of all widths",
                revision(content("aé水😀".repeat(700)), 256, 65_536, Audience.ROOM),
                ""))
        .add(
            vector(
                "code that begins with a byte order mark, which is a character like any other",
                revision(content("\uFEFFx"), 3, 70_000, Audience.ROOM),
                ""))
        .add(vector("forged", forged, "the signature is another revision's"));
    String hex = Samples.hex(RevisionCodec.encode(plain));
    ArrayNode refused = file.putArray("refused");
    refused.add(Json.refused("no bytes", ""));
    refused.add(Json.refused("a byte too few", hex.substring(0, hex.length() - 2)));
    refused.add(Json.refused("a byte too many", hex + "00"));
    refused.add(
        Json.refused("a longer form of the version", hex.replace("01616101", "0161611801")));
    refused.add(Json.refused("version 0", hex.replace("01616101", "01616100")));
    refused.add(Json.refused("another format", hex.replaceFirst("8289016161", "8289026161")));
    refused.add(Json.refused("an id with a space", hex.replaceFirst("016161", "016120")));
    refused.add(Json.refused("indefinite length", hex.replaceFirst("82", "9f") + "ff"));
    refused.add(Json.refused("a tag before it", "c0" + hex));
    refused.add(Json.refused("an unknown category", hex.replace("69756e69742d", "69756e69742b")));
    refused.add(Json.refused("confidence 101", hex.replace("18505840", "18655840")));
    refused.add(Json.refused("a time before the epoch", hex.replace("011903e8", "01" + "3903e8")));
    refused.add(
        Json.refused("no counter of the author", hex.replaceFirst("81827820(..){32}1907d0", "80")));
    refused.add(Json.refused("U+0000 in the code", hex.replace("33293b0a", "33293b00")));
    refused.add(Json.refused("text that is not UTF-8", hex.replace("33293b0a", "33293bff")));
    return file;
  }

  private static Optional<PatternContent> content(String code) {
    return Optional.of(
        new PatternContent("Größe", PatternCategory.DEFECT_FIX, "vitest", code, "", 0));
  }

  private static Revision revision(
      Optional<PatternContent> content, long version, long time, Audience audience) {
    return new RevisionBody(
            "repo/src:a_b-1.test.ts",
            content,
            version,
            Instant.EPOCH,
            Instant.ofEpochMilli(time),
            VersionVector.of(Map.of(Keys.ALICE.peerId(), 1L, Keys.BOB.peerId(), time)),
            audience,
            Keys.BOB.publicKey())
        .sign(Keys.BOB);
  }

  private static ObjectNode vector(String name, Revision revision, String why) {
    ObjectNode vector = Json.object().put("name", name);
    vector.set("fields", fields(revision.body()));
    vector
        .put("cbor", Samples.hex(RevisionCodec.encode(revision)))
        .put("digest", revision.digest().toString())
        .put("signature", Samples.hex(revision.signature()))
        .put("valid", revision.isAuthentic());
    return why.isEmpty() ? vector : vector.put("why", why);
  }

  private static ObjectNode fields(RevisionBody body) {
    ObjectNode fields =
        Json.object()
            .put("id", body.patternId())
            .put("version", body.version())
            .put("createdAt", body.createdAt().toEpochMilli())
            .put("updatedAt", body.updatedAt().toEpochMilli());
    fields.set("clock", Json.counters(body.clock().counters()));
    if (body.audience() instanceof Audience.Only only) {
      fields.set("audience", Json.array(only.peers(), Json::text));
    } else {
      fields.putNull("audience");
    }
    fields.put("author", Samples.hex(body.author().bytes()));
    if (body.content().isEmpty()) {
      return fields.putNull("content");
    }
    PatternContent content = body.content().get();
    fields
        .putObject("content")
        .put("name", content.name())
        .put("category", content.category().value())
        .put("framework", content.framework())
        .put("pattern", content.pattern())
        .put("description", content.description())
        .put("confidence", content.confidence());
    return fields;
  }
}
