package io.patternmesh.agent.webrtc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.graalvm.nativeimage.hosted.Feature;
import org.junit.jupiter.api.Test;

/**
 * What the build leaves for a builder of native images: what it has to be told is in there, though
 * no builder is at hand.
 */
class NativeSourcesIT {

  private static final Path SOURCES = Path.of("target/native-sources");
  private static final String OWN = "META-INF/native-image/io.patternmesh/peer-agent/";

  @Test
  void theBuilderIsToldToLinkEverythingAndToAllowNativeCalls() throws IOException {
    assertThat(Files.readString(SOURCES.resolve("native-image.args")))
        .contains("--link-at-build-time", "--enable-native-access=ALL-UNNAMED", "--no-fallback")
        .contains("-jar " + runner().getFileName());
  }

  @Test
  void webRtcIsInitialisedByTheRunningAgentOnly() throws IOException {
    assertThat(ownArguments()).contains("--initialize-at-run-time=dev.onvoid.webrtc");
  }

  @Test
  void theFeatureThatItIsToldToCallIsThere() throws Exception {
    String name =
        ownArguments().stream()
            .filter(argument -> argument.startsWith("--features="))
            .findFirst()
            .orElseThrow()
            .replace("--features=", "");

    try (URLClassLoader image = new URLClassLoader(urls(), Feature.class.getClassLoader())) {
      assertThat(image.loadClass(name)).isAssignableTo(Feature.class);
    }
    try (JarFile jar = new JarFile(runner().toFile())) {
      assertThat(jar.getJarEntry(name.replace('.', '/') + ".class")).isNotNull();
    }
  }

  @Test
  void theFeatureFindsWebRtcOnTheClassPathOfTheImage() throws IOException {
    NativeParts parts = NativeParts.of(classPath());

    assertThat(parts.classes()).contains("dev.onvoid.webrtc.PeerConnectionFactory");
    assertThat(parts.library()).isNotEmpty();
  }

  /**
   * Jackson reads it by its constructor and writes it by its methods, which it looks up by name.
   */
  @Test
  void whatIsRememberedOfImportsMayBeLookedUpByName() throws IOException {
    assertThat(entry("META-INF/native-image/reflect-config.json"))
        .contains("\"io.patternmesh.agent.imports.merge.ImportedFile\"");
  }

  private static List<String> ownArguments() throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(entry(OWN + "native-image.properties")));
    return List.of(properties.getProperty("Args").split("\\s+"));
  }

  private static String entry(String name) throws IOException {
    try (JarFile jar = new JarFile(runner().toFile());
        InputStream in = jar.getInputStream(jar.getJarEntry(name))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static Path runner() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith("-runner.jar"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static List<Path> classPath() throws IOException {
    try (Stream<Path> libraries = Files.list(SOURCES.resolve("lib"))) {
      return Stream.concat(Stream.of(runner()), libraries).toList();
    }
  }

  private static URL[] urls() throws IOException {
    return classPath().stream().map(NativeSourcesIT::url).toArray(URL[]::new);
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }
}
