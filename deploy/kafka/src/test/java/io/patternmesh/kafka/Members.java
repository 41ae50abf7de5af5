package io.patternmesh.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patternmesh.local.agent.AgentApi;
import io.patternmesh.local.agent.PatternText;
import io.patternmesh.local.http.CallFailed;
import io.patternmesh.local.http.LocalHttp;
import io.patternmesh.local.http.Reply;
import io.patternmesh.local.member.Member;
import io.patternmesh.local.member.Team;
import io.patternmesh.local.place.Folders;
import io.patternmesh.local.place.Ports;
import io.patternmesh.local.place.Project;
import io.patternmesh.local.process.Fleet;
import io.patternmesh.local.process.Launch;
import io.patternmesh.local.screen.Terminal;
import io.patternmesh.local.service.Launches;
import io.patternmesh.local.service.Tuning;
import io.patternmesh.local.wait.Deadline;
import io.patternmesh.local.wait.Probe;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Alice and Bob as they run: signaling, registries and agents, each a process. */
final class Members implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final Duration STARTING = Duration.ofMinutes(3);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LocalHttp http = new LocalHttp();
  private final Project project;
  private final Launches launches;
  private final Fleet fleet;

  /**
   * @param name of the folder that holds their state
   */
  Members(String name) {
    Path module = Path.of("").toAbsolutePath();
    Path state = module.resolve("target").resolve(name);
    Folders.wipe(state);
    project = new Project(module.getParent().getParent(), state);
    Ports ports = new Ports(FreeOffset.find());
    List<Member> both = new ArrayList<>();
    for (String member : List.of("alice", "bob")) {
      int n = both.size();
      both.add(
          new Member(member, ports.agent(n), ports.registry(n), state.resolve(member), List.of()));
    }
    launches = Launches.direct(project, new Team(both, ports));
    fleet = new Fleet(project, new Terminal(System.out, false), http);
  }

  Member alice() {
    return launches.team().alice();
  }

  Member bob() {
    return launches.team().bob();
  }

  void startSignaling() {
    start(launches.signalingService());
  }

  void startRegistries(Member... members) {
    start(Stream.of(members).map(launches::registry).toArray(Launch[]::new));
  }

  /** Starts an agent with these settings besides the usual ones. */
  void startAgent(Member member, String... settings) {
    List<String> options = Stream.of(settings).map(setting -> "-D" + setting).toList();
    start(launches.tuned(new Tuning(Tuning.QUICK_START.all(), options)).agent(member));
  }

  private void start(Launch... some) {
    fleet.startAll(List.of(some), STARTING);
  }

  void kill(Member member) {
    fleet.kill(member.agentName());
  }

  void stopAgent(Member member) {
    fleet.stop(member.agentName());
  }

  void stopRegistry(Member member) {
    fleet.stop(member.registryName());
  }

  AgentApi api(Member member) {
    return new AgentApi(member.agent(), http);
  }

  /** Writes a pattern as this member. */
  void write(Member member, String id, String code) {
    api(member).put(id, text("A test of " + id, code));
  }

  static PatternText text(String name, String code) {
    return new PatternText(name, "unit-test", "jest", code, "what it is for", 80);
  }

  /** One call to an agent or a registry that must succeed; its JSON, an empty object for none. */
  JsonNode call(String method, URI uri, String body) {
    Reply reply = http.send(method, uri, body, Duration.ofSeconds(20));
    if (!reply.ok()) {
      throw new IllegalStateException(reply.shown());
    }
    try {
      return reply.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(reply.body());
    } catch (IOException e) {
      throw new IllegalStateException(reply.shown(), e);
    }
  }

  /** What an agent says of its sync events. */
  JsonNode syncEvents(Member member) {
    return call("GET", member.agent().resolve("/api/status"), "").get("syncEvents");
  }

  /** Waits; a call that fails counts as what is missing. */
  static void await(String expected, Probe probe) {
    Deadline.in(PATIENCE)
        .await(
            expected,
            () -> {
              try {
                return probe.missing();
              } catch (CallFailed e) {
                return Optional.of(e.getMessage());
              }
            });
  }

  /** Waits until the status of an agent's sync events is like this. */
  void awaitSyncEvents(Member member, String expected, java.util.function.Predicate<JsonNode> is) {
    await(
        expected,
        () -> {
          JsonNode now = syncEvents(member);
          return is.test(now) ? Optional.empty() : Optional.of(now.toString());
        });
  }

  /** Waits until an agent has told all that it knows. */
  void awaitAllTold(Member member) {
    awaitSyncEvents(
        member,
        "everything told",
        now -> now.get("state").asText().equals("connected") && now.path("lag").asInt(-1) == 0);
  }

  @Override
  public void close() {
    fleet.close();
  }
}
