package io.patternmesh.local.command;

import io.patternmesh.local.http.LocalHttp;
import io.patternmesh.local.member.Team;
import io.patternmesh.local.process.Fleet;
import io.patternmesh.local.screen.TeamTable;
import io.patternmesh.local.screen.Terminal;
import io.patternmesh.local.wait.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The screen of {@code mesh up}: drawn anew each second, or a line for each change in a pipe. */
final class UpScreen {

  private static final Duration REFRESH = Duration.ofSeconds(1);
  private static final Duration FOR_EVER = Duration.ofDays(10_000);

  private final Team team;
  private final Fleet fleet;
  private final Terminal terminal;
  private final TeamTable table;
  private List<String> last = List.of();

  UpScreen(Team team, Fleet fleet, Terminal terminal) {
    this.team = team;
    this.fleet = fleet;
    this.terminal = terminal;
    this.table = new TeamTable(team, new LocalHttp());
  }

  /** Goes on until everything is being stopped. Fails as soon as a process ends by itself. */
  void showUntilClosed() {
    Deadline.in(FOR_EVER)
        .every(REFRESH)
        .await(
            "the end of the mesh",
            () -> {
              fleet.checkAlive();
              List<String> now = table.lines();
              if (!fleet.closed()) {
                show(now);
              }
              return fleet.closed() ? Optional.empty() : Optional.of("running");
            });
  }

  private void show(List<String> now) {
    if (terminal.attached() || last.isEmpty()) {
      List<String> screen = new ArrayList<>(head());
      screen.addAll(now);
      screen.addAll(hints());
      terminal.screen(screen);
    } else {
      now.stream().filter(row -> !last.contains(row)).forEach(terminal::line);
    }
    last = now;
  }

  private List<String> head() {
    return List.of(
        "PatternMesh: room "
            + Team.ROOM
            + ", signaling at ws://127.0.0.1:"
            + team.ports().signaling(),
        "");
  }

  private List<String> hints() {
    String patterns = "/api/patterns";
    return List.of(
        "",
        "Dashboards, in a browser: http://127.0.0.1:"
            + team.ports().signaling()
            + "/ joins as a member of its own;",
        "  "
            + team.members().stream()
                .map(member -> member.agent() + "/ is " + member.name())
                .collect(Collectors.joining(", ")),
        "",
        "All patterns of alice: " + team.alice().agent() + patterns + " (and so for the others)",
        "Write one as alice, and see the others' numbers grow:",
        "  curl -X PUT -H 'Content-Type: application/json' \\",
        "    " + team.alice().agent() + patterns + "/hello-01 \\",
        "    -d '{\"name\":\"Says"
            + " hello\",\"category\":\"unit-test\",\"framework\":\"jest\",\"pattern\":\"test(\\\"hello\\\","
            + " () => {})\",\"description\":\"\",\"confidence\":80}'",
        "",
        "Ctrl-C stops everything. From another terminal: ./mesh status, ./mesh down");
  }
}
