package io.patternmesh.local.service;

import io.patternmesh.local.place.Folders;
import io.patternmesh.local.place.Layout;
import io.patternmesh.local.place.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an agent is run as.
 *
 * @param name for people to read
 * @param start the program, and what comes before its options
 * @param end what comes after its options; nothing when no Java runs it
 * @param directory the folder to run in, when it is not the project's
 * @param file has to be there
 * @param remedy the command that builds it
 */
public record AgentProgram(
    String name,
    List<String> start,
    List<String> end,
    Optional<Path> directory,
    Path file,
    String remedy) {

  /** The Java that runs this launcher. */
  static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

  /** Else a machine with much memory has each heap begin as large as it may get. */
  static final List<String> SMALL_HEAP = List.of("-XX:+UseSerialGC", "-Xms16m");

  public AgentProgram {
    start = List.copyOf(start);
    end = List.copyOf(end);
  }

  /** On the Java that runs this launcher. */
  public static AgentProgram fastJar(Project project) {
    Path jar = project.agentJar();
    return new AgentProgram(
        "fast-jar",
        Stream.of(List.of(JAVA), SMALL_HEAP, List.of("--enable-native-access=ALL-UNNAMED"))
            .flatMap(List::stream)
            .toList(),
        List.of("-jar", jar.toString()),
        Optional.empty(),
        jar,
        "./mvnw -DskipTests package");
  }

  /** The same from its own folder, with the options and the cache there. */
  public static AgentProgram cached(Project project) {
    return fromOwnFolder(project, Layout.CACHE);
  }

  private static AgentProgram fromOwnFolder(Project project, String needed) {
    Path folder = project.withLayout(Layout.AOT).agentJar().getParent();
    return new AgentProgram(
        "AOT cache",
        List.of(JAVA, "@" + Layout.OPTIONS),
        List.of("-jar", Layout.JAR),
        Optional.of(folder),
        folder.resolve(needed),
        "./mesh package, with a JDK 25");
  }

  /** On the Java that runs this launcher, as the project's services are laid out. */
  static AgentProgram onJava(Project project) {
    return project.layout() == Layout.AOT ? fromOwnFolder(project, Layout.JAR) : fastJar(project);
  }

  /** A native image: no Java at all. */
  public static AgentProgram nativeImage(Project project) {
    Path file = project.nativeAgent();
    return new AgentProgram(
        "native", List.of(file.toString()), List.of(), Optional.empty(), file, "./mesh native");
  }

  /** All that there are, the fast-jar first. */
  public static List<AgentProgram> all(Project project) {
    return List.of(fastJar(project), cached(project), nativeImage(project));
  }

  /** Bytes of the files that it is made of, without those of a Java. */
  public long size() {
    return end.isEmpty() ? Folders.bytes(file) : Folders.bytes(file.getParent());
  }

  /** Whether it was built. */
  public boolean built() {
    return Files.exists(file);
  }

  /** Its command line. */
  List<String> command(Tuning tuning, List<String> options) {
    List<String> command = new ArrayList<>(start);
    if (!end.isEmpty()) {
      command.addAll(tuning.all());
    }
    command.addAll(options);
    command.addAll(end);
    return command;
  }
}
