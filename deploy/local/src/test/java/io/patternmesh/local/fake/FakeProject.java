package io.patternmesh.local.fake;

import io.patternmesh.local.place.Layout;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A project folder whose service jars start the fakes. */
public record FakeProject(Path root, Layout layout) {

  /** With samples for alice and bob, and the faults that its agents shall have. */
  public static FakeProject in(Path root, String faults) throws IOException {
    return in(root, faults, Layout.FAST_JAR);
  }

  /** The same with the services laid out in another way. */
  public static FakeProject in(Path root, String faults, Layout layout) throws IOException {
    FakeProject project = new FakeProject(root, layout);
    project.jar("signaling-service", FakeSignaling.class);
    project.jar("pattern-registry", FakeRegistry.class);
    project.jar("peer-agent", FakeAgent.class);
    for (String id : new String[] {"unit-auth-01", "e2e-login-02", "int-db-03"}) {
      project.sample("alice", id);
    }
    for (String id : new String[] {"perf-api-03", "sec-xss-04"}) {
      project.sample("bob", id);
    }
    Files.writeString(root.resolve("faults"), faults);
    return project;
  }

  /** Puts a jar that runs this class at a service's place. */
  public void jar(String module, Class<?> main) throws IOException {
    Path jar = root.resolve(module).resolve("target").resolve(layout.folder()).resolve(Layout.JAR);
    Files.createDirectories(jar.getParent());
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, main.getName());
    attributes.put(Attributes.Name.CLASS_PATH, classPath());
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
  }

  /** Puts a program that is no jar at the native agent's place. */
  public void nativeAgent() throws IOException {
    Path program = root.resolve("peer-agent/target/peer-agent-runner");
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Files.writeString(
        program,
        "#!/bin/sh\nexec %s -cp '%s' \"$@\" %s\n"
            .formatted(java, System.getProperty("java.class.path"), FakeAgent.class.getName()));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void sample(String member, String id) throws IOException {
    Path folder = Files.createDirectories(root.resolve("deploy/local/samples").resolve(member));
    Files.writeString(
        folder.resolve(id + ".test.js"),
        "// @pattern id: " + id + "\ntest('something that only " + id + " says', () => {});\n");
  }

  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
        .map(entry -> Path.of(entry).toUri().toString())
        .collect(Collectors.joining(" "));
  }
}
