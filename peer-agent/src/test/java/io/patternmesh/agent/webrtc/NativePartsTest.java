package io.patternmesh.agent.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onvoid.webrtc.PeerConnectionFactory;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a native image keeps for WebRTC, against the jars that this very test runs with. */
class NativePartsTest {

  private static final List<Path> CLASS_PATH =
      Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(Path::of)
          .toList();

  @Test
  void everyClassOfTheJarIsKept() throws Exception {
    Path jar =
        Path.of(
            PeerConnectionFactory.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    try (var files = FileSystems.newFileSystem(jar);
        Stream<Path> walk = Files.walk(files.getPath("/dev"))) {
      List<String> types =
          walk.map(Path::toString)
              .filter(file -> file.endsWith(".class"))
              .map(file -> file.substring(1).replace(".class", "").replace('/', '.'))
              .toList();

      assertThat(parts().classes()).isNotEmpty().containsExactlyInAnyOrderElementsOf(types);
    }
  }

  @ParameterizedTest
  @MethodSource("kept")
  void everythingKeptIsAClass(String name) throws ClassNotFoundException {
    assertThat(Class.forName(name, false, getClass().getClassLoader()).getName()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.Integer",
        "java.lang.Enum",
        "java.lang.RuntimeException",
        "java.util.ArrayList",
        "java.util.Map$Entry"
      })
  void whatTheLibraryLooksUpInTheJdkIsKept(String name) throws IOException {
    assertThat(parts().platformClasses()).contains(name);
  }

  @Test
  void nothingOfAWindowSystemIsKept() throws IOException {
    assertThat(parts().platformClasses()).noneMatch(name -> name.startsWith("java.awt"));
  }

  @Test
  void theLibraryIsPackedAsItIs() throws IOException {
    NativeParts parts = parts();
    byte[] packed = parts.packedLibrary();

    assertThat(packed).hasSizeLessThan(parts.library().length / 2);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes())
        .isEqualTo(parts.library());
  }

  @Test
  void aClassPathWithoutThemIsRefused() {
    assertThatThrownBy(() -> NativeParts.of(List.of(Path.of("target/classes"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("dev.onvoid.webrtc:webrtc-java");
  }

  static Stream<String> kept() throws IOException {
    return Stream.concat(parts().classes().stream(), parts().platformClasses().stream());
  }

  private static NativeParts parts() throws IOException {
    return NativeParts.of(CLASS_PATH);
  }
}
