package io.patternmesh.agent.webrtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * One native factory and the one thread that makes every native call to it and to what it made.
 * Being one thread is what keeps a channel from being disposed of while somebody sends on it.
 *
 * <p>A lane that has served long enough (see {@link Rotation}) retires: it takes no new
 * connections, tells those it has to end, and disposes of its factory after the last of them.
 */
final class Lane {

  private static final Logger LOG = Logger.getLogger(Lane.class);
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Rotation rotation;
  private final ScheduledThreadPoolExecutor thread;
  private final AtomicInteger reserved = new AtomicInteger();
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicLong received = new AtomicLong();
  private final Set<NativeConnection> connections = new LinkedHashSet<>();
  private Optional<Native> nativeParts = Optional.empty();
  private volatile boolean retired;

  private record Native(PeerConnectionFactory factory, HeadlessAudioDeviceModule audio) {}

  Lane(Rotation rotation) {
    this.rotation = rotation;
    int number = NUMBER.incrementAndGet();
    thread =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread made = new Thread(task, "webrtc-lane-" + number);
              made.setDaemon(true);
              return made;
            });
    thread.setRemoveOnCancelPolicy(true);
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Takes a place for one more connection; false when there is none. */
  boolean reserve() {
    if (retired || reserved.get() >= rotation.together()) {
      return false;
    }
    reserved.incrementAndGet();
    if (made.incrementAndGet() >= rotation.connections()) {
      retire(rotation.connections() + " connections");
    }
    return true;
  }

  boolean retired() {
    return retired;
  }

  /** Connections that have a place here. */
  int size() {
    return reserved.get();
  }

  /** Runs the task on the lane; not after the factory is gone. */
  void execute(Runnable task) {
    executeAfter(Duration.ZERO, task);
  }

  /** Runs the task on the lane, later; not after the factory is gone. */
  void executeAfter(Duration delay, Runnable task) {
    try {
      thread.schedule(() -> guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("a task came after its WebRTC factory was disposed of", e);
    }
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (Exception | LinkageError e) {
      LOG.error("WebRTC: a step failed that should not have", e);
    }
  }

  /** On the lane: the factory, made when it is first needed. */
  PeerConnectionFactory factory() {
    if (nativeParts.isEmpty()) {
      HeadlessAudioDeviceModule audio = new HeadlessAudioDeviceModule();
      nativeParts = Optional.of(new Native(new PeerConnectionFactory(audio), audio));
    }
    return nativeParts.get().factory();
  }

  /** On the lane. */
  void add(NativeConnection connection) {
    connections.add(connection);
  }

  /** On the lane, when nothing native is left of the connection. */
  void release(NativeConnection connection) {
    connections.remove(connection);
    if (reserved.decrementAndGet() == 0 && retired) {
      dispose();
    }
  }

  /** Counts one received message; callable inside a callback. */
  void countMessage() {
    if (received.incrementAndGet() == rotation.messages()) {
      retire(rotation.messages() + " received messages");
    }
  }

  private void retire(String after) {
    retired = true;
    execute(
        () -> {
          LOG.infof("WebRTC factory retires after %s; its channels are made anew", after);
          for (NativeConnection connection : List.copyOf(connections)) {
            connection.rotate("its WebRTC factory was replaced after " + after);
          }
        });
  }

  /** Closes all connections, then the factory. On the lane. */
  void close(Runnable done) {
    retired = true;
    List<NativeConnection> open = new ArrayList<>(connections);
    if (open.isEmpty()) {
      dispose();
      done.run();
      return;
    }
    AtomicInteger left = new AtomicInteger(open.size());
    for (NativeConnection connection : open) {
      connection
          .close()
          .subscribe()
          .with(
              closed -> {
                if (left.decrementAndGet() == 0) {
                  dispose();
                  done.run();
                }
              },
              failure -> LOG.error("WebRTC: a connection did not close", failure));
    }
  }

  /** The factory first, then the audio module that it used; never inside a callback. */
  private void dispose() {
    Optional<Native> last = nativeParts;
    nativeParts = Optional.empty();
    last.ifPresent(
        made -> {
          made.factory().dispose();
          made.audio().dispose();
        });
    thread.shutdown();
  }
}
