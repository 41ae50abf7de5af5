package io.patternmesh.local.training;

import io.patternmesh.local.http.LocalHttp;
import io.patternmesh.local.place.Layout;
import io.patternmesh.local.process.Fleet;
import io.patternmesh.local.proxy.Recording;
import io.patternmesh.local.screen.Amounts;
import io.patternmesh.local.screen.Terminal;
import io.patternmesh.local.service.Launches;
import io.patternmesh.local.story.Stage;
import java.util.List;

/** Gives the folders of the built services their options, and their caches where the JVM can. */
public final class Packaging {

  /** The first JDK that writes a cache when a program ends, method profiles included. */
  private static final int FIRST_WITH_CACHES = 25;

  private final Launches launches;
  private final Fleet fleet;
  private final LocalHttp http;
  private final Terminal terminal;

  /**
   * @param launches of services that lie as {@link Layout#AOT} says
   */
  public Packaging(Launches launches, Fleet fleet, LocalHttp http, Terminal terminal) {
    this.launches = launches;
    this.fleet = fleet;
    this.http = http;
    this.terminal = terminal;
  }

  /**
   * Runs the training.
   *
   * @param stop stops everything, upon which the caches are written
   */
  public void run(Runnable stop) {
    List<PackedService> services = PackedService.of(launches.project());
    services.forEach(PackedService::prepare);
    if (Runtime.version().feature() < FIRST_WITH_CACHES) {
      terminal.line(
          "No AOT caches: they need a JDK of version "
              + FIRST_WITH_CACHES
              + " or later, this is "
              + Runtime.version()
              + ". The folders run without them.");
      return;
    }
    terminal.line("Training: two members work together while the JVMs watch");
    Recording unused = Recording.in(launches.project().state().resolve("signaling"));
    new Training(new Stage(launches, fleet, http, unused), http).run();
    terminal.line("Writing what was learned");
    stop.run();
    services.forEach(this::finish);
  }

  private void finish(PackedService service) {
    service.useCache(launches.project().shown(launches.project().state().resolve("log")));
    new CacheCheck(service.folder()).run();
    terminal.line(
        "  "
            + launches.project().shown(service.folder())
            + " with "
            + Layout.CACHE
            + " of "
            + Amounts.mebibytes(service.cacheBytes()));
  }
}
