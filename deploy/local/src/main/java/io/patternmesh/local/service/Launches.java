package io.patternmesh.local.service;

import io.patternmesh.local.member.Member;
import io.patternmesh.local.member.Team;
import io.patternmesh.local.place.Layout;
import io.patternmesh.local.place.Ports;
import io.patternmesh.local.place.Project;
import io.patternmesh.local.process.Launch;
import io.patternmesh.local.process.Role;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The command lines of the three services.
 *
 * @param project where the jars are
 * @param team who runs them
 * @param signaling where agents look for the signaling service
 * @param program what agents are run as
 * @param tuning what else their processes are told
 */
public record Launches(
    Project project, Team team, URI signaling, AgentProgram program, Tuning tuning) {

  private static final String READY = "/q/health/ready";

  /** Of services that start quickly, on a JVM. */
  public Launches(Project project, Team team, URI signaling) {
    this(project, team, signaling, AgentProgram.onJava(project), Tuning.QUICK_START);
  }

  /** With agents that speak to the signaling service directly. */
  public static Launches direct(Project project, Team team) {
    return new Launches(project, team, URI.create("ws://127.0.0.1:" + team.ports().signaling()));
  }

  /** The same, tuned otherwise. */
  public Launches tuned(Tuning other) {
    return new Launches(project, team, signaling, program, other);
  }

  /** The same with agents run as this. */
  public Launches with(AgentProgram other) {
    return new Launches(project, team, signaling, other, tuning);
  }

  /** Signaling, the registries, the agents. */
  public List<Launch> all() {
    List<Launch> all = new ArrayList<>();
    all.add(signalingService());
    team.members().forEach(member -> all.add(registry(member)));
    team.members().forEach(member -> all.add(agent(member)));
    return all;
  }

  public Launch signalingService() {
    int port = team.ports().signaling();
    return placed(
        project.signalingJar(),
        new Launch(
            "signaling",
            Role.SIGNALING,
            java(project.signalingJar(), port, "-Xmx128m"),
            List.of(port, Ports.management(port)),
            local(port, "/health"),
            "OK",
            Optional.empty()));
  }

  public Launch registry(Member member) {
    int port = member.registryPort();
    return placed(
        project.registryJar(),
        new Launch(
            member.registryName(),
            Role.REGISTRY,
            java(
                project.registryJar(),
                port,
                "-Xmx384m",
                "-Dpatternmesh.registry.data-dir=" + member.library()),
            List.of(port, Ports.management(port)),
            local(Ports.management(port), READY),
            "",
            Optional.of(member.library())));
  }

  public Launch agent(Member member) {
    List<String> options = new ArrayList<>(tuning.agents());
    options.add("-Xmx384m");
    options.add("-Dpatternmesh.peer.name=" + member.name());
    options.add("-Dpatternmesh.peer.room=" + Team.ROOM);
    options.add("-Dpatternmesh.peer.data-dir=" + member.peer());
    options.add("-Dpatternmesh.signaling.url=" + signaling);
    options.add("-Dpatternmesh.registry.url=" + member.registry());
    if (!member.imports().isEmpty()) {
      options.add("-Dpatternmesh.imports.folders=" + list(member.imports()));
    }
    int port = member.agentPort();
    Launch launch =
        new Launch(
            member.agentName(),
            Role.AGENT,
            program.command(tuning, listening(port, options)),
            List.of(port, Ports.management(port)),
            local(Ports.management(port), READY),
            "",
            Optional.empty());
    return program.directory().map(launch::in).orElse(launch);
  }

  private boolean fromOwnFolder() {
    return project.layout() == Layout.AOT;
  }

  private Launch placed(Path jar, Launch launch) {
    return fromOwnFolder() ? launch.in(jar.getParent()) : launch;
  }

  private List<String> java(Path jar, int port, String... options) {
    List<String> command = new ArrayList<>();
    command.add(AgentProgram.JAVA);
    if (fromOwnFolder()) {
      command.add("@" + Layout.OPTIONS);
    } else {
      command.addAll(AgentProgram.SMALL_HEAP);
    }
    command.addAll(tuning.all());
    command.addAll(listening(port, List.of(options)));
    command.add("-jar");
    command.add(fromOwnFolder() ? Layout.JAR : jar.toString());
    return command;
  }

  private static List<String> listening(int port, List<String> options) {
    List<String> all = new ArrayList<>(options);
    all.add("-Dquarkus.http.host=127.0.0.1");
    all.add("-Dquarkus.http.port=" + port);
    all.add("-Dquarkus.management.host=127.0.0.1");
    all.add("-Dquarkus.management.port=" + Ports.management(port));
    return all;
  }

  private static URI local(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** A comma within a folder's name is no separator. */
  private static String list(List<Path> folders) {
    return folders.stream()
        .map(folder -> folder.toString().replace("\\", "\\\\").replace(",", "\\,"))
        .collect(Collectors.joining(","));
  }
}
