package io.patternmesh.agent.webrtc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
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
import java.util.zip.GZIPOutputStream;

/**
 * What a native image has to carry for WebRTC.
 *
 * @param library the native library of this platform
 * @param classes all of the Java side, which the library calls by name
 * @param platformClasses those of the JDK that the library calls by name
 */
record NativeParts(byte[] library, Set<String> classes, Set<String> platformClasses) {

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
    String libraryName = libraryName();
    try (JarFile java = jarWith(LOADER.replace('.', '/') + CLASS, classPath);
        JarFile library = jarWith(libraryName, classPath)) {
      byte[] content = library.getInputStream(library.getJarEntry(libraryName)).readAllBytes();
      return new NativeParts(content, classesIn(java), platformClassesIn(content));
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

  private static Set<String> platformClassesIn(byte[] library) {
    return NAME.matcher(new String(library, ISO_8859_1))
        .results()
        .map(MatchResult::group)
        .map(name -> name.replace('/', '.'))
        .filter(name -> !name.startsWith(DRAWING))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String libraryName() {
    String processor = System.getProperty("os.arch").replace("amd64", "x86_64");
    return System.mapLibraryName("webrtc-java-linux-" + processor);
  }

  /** The library with gzip. */
  byte[] packedLibrary() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(library);
    }
    return packed.toByteArray();
  }
}
