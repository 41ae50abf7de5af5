package io.patternmesh.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patternmesh.local.agent.AgentApi;
import io.patternmesh.local.agent.PatternText;
import io.patternmesh.local.agent.PeerState;
import io.patternmesh.local.http.CallFailed;
import io.patternmesh.local.http.LocalHttp;
import io.patternmesh.local.http.Reply;
import io.patternmesh.local.member.Member;
import io.patternmesh.local.member.Team;
import io.patternmesh.local.place.Folders;
import io.patternmesh.local.place.Ports;
import io.patternmesh.local.place.Project;
import io.patternmesh.local.port.SparePorts;
import io.patternmesh.local.process.Fleet;
import io.patternmesh.local.process.Launch;
import io.patternmesh.local.screen.Terminal;
import io.patternmesh.local.service.Launches;
import io.patternmesh.local.service.Tuning;
import io.patternmesh.local.wait.Deadline;
import io.patternmesh.local.wait.Probe;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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
  private final List<String> told = new ArrayList<>();

  /**
   * @param name of the folder that holds their state
   */
  Members(String name) {
    Path module = Path.of("").toAbsolutePath();
    Path state = module.resolve("target").resolve(name);
    Folders.wipe(state);
    project = new Project(module.getParent().getParent(), state);
    Ports ports = new Ports(SparePorts.offset(2));
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

  /** Has every service that is started from now on told these settings too. */
  void tell(String... settings) {
    Stream.of(settings).map(setting -> "-D" + setting).forEach(told::add);
  }

  /** Starts the signaling service with these settings besides the usual ones. */
  void startSignaling(String... settings) {
    List<String> before = List.copyOf(told);
    tell(settings);
    start(tuned().signalingService());
    told.retainAll(before);
  }

  void startRegistries(Member... members) {
    start(Stream.of(members).map(tuned()::registry).toArray(Launch[]::new));
  }

  /** Starts an agent with these settings besides the usual ones. */
  void startAgent(Member member, String... settings) {
    start(tuned(settings).agent(member));
  }

  private Launches tuned(String... agents) {
    List<String> all = new ArrayList<>(Tuning.QUICK_START.all());
    all.addAll(told);
    return launches.tuned(
        new Tuning(all, Stream.of(agents).map(setting -> "-D" + setting).toList()));
  }

  /** What a process wrote to its log by now. */
  String log(String process) throws IOException {
    return Files.readString(project.state().resolve("log").resolve(process + ".log"));
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

  /** Has an agent stand still, or go on. */
  void signal(Member member, String signal) throws IOException, InterruptedException {
    long pid =
        fleet.running().stream()
            .filter(each -> each.name().equals(member.agentName()))
            .findFirst()
            .orElseThrow()
            .process()
            .pid();
    new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
  }

  AgentApi api(Member member) {
    return new AgentApi(member.agent(), http);
  }

  /** Writes a pattern as this member. */
  void write(Member member, String id, String code) {
    api(member).put(id, text("A test of " + id, code));
  }

  /** Writes a pattern for these peers only; a draft when there are none. */
  void put(Member member, String id, String name, String... audience) {
    ObjectNode pattern =
        JSON.createObjectNode()
            .put("name", name)
            .put("category", "unit-test")
            .put("framework", "jest")
            .put("pattern", "x");
    Stream.of(audience).forEach(pattern.putArray("audience")::add);
    call("PUT", member.agent().resolve("/api/patterns/" + id), pattern.toString());
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
    return json(reply);
  }

  private static JsonNode json(Reply reply) {
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

  /** A figure of an agent's, by its name in Prometheus' text format. */
  static double metric(Member member, String name) throws IOException {
    URI metrics =
        URI.create("http://127.0.0.1:" + Ports.management(member.agentPort()) + "/q/metrics");
    try (InputStream in = metrics.toURL().openStream()) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no " + name + " in " + text));
    }
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

  /** Waits until alice and bob speak with each other. */
  void awaitConnected() {
    await(
        "alice and bob connected",
        () ->
            api(alice()).peers().stream().anyMatch(PeerState::open)
                ? Optional.empty()
                : Optional.of(api(alice()).peers().toString()));
  }

  /** Waits until the status of an agent's sync events is like this. */
  void awaitSyncEvents(Member member, String expected, Predicate<JsonNode> is) {
    await(
        expected,
        () -> {
          JsonNode now = syncEvents(member);
          return is.test(now) ? Optional.empty() : Optional.of(now.toString());
        });
  }

  /** Waits until a topic was told everything that is in the library by then. */
  void awaitAllTold(Member member, String topic) {
    awaitSyncEvents(
        member,
        "everything told",
        now ->
            now.get("state").asText().equals("connected")
                && now.path("lag").asInt(-1) == 0
                && place(member, topic) == latest(member));
  }

  /** The last change of a member's library. */
  private long latest(Member member) {
    return call("GET", member.registry().resolve("/status"), "").get("sequence").asLong();
  }

  /** The last change that a topic was told, 0 when it was told none. */
  private long place(Member member, String topic) {
    Reply reply = http.get(member.registry().resolve("/cursors/kafka." + topic));
    return reply.status() == 404 ? 0 : json(reply).get("sequence").asLong();
  }

  @Override
  public void close() {
    fleet.close();
  }
}
