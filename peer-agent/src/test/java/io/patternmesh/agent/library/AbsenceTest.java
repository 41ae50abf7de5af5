package io.patternmesh.agent.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.mesh.Eventually;
import io.patternmesh.agent.registry.TestRegistry;
import io.patternmesh.agent.world.TestClock;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the log says while a registry goes and comes. */
class AbsenceTest {

  private static final Logger LOG = Logger.getLogger(Absence.class.getName());

  private static final PatternFormatter TEXT = new PatternFormatter("%s");

  private final List<String> info = new CopyOnWriteArrayList<>();
  private final List<String> debug = new CopyOnWriteArrayList<>();
  private final TestClock clock = new TestClock();
  private final Handler notes =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          (record.getLevel().intValue() >= Level.INFO.intValue() ? info : debug)
              .add(TEXT.format(ExtLogRecord.wrap(record)));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    LOG.setLevel(Level.ALL);
    LOG.addHandler(notes);
  }

  @AfterEach
  void hush() {
    LOG.removeHandler(notes);
    LOG.setLevel(null);
  }

  @Test
  void aRegistryThatGoesIsToldOnceAndOnceWhenItIsBack() {
    TestRegistry first = new TestRegistry();
    int port = first.url().getPort();
    LibraryFeed feed = TestLibrary.feed(first.client(), clock);
    Cancellable following = feed.follow().subscribe().with(nothing -> {});
    try {
      Eventually.until("the heads are read", feed::isLoaded);
      assertThat(info).isEmpty();

      first.close();
      Eventually.until("it was tried some times", () -> debug.size() >= 3);
      assertThat(info).hasSize(1);
      assertThat(info.get(0)).contains("the registry is away");

      clock.advance(Duration.ofSeconds(75));
      try (TestRegistry again = new TestRegistry(port)) {
        Eventually.until("it is back", () -> info.size() > 1);
        assertThat(info.get(1)).isEqualTo("the registry is back after 75 s");
        assertThat(again.url().getPort()).isEqualTo(port);
      }
    } finally {
      following.cancel();
    }
  }
}
