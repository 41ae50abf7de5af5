package io.patternmesh.agent.loop;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * One thread on which everything about rooms, links and sessions is decided, so that none of it
 * needs a lock and each step sees the one before. Tasks are short and never wait. What feeds it is
 * bounded at its source: signaling messages by pausing their socket, native events by their number.
 */
public final class Loop implements Executor, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Loop.class);

  private final ScheduledThreadPoolExecutor thread;

  public Loop(String name) {
    thread =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread made = new Thread(task, name);
              made.setDaemon(true);
              return made;
            });
    thread.setRemoveOnCancelPolicy(true);
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Something that will happen, unless it is called off. */
  @FunctionalInterface
  public interface Alarm {

    /** An alarm that never rings. */
    Alarm NONE = () -> {};

    void cancel();
  }

  @Override
  public void execute(Runnable task) {
    after(Duration.ZERO, task);
  }

  /** Runs the task later; not at all once the loop is closed. */
  public Alarm after(Duration delay, Runnable task) {
    try {
      Future<?> pending =
          thread.schedule(() -> guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
      return () -> pending.cancel(false);
    } catch (RejectedExecutionException e) {
      LOG.debug("a step came after the end", e);
      return Alarm.NONE;
    }
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("a step failed that should not have", e);
    }
  }

  /** Runs what was given before, and nothing after. */
  @Override
  public void close() {
    thread.shutdown();
  }
}
