package io.patternmesh.agent.syncevent;

import io.patternmesh.agent.event.EventFeed;
import io.patternmesh.agent.identity.Identity;
import io.patternmesh.agent.identity.PeerSettings;
import io.patternmesh.agent.registry.Registry;
import io.patternmesh.agent.registry.RegistrySettings;
import io.patternmesh.agent.start.StartRefusal;
import io.patternmesh.agent.syncevent.SyncEventsState.State;
import io.patternmesh.agent.syncevent.change.ChangeEvents;
import io.patternmesh.agent.syncevent.change.ChangePages;
import io.patternmesh.agent.syncevent.change.Disclosure;
import io.patternmesh.agent.syncevent.kafka.KafkaProperties;
import io.patternmesh.agent.syncevent.kafka.Outlet;
import io.patternmesh.agent.syncevent.kafka.Records;
import io.patternmesh.agent.syncevent.news.NewsEvents;
import io.patternmesh.model.identity.Quoted;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells Kafka what happens to this member's library. Does nothing, and costs nothing, when off. */
@ApplicationScoped
public class SyncEvents {

  /** Kafka's own rule, and short enough for the name of a place in the registry. */
  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,90}");

  private static final int PAGE = 100;

  /** With their code, events of a page take up to 1 MiB each. */
  private static final int PAGE_WITH_CONTENT = 8;

  private final SyncEventSettings settings;
  private final Progress progress;
  private final Optional<Outlet> outlet;
  private final Multi<Void> telling;

  /**
   * @throws ConfigurationException when they are on and the topic is not one
   */
  SyncEvents(
      SyncEventSettings settings,
      KafkaProperties kafka,
      Registry registry,
      RegistrySettings registrySettings,
      Identity identity,
      PeerSettings peer,
      EventFeed feed,
      Progress progress) {
    this.settings = settings;
    this.progress = progress;
    if (kafka.bootstrapServers().isEmpty()) {
      outlet = Optional.empty();
      telling = Multi.createFrom().empty();
      return;
    }
    String topic = settings.topic();
    if (!TOPIC.matcher(topic).matches()) {
      throw StartRefusal.because(
          "patternmesh.sync-events.topic: 1 to 90 of A-Z a-z 0-9 . _ - expected, got "
              + Quoted.of(topic));
    }
    Disclosure disclosure = new Disclosure(settings.includeContent(), settings.includeDirected());
    Outlet opened =
        new Outlet(kafka, new Records(topic, identity.id().value(), identity.name(), peer.room()));
    Delivery delivery = new Delivery(opened, progress);
    int page = disclosure.content() ? PAGE_WITH_CONTENT : PAGE;
    outlet = Optional.of(opened);
    telling =
        Multi.createBy()
            .merging()
            .streams(
                new LibraryTelling(
                        new ChangePages(registry, registrySettings, "kafka." + topic, page),
                        new ChangeEvents(registry, identity.id(), disclosure),
                        delivery,
                        progress)
                    .run(),
                new NewsTelling(feed, new NewsEvents(identity.id()), delivery, progress).run());
  }

  /** Before anything else starts: whoever refuses a setting leaves nothing running. */
  void open(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started) {}

  /** Tells, for as long as it is subscribed to; ends at once when off. */
  public Multi<Void> run() {
    return telling;
  }

  /** How they stand. */
  public SyncEventsState state() {
    return outlet.isEmpty()
        ? SyncEventsState.OFF
        : new SyncEventsState(
            progress.isConnected() ? State.CONNECTED : State.WAITING,
            Optional.of(settings.topic()),
            progress.lag(),
            progress.lastError());
  }

  @PreDestroy
  void close() {
    outlet.ifPresent(Outlet::close);
  }
}
