package io.patternmesh.local.fake;

/** Stands in for the signaling service: everybody hears everything. */
public final class FakeSignaling {

  private FakeSignaling() {}

  public static void main(String[] args) throws InterruptedException {
    new TinyWebSocketServer(Integer.getInteger("quarkus.http.port"));
    Thread.currentThread().join();
  }
}
