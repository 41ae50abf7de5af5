package io.patternmesh.agent;

import io.patternmesh.agent.channel.Mesh;
import io.patternmesh.agent.conflict.Conflicts;
import io.patternmesh.agent.event.EventFeed;
import io.patternmesh.agent.event.MeshNews;
import io.patternmesh.agent.health.Life;
import io.patternmesh.agent.imports.merge.ImportedFolders;
import io.patternmesh.agent.library.LibraryFeed;
import io.patternmesh.agent.metric.Happenings;
import io.patternmesh.agent.metric.Standing;
import io.patternmesh.agent.sync.SyncEngine;
import io.patternmesh.agent.syncevent.SyncEvents;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/** Sets the agent's endless streams going, and ends them: the one place that subscribes. */
@ApplicationScoped
class Agent {

  private static final Logger LOG = Logger.getLogger(Agent.class);

  private final Multi<Void> life;
  private final Life health;
  private Cancellable living = () -> {};

  Agent(
      LibraryFeed library,
      SyncEngine sync,
      Conflicts conflicts,
      ImportedFolders imports,
      Mesh mesh,
      EventFeed events,
      SyncEvents syncEvents,
      Happenings happenings,
      Standing standing,
      Life health) {
    this.health = health;
    life =
        Multi.createBy()
            .merging()
            .withConcurrency(16)
            .streams(
                List.of(
                    new MeshNews(mesh, events).run(),
                    happenings.count(),
                    standing.follow(),
                    library.follow(),
                    conflicts.announcements(),
                    library.loaded().onItem().transformToMulti(loaded -> sync.run()),
                    imports.run(),
                    syncEvents.run()));
  }

  void start(@Observes StartupEvent started) {
    living =
        life.subscribe()
            .with(
                nothing -> {},
                failure -> {
                  LOG.fatal("a stream of the agent broke; restart the agent", failure);
                  health.ended(failure.toString());
                },
                () -> health.ended("all of them completed"));
  }

  void stop(@Observes ShutdownEvent stopping) {
    living.cancel();
  }
}
