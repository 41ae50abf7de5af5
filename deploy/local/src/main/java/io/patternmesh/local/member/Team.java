package io.patternmesh.local.member;

import io.patternmesh.local.Failure;
import io.patternmesh.local.place.Ports;
import io.patternmesh.local.place.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Alice, Bob and Charlie, and where each keeps things.
 *
 * @param members in this order everywhere
 * @param ports the ports of all
 */
public record Team(List<Member> members, Ports ports) {

  /** The room that all three are in. */
  public static final String ROOM = "my-team";

  private static final List<String> NAMES = List.of("alice", "bob", "charlie");

  public Team {
    members = List.copyOf(members);
  }

  /**
   * The team of this project, its state under {@code project.state()}.
   *
   * @param chosen folders to import by member, in place of the member's usual ones
   * @throws Failure when a chosen folder does not exist or belongs to nobody
   */
  public static Team of(Project project, Ports ports, Map<String, List<Path>> chosen) {
    chosen.keySet().forEach(Team::checkName);
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < NAMES.size(); i++) {
      String name = NAMES.get(i);
      List<Path> folders =
          chosen.containsKey(name)
              ? chosen.get(name).stream().map(folder -> checkFolder(name, folder)).toList()
              : usualFolders(project, name);
      members.add(
          new Member(
              name, ports.agent(i), ports.registry(i), project.state().resolve(name), folders));
    }
    return new Team(members, ports);
  }

  public Member alice() {
    return members.get(0);
  }

  public Member bob() {
    return members.get(1);
  }

  public Member charlie() {
    return members.get(2);
  }

  private static List<Path> usualFolders(Project project, String name) {
    List<Path> folders = new ArrayList<>();
    folders.add(project.samples(name));
    if (name.equals("alice")) {
      folders.addAll(project.testsOf("pattern-model", "peer-agent"));
    } else if (name.equals("bob")) {
      folders.addAll(project.testsOf("signaling-service", "pattern-registry"));
    }
    return folders.stream().filter(Files::isDirectory).toList();
  }

  private static void checkName(String name) {
    if (!NAMES.contains(name)) {
      throw new Failure(
          "--import " + name + "=...: nobody is called \"" + name + "\"; use one of " + NAMES);
    }
  }

  private static Path checkFolder(String name, Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new Failure(
          "--import "
              + name
              + "="
              + folder
              + ": no such folder; give one that holds test files, or leave the option out");
    }
    return folder.toAbsolutePath().normalize();
  }
}
