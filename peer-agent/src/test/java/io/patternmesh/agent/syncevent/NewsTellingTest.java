package io.patternmesh.agent.syncevent;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.patternmesh.agent.event.EventFeed;
import io.patternmesh.agent.event.EventType;
import io.patternmesh.agent.event.TestEvents;
import io.patternmesh.agent.library.TestLibrary;
import io.patternmesh.agent.registry.TestRegistry;
import io.patternmesh.agent.syncevent.kafka.Outlet;
import io.patternmesh.agent.syncevent.kafka.TestOutlets;
import io.patternmesh.agent.syncevent.news.NewsEvents;
import io.patternmesh.model.identity.SigningKey;
import io.smallrye.mutiny.subscription.Cancellable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NewsTellingTest {

  private static final int WAITING = 1_000;
  private static final int BATCH = 100;
  private static final int HAPPENED = 3_000;

  private final SigningKey self = SigningKey.generate();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final EventFeed feed = TestEvents.feed();
  private final List<String> said = new CopyOnWriteArrayList<>();

  /** A producer without a broker blocks for a minute here; whoever waits for it fails the test. */
  @Test
  @Timeout(20)
  void whatFindsNoRoomToWaitIsCountedAndSaidOnceAndHoldsUpNobody() throws IOException {
    Logger log = Logger.getLogger(Progress.class.getName());
    Handler listener = new Listener();
    log.addHandler(listener);
    Map<String, Object> nobody =
        Map.of("bootstrap.servers", "127.0.0.1:" + closedPort(), "max.block.ms", "60000");
    try (TestRegistry registry = new TestRegistry();
        Outlet outlet = TestOutlets.of(nobody)) {
      Progress progress = new Progress(TestLibrary.feed(registry.client()), meters);
      Cancellable telling =
          new NewsTelling(
                  feed, new NewsEvents(self.peerId()), new Delivery(outlet, progress), progress)
              .run()
              .subscribe()
              .with(ignored -> {});
      for (int i = 0; i < HAPPENED; i++) {
        feed.publish(
            EventType.SYNC_COMPLETE,
            Map.of("peerId", "a-peer", "sent", 1, "received", 0, "conflicts", 0));
      }
      telling.cancel();
    } finally {
      log.removeHandler(listener);
    }
    assertThat(meters.get("patternmesh.sync_events.dropped").counter().count())
        .isBetween((double) HAPPENED - WAITING - BATCH, (double) HAPPENED - WAITING);
    assertThat(said).filteredOn(line -> line.contains("dropped")).hasSize(1);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private final class Listener extends Handler {

    @Override
    public void publish(LogRecord line) {
      said.add(line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
