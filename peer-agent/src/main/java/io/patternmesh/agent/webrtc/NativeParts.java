package io.patternmesh.agent.webrtc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a native image has to carry for WebRTC.
 *
 * @param libraryName the native library of this platform, as a resource
 * @param classes all of the Java side, which the library calls by name
 * @param platformClasses those of the JDK that the library calls by name
 */
record NativeParts(String libraryName, Set<String> classes, Set<String> platformClasses) {

  /** The class that loads the library. */
  static final String LOADER = "dev.onvoid.webrtc.internal.NativeLoader";

  private static final String CLASS = ".class";

  /** As JNI spells a class of the JDK, alone or within a signature. */
  private static final Pattern NAME = Pattern.compile("java/[a-z]+(?:/[a-z]+)*/[A-Z][\\w$]*");

  /** Only what records screens draws: the agent has no part of it, and headless systems lack it. */
  private static final String DRAWING = "java.awt.";

  NativeParts {
    classes = Set.copyOf(classes);
    platformClasses = Set.copyOf(platformClasses);
  }

  /**
   * Reads the jars of WebRTC.
   *
   * @param classPath which has them
   * @throws IllegalStateException when it lacks one of them
   */
  static NativeParts of(List<Path> classPath) throws IOException {
    String libraryName = System.mapLibraryName("webrtc-java-linux-" + processor());
    try (JarFile java = jarWith(LOADER.replace('.', '/') + CLASS, classPath);
        JarFile library = jarWith(libraryName, classPath)) {
      JarEntry entry = library.getJarEntry(libraryName);
      String content = new String(library.getInputStream(entry).readAllBytes(), ISO_8859_1);
      return new NativeParts(libraryName, classesIn(java), platformClassesIn(content));
    }
  }

  private static JarFile jarWith(String entry, List<Path> classPath) throws IOException {
    for (Path each : classPath) {
      if (Files.isRegularFile(each)) {
        JarFile jar = new JarFile(each.toFile());
        if (jar.getJarEntry(entry) != null) {
          return jar;
        }
        jar.close();
      }
    }
    throw new IllegalStateException(
        "WebRTC: no jar of the class path has "
            + entry
            + "; add dev.onvoid.webrtc:webrtc-java with the classifier of this platform");
  }

  private static Set<String> classesIn(JarFile jar) {
    return jar.stream()
        .map(JarEntry::getName)
        .filter(name -> name.endsWith(CLASS) && !name.endsWith("-info" + CLASS))
        .map(name -> name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> platformClassesIn(String library) {
    return NAME
        .matcher(library)
        .results()
        .map(MatchResult::group)
        .map(name -> name.replace('/', '.'))
        .filter(name -> !name.startsWith(DRAWING))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String processor() {
    String name = System.getProperty("os.arch");
    return name.equals("amd64") ? "x86_64" : name;
  }
}
