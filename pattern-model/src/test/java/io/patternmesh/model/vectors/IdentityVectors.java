package io.patternmesh.model.vectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patternmesh.model.identity.JoinProof;
import io.patternmesh.model.identity.SessionProof;
import io.patternmesh.model.identity.SigningKey;
import io.patternmesh.model.world.Keys;
import io.patternmesh.model.world.Samples;
import java.nio.charset.StandardCharsets;
import java.util.List;

final class IdentityVectors {

  private static final String RFC_8032_SEED =
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

  private IdentityVectors() {}

  static ObjectNode all() {
    ObjectNode file = Json.object();
    file.putArray("peers")
        .add(peer(Samples.hex(Keys.seed(1))))
        .add(peer(Samples.hex(Keys.seed(2))))
        .add(peer(RFC_8032_SEED));
    file.putArray("joins")
        .add(join("plain", "n0nce", "team/qa", true))
        .add(join("a room of all widths", "n0nce", "Prüfung 😀", true))
        .add(join("line feed and backslash in a room", "n0nce", "a\nb\\n", true))
        .add(join("made for another nonce", "n0nce", "team/qa", false));
    file.putArray("sessions")
        .add(session("offer", "sha-256 AB:CD:EF", true))
        .add(session("answer", "sha-256 AB:CD:EF", true))
        .add(session("offer", "SHA-256 ab:cd:ef", true))
        .add(session("request", "", true))
        .add(session("offer", "sha-256 AB:CD:EE", false));
    return file;
  }

  private static ObjectNode peer(String seed) {
    SigningKey key = Keys.ofSeed(Samples.bytes(seed));
    return Json.object()
        .put("seed", seed)
        .put("publicKey", Samples.hex(key.publicKey().bytes()))
        .put("publicKeyText", key.publicKey().toString())
        .put("peerId", key.peerId().value());
  }

  private static ObjectNode join(String name, String nonce, String room, boolean valid) {
    byte[] message = JoinProof.message(nonce, room, Keys.ALICE.peerId());
    byte[] signed = valid ? message : JoinProof.message("other", room, Keys.ALICE.peerId());
    return signature(
        Json.object()
            .put("name", name)
            .put("nonce", nonce)
            .put("room", room)
            .put("peer", Keys.ALICE.peerId().value()),
        message,
        signed);
  }

  private static ObjectNode session(String kind, String fingerprint, boolean valid) {
    byte[] message = message(kind, fingerprint);
    byte[] signed = valid ? message : message(kind, "sha-256 AB:CD:EF");
    return signature(
        Json.object()
            .put("kind", kind)
            .put("room", "team/qa")
            .put("from", Keys.ALICE.peerId().value())
            .put("to", Keys.BOB.peerId().value())
            .put("session", "s-1")
            .put("fingerprint", fingerprint),
        message,
        signed);
  }

  private static byte[] message(String kind, String fingerprint) {
    return SessionProof.message(
        kind, "team/qa", Keys.ALICE.peerId(), Keys.BOB.peerId(), "s-1", fingerprint);
  }

  private static ObjectNode signature(ObjectNode vector, byte[] message, byte[] signed) {
    byte[] signature = Keys.ALICE.sign(signed);
    return vector
        .put("message", new String(message, StandardCharsets.UTF_8))
        .put("publicKey", Samples.hex(Keys.ALICE.publicKey().bytes()))
        .put("signature", Samples.hex(signature))
        .put("valid", List.of(Samples.hex(message)).contains(Samples.hex(signed)));
  }
}
