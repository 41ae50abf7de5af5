package io.patternmesh.model.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patternmesh.model.cbor.MalformedException;
import io.patternmesh.model.conflict.Head;
import io.patternmesh.model.identity.PublicKey;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.revision.RevisionCodec;
import io.patternmesh.model.wire.Fragments;
import io.patternmesh.model.wire.FrameCodec;
import io.patternmesh.model.world.Keys;
import io.patternmesh.model.world.Member;
import io.patternmesh.model.world.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The vectors that are checked in are what this code makes, and hold when read as another language
 * reads them. Run with {@code -Dvectors.write=true} to write them anew.
 */
class VectorsTest {

  private static final Path FOLDER = Path.of("src/test/resources/vectors");

  private static final Map<String, Supplier<ObjectNode>> FILES =
      Map.of(
          "identity.json", IdentityVectors::all,
          "revisions.json", RevisionVectors::all,
          "conflicts.json", ConflictVectors::all,
          "frames.json", FrameVectors::all,
          "fragments.json", StateVectors::fragments,
          "usage.json", StateVectors::usage,
          "fingerprints.json", StateVectors::fingerprints);

  @TestFactory
  Stream<DynamicTest> theCodeMakesTheVectorsThatAreCheckedIn() {
    return FILES.entrySet().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getKey(), () -> compare(file.getKey(), file.getValue().get())));
  }

  @Test
  void proofsAreValidWhereTheVectorsSaySo() throws IOException {
    JsonNode identity = read("identity.json");
    for (String kind : List.of("joins", "sessions")) {
      for (JsonNode vector : identity.get(kind)) {
        PublicKey key = PublicKey.of(Json.bytes(vector.get("publicKey")));
        byte[] message = vector.get("message").textValue().getBytes(StandardCharsets.UTF_8);
        assertThat(key.verifies(message, Json.bytes(vector.get("signature"))))
            .isEqualTo(vector.get("valid").booleanValue());
      }
      assertThat(identity.get(kind).findValuesAsText("valid")).contains("true", "false");
    }
  }

  @Test
  void revisionsReadAsTheVectorsSay() throws IOException {
    for (JsonNode vector : read("revisions.json").get("revisions")) {
      byte[] cbor = Json.bytes(vector.get("cbor"));
      Revision revision = RevisionCodec.decode(cbor);
      assertThat(RevisionCodec.encode(revision)).isEqualTo(cbor);
      assertThat(revision.digest()).hasToString(vector.get("digest").textValue());
      assertThat(revision.isAuthentic()).isEqualTo(vector.get("valid").booleanValue());
      assertThat(revision.body().version())
          .isEqualTo(vector.get("fields").get("version").longValue());
    }
  }

  @TestFactory
  Stream<DynamicTest> revisionsThatShallBeRefusedAre() throws IOException {
    String plain = Samples.hex(RevisionCodec.encode(Samples.revision("a")));
    return refused("revisions.json")
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    vector.get("why").textValue(),
                    () -> {
                      assertThat(vector.get("cbor").textValue()).isNotEqualTo(plain);
                      assertThatExceptionOfType(MalformedException.class)
                          .isThrownBy(() -> RevisionCodec.decode(Json.bytes(vector.get("cbor"))));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> framesThatShallBeRefusedAre() throws IOException {
    return refused("frames.json")
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    vector.get("why").textValue(),
                    () ->
                        assertThatExceptionOfType(MalformedException.class)
                            .isThrownBy(() -> FrameCodec.decode(Json.bytes(vector.get("cbor"))))));
  }

  @Test
  void framesReadBack() throws IOException {
    for (JsonNode vector : read("frames.json").get("frames")) {
      byte[] cbor = Json.bytes(vector.get("cbor"));
      assertThat(FrameCodec.encode(FrameCodec.decode(cbor))).isEqualTo(cbor);
    }
  }

  @TestFactory
  Stream<DynamicTest> conflictsComeOutAsTheVectorsSay() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode vector : read("conflicts.json").get("cases")) {
      tests.add(DynamicTest.dynamicTest(vector.get("name").textValue(), () -> merge(vector)));
    }
    return tests.stream();
  }

  @Test
  void fragmentsOfAnotherFormAreRefused() throws IOException {
    for (JsonNode vector : read("fragments.json").get("refused")) {
      assertThatExceptionOfType(MalformedException.class)
          .isThrownBy(() -> new Fragments().add(Json.bytes(vector.get("message"))));
    }
  }

  private static void merge(JsonNode vector) {
    List<Revision> revisions = new ArrayList<>();
    vector.get("revisions").forEach(hex -> revisions.add(RevisionCodec.decode(Json.bytes(hex))));
    Member peer = new Member(Keys.DAVE);

    assertThat(revisions).allMatch(Revision::isAuthentic);
    assertThat(ConflictVectors.outcomes(peer.merge(revisions))).isEqualTo(vector.get("outcomes"));
    Head head = peer.head("p").orElseThrow();
    assertThat(head.revision().digest()).hasToString(vector.get("head").textValue());
    assertThat(head.seen().counters()).isEqualTo(Json.counters(vector.get("seen")));
  }

  private static Stream<JsonNode> refused(String file) throws IOException {
    List<JsonNode> refused = new ArrayList<>();
    read(file).get("refused").forEach(refused::add);
    return refused.stream();
  }

  private static void compare(String file, ObjectNode made) throws IOException {
    String json = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(made) + "\n";
    if (Boolean.getBoolean("vectors.write")) {
      Files.writeString(FOLDER.resolve(file), json);
    }
    assertThat(json).isEqualToNormalizingNewlines(Files.readString(FOLDER.resolve(file)));
  }

  private static JsonNode read(String file) throws IOException {
    return Json.MAPPER.readTree(Files.readString(FOLDER.resolve(file)));
  }
}
