package io.patternmesh.agent.mesh;

import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A signaling server and two peers that a test starts as it likes; all of it ends after the test.
 */
abstract class MeshTest {

  protected final Vertx vertx = Vertx.vertx();
  protected final TwoPeers keys = TwoPeers.make();
  protected TestSignaling signaling;
  protected TestPeer greater;
  protected TestPeer smaller;

  @BeforeEach
  void startSignaling() {
    signaling = new TestSignaling(vertx);
  }

  protected void startBoth() {
    greater = keys.startGreater(vertx, signaling);
    smaller = keys.startSmaller(vertx, signaling);
  }

  protected void startBothAndMeet() {
    startBoth();
    greater.awaitOpen();
    smaller.awaitOpen();
  }

  @AfterEach
  void stopAll() {
    if (greater != null) {
      greater.close();
    }
    if (smaller != null) {
      smaller.close();
    }
    signaling.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
