package io.patternmesh.agent.mesh;

import io.patternmesh.model.identity.SigningKey;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.stream.Stream;

/** Two keys in a known order, for tests of who offers. */
record TwoPeers(SigningKey greater, SigningKey smaller) {

  static TwoPeers make() {
    List<SigningKey> keys =
        Stream.generate(SigningKey::generate)
            .limit(2)
            .sorted((a, b) -> b.peerId().compareTo(a.peerId()))
            .toList();
    return new TwoPeers(keys.get(0), keys.get(1));
  }

  TestPeer startGreater(Vertx vertx, TestSignaling signaling) {
    return new TestPeer(vertx, signaling.url(), greater, "Greater");
  }

  TestPeer startSmaller(Vertx vertx, TestSignaling signaling) {
    return new TestPeer(vertx, signaling.url(), smaller, "Smaller");
  }
}
