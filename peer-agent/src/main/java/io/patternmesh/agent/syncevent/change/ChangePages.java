package io.patternmesh.agent.syncevent.change;

import io.patternmesh.agent.registry.Registry;
import io.patternmesh.agent.registry.RegistrySettings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Reads the change sequence page by page, and keeps the reader's place in the registry. */
public final class ChangePages {

  private static final Logger LOG = Logger.getLogger(ChangePages.class);

  /** A page is waited for that long, or for half of what an answer may take. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  /** Between empty pages that the registry is not asked to wait for. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Registry registry;
  private final String cursor;
  private final int most;
  private final long wait;
  private volatile Optional<Place> begun = Optional.empty();

  /**
   * @param cursor the name of the place
   * @param most changes on one page
   */
  public ChangePages(Registry registry, RegistrySettings settings, String cursor, int most) {
    this.registry = registry;
    this.cursor = "/cursors/" + cursor;
    this.most = most;
    this.wait = Math.min(LONGEST_WAIT.toSeconds(), settings.timeout().toSeconds() / 2);
  }

  /**
   * The place that was kept; the beginning where none was, or where it is one that the library has
   * not reached, because the registry lost its library or was set back.
   */
  public Uni<Place> place() {
    return registry
        .read("/status", Map.of())
        .chain(
            status ->
                registry
                    .get(cursor, Map.of())
                    .map(
                        answer ->
                            answer.statusCode() == 404
                                ? 0
                                : Registry.accepted("GET " + cursor, answer)
                                    .bodyAsJsonObject()
                                    .getLong("sequence"))
                    .map(kept -> place(status, kept.longValue())));
  }

  private Place place(JsonObject status, long kept) {
    UUID library = UUID.fromString(status.getString("library"));
    long latest = status.getLong("sequence");
    if (kept > latest) {
      LOG.warnf(
          "sync events: library %s has %d changes, %d were told; it was set back, so it is told"
              + " from the beginning",
          library, latest, kept);
      return new Place(library, 0);
    }
    Place place = new Place(library, kept);
    if (!Optional.of(place).equals(begun)) {
      begun = Optional.of(place);
      LOG.infof("sync events: library %s is told after change %d of %d", library, kept, latest);
    }
    return place;
  }

  /** The changes after {@code place}, waited for; fails when they are of another library by now. */
  public Uni<ChangePage> after(Place place) {
    return registry
        .read(
            "/changes/page",
            Map.of(
                "after", Long.toString(place.sequence()),
                "limit", Integer.toString(most),
                "wait", Long.toString(wait)))
        .map(ChangeJson::page)
        .invoke(
            page -> {
              if (!page.library().equals(place.library())) {
                throw new IllegalStateException(
                    "the registry holds library "
                        + page.library()
                        + " now, not "
                        + place.library()
                        + "; it is told from the beginning");
              }
            })
        .call(page -> page.changes().isEmpty() && wait == 0 ? pause() : done());
  }

  /** An answer may not take long enough to be waited for in whole seconds. */
  private static Uni<Void> pause() {
    return done().onItem().delayIt().by(PAUSE);
  }

  private static Uni<Void> done() {
    return Uni.createFrom().voidItem();
  }

  /** Keeps a place. */
  public Uni<Void> keep(Place place) {
    return registry.put(cursor, new JsonObject().put("sequence", place.sequence()));
  }
}
