package io.patternmesh.agent.webrtc;

import io.patternmesh.agent.connection.Connection;
import io.patternmesh.agent.connection.ConnectionObserver;
import io.patternmesh.agent.connection.Connections;
import io.patternmesh.agent.ice.IceConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** WebRTC connections, spread over as many factories as they need; past about 50 one collapses. */
public final class Lanes implements Connections {

  private static final Logger LOG = Logger.getLogger(Lanes.class);
  private static final long PATIENCE_SECONDS = 5;

  private final Rotation rotation;
  private final List<Lane> lanes = new ArrayList<>();
  private boolean closed;

  public Lanes(Rotation rotation) {
    this.rotation = rotation;
  }

  @Override
  public Connection open(IceConfiguration ice, ConnectionObserver observer) {
    return new NativeConnection(lane(), ice, observer);
  }

  /** Factories in use, those about to retire included. */
  public synchronized int size() {
    lanes.removeIf(lane -> lane.retired() && lane.size() == 0);
    return lanes.size();
  }

  private synchronized Lane lane() {
    if (closed) {
      throw new IllegalStateException("WebRTC is shut down; no new connection is made");
    }
    lanes.removeIf(lane -> lane.retired() && lane.size() == 0);
    for (Lane lane : lanes) {
      if (lane.reserve()) {
        return lane;
      }
    }
    Lane lane = new Lane(rotation);
    lane.reserve();
    lanes.add(lane);
    return lane;
  }

  @Override
  public void close() {
    List<Lane> open;
    synchronized (this) {
      closed = true;
      open = lanes.stream().filter(lane -> !lane.retired() || lane.size() > 0).toList();
      lanes.clear();
    }
    CountDownLatch disposed = new CountDownLatch(open.size());
    open.forEach(lane -> lane.execute(() -> lane.close(disposed::countDown)));
    try {
      if (!disposed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warnf(
            "WebRTC: %d factories did not close in %d s", disposed.getCount(), PATIENCE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
