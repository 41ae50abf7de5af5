package io.patternmesh.local.process;

import io.patternmesh.local.Failure;
import io.patternmesh.local.http.CallFailed;
import io.patternmesh.local.http.LocalHttp;
import io.patternmesh.local.http.Reply;
import io.patternmesh.local.screen.Amounts;
import io.patternmesh.local.screen.Terminal;
import io.patternmesh.local.wait.Deadline;
import io.patternmesh.local.wait.Unmet;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Waits for processes that start side by side, and says how far they are. */
final class Readiness {

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Fleet fleet;
  private final Terminal terminal;
  private final LocalHttp http;
  private final Map<Running, String> waiting = new LinkedHashMap<>();

  Readiness(Fleet fleet, Terminal terminal, LocalHttp http) {
    this.fleet = fleet;
    this.terminal = terminal;
    this.http = http;
  }

  /**
   * @throws Failure when one dies, or is not ready in time: what its health address answers instead
   */
  void await(List<Running> started, Duration limit) {
    started.forEach(each -> waiting.put(each, "not asked yet"));
    Pace pace = new Pace(terminal, "  waiting for ");
    try {
      Deadline.in(limit)
          .every(PAUSE)
          .await(
              "ready within " + limit.toSeconds() + " s",
              () -> {
                fleet.checkAlive();
                List.copyOf(waiting.keySet()).forEach(this::ask);
                pace.waitingFor(waiting.keySet().stream().map(Running::name).toList());
                return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.toString());
              });
    } catch (Unmet e) {
      throw new Failure(
          "not ready after " + limit.toSeconds() + " s",
          waiting.entrySet().stream()
              .map(each -> each.getKey().name() + ": " + each.getValue())
              .toList());
    }
  }

  private void ask(Running each) {
    Launch launch = each.launch();
    try {
      Reply reply = http.get(launch.health());
      if (reply.ok() && (launch.healthy().isEmpty() || isHealthy(launch, reply))) {
        waiting.remove(each);
        terminal.line(
            String.format("  %-17s ready after %s", each.name(), Amounts.time(each.age())));
      } else {
        waiting.put(each, reply.shown());
      }
    } catch (CallFailed e) {
      waiting.put(each, e.getMessage());
    }
  }

  private static boolean isHealthy(Launch launch, Reply reply) {
    return reply.body().strip().equals(launch.healthy());
  }
}
