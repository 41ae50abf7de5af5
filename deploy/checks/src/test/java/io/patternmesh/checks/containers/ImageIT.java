package io.patternmesh.checks.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.patternmesh.checks.Checkout;
import io.patternmesh.checks.configuration.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Images of the packaged services, really built, but for what {@link ImageBuild} leaves out. */
class ImageIT {

  private static final String FOLDER = "/opt/patternmesh";

  @TempDir private static Path folder;
  private static final Map<Service, ImageTar> IMAGES = new LinkedHashMap<>();

  @BeforeAll
  static void build() throws Exception {
    for (ContainerFile file : ContainerFile.all()) {
      if (!file.isNative()) {
        IMAGES.put(service(file.image()), ImageBuild.build(file, folder));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void itIsNamedAndLabelledAsWhatItHolds(Service service) {
    ImageTar image = IMAGES.get(service);
    assertThat(image.names())
        .containsExactly("ghcr.io/patternmesh/" + service.folder() + ":" + Images.version());
    assertThat(Checkout.text(Compose.FILE)).contains("image: " + image.names().get(0));
    JsonNode labels = image.config().get("Labels");
    assertThat(labels.get("org.opencontainers.image.title").asText()).isEqualTo(service.folder());
    assertThat(labels.get("org.opencontainers.image.version").asText()).isEqualTo(Images.version());
    assertThat(labels.get("org.opencontainers.image.licenses").asText()).isEqualTo("Apache-2.0");
  }

  @ParameterizedTest
  @EnumSource
  void itRunsAsNobodyFromItsFolder(Service service) {
    JsonNode config = IMAGES.get(service).config();
    assertThat(config.get("User").asText()).isEqualTo("10001:10001");
    assertThat(config.get("WorkingDir").asText()).isEqualTo(FOLDER);
    assertThat(Compose.texts(config.get("Entrypoint")))
        .containsExactly("/opt/java/bin/java", "@java.options", "-jar", "quarkus-run.jar");
    assertThat(IMAGES.get(service).files())
        .containsKeys(FOLDER + "/java.options", FOLDER + "/quarkus-run.jar");
  }

  @ParameterizedTest
  @EnumSource
  void itsPortsAndVolumeAreTheServices(Service service) {
    JsonNode config = IMAGES.get(service).config();
    List<String> ports = new ArrayList<>();
    config.get("ExposedPorts").fieldNames().forEachRemaining(ports::add);
    assertThat(ports)
        .containsExactlyInAnyOrder(
            service.property("quarkus.http.port").orElseThrow() + "/tcp",
            service.property("quarkus.management.port").orElseThrow() + "/tcp");
    assertThat(config.path("Volumes").has("/var/lib/patternmesh"))
        .isEqualTo(service != Service.SIGNALING);
  }

  @ParameterizedTest
  @EnumSource
  void noFileIsTheBuildersOwn(Service service) {
    assertThat(IMAGES.get(service).files()).isNotEmpty().allSatisfy(ImageIT::isForAllToRead);
  }

  private static void isForAllToRead(String path, TarArchiveEntry file) {
    assertThat(file.getLongUserId()).as("user of " + path).isZero();
    assertThat(file.getLongGroupId()).as("group of " + path).isZero();
    assertThat(file.getUserName() + file.getGroupName()).as("names of " + path).matches("(root)*");
    assertThat(file.getMode() & 0444).as("who may read " + path).isEqualTo(0444);
    assertThat(file.getMode() & 022).as("who else may write " + path).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void itHoldsWhatTheContainerFileCopiesAndNothingElse(Service service) {
    Map<String, TarArchiveEntry> files = IMAGES.get(service).files();
    List<String> scripts = new ArrayList<>(List.of("is-ready", "prepare-image"));
    if (service == Service.AGENT) {
      scripts.add("webrtc-libraries");
    }
    List<String> programs = scripts.stream().map(name -> "/usr/local/bin/" + name).toList();
    assertThat(files.entrySet())
        .filteredOn(file -> file.getValue().isFile() && !file.getKey().startsWith(FOLDER + "/"))
        .map(Map.Entry::getKey)
        .containsExactlyInAnyOrderElementsOf(programs);
    assertThat(programs).allMatch(program -> (files.get(program).getMode() & 0111) == 0111);
  }

  @ParameterizedTest
  @EnumSource
  void allJarsOfItsClassPathAreInIt(Service service) throws Exception {
    Map<String, TarArchiveEntry> files = IMAGES.get(service).files();
    Path app = Checkout.at(service.folder() + "/target/quarkus-app/quarkus-run.jar");
    try (JarFile jar = new JarFile(app.toFile())) {
      String path = jar.getManifest().getMainAttributes().getValue("Class-Path");
      assertThat(path.split(" "))
          .isNotEmpty()
          .allMatch(each -> files.containsKey(FOLDER + "/" + each));
    }
    assertThat(files.keySet()).filteredOn(file -> file.endsWith(".jar")).hasSizeGreaterThan(50);
  }

  @Test
  void signalingRunsFromIt() throws Exception {
    ImageTar image = IMAGES.get(Service.SIGNALING);
    Path root = Files.createTempDirectory(folder, "root");
    image.unpack(root);
    try (ImageRun run = ImageRun.start(image, root)) {
      assertThat(run.health()).contains("\"status\": \"UP\"");
    }
  }

  @Test
  void aFileOfTheBuildersOwnIsSeen() {
    TarArchiveEntry file = new TarArchiveEntry("opt/x");
    file.setMode(0100644);
    isForAllToRead("/opt/x", file);
    file.setUserId(1000);
    assertThat(catchFinding(file)).contains("user of /opt/x");
    file.setUserId(0);
    file.setMode(0100600);
    assertThat(catchFinding(file)).contains("who may read /opt/x");
  }

  private static String catchFinding(TarArchiveEntry file) {
    try {
      isForAllToRead("/opt/x", file);
      return "";
    } catch (AssertionError finding) {
      return finding.getMessage();
    }
  }

  private static Service service(String image) {
    return Arrays.stream(Service.values())
        .filter(each -> each.folder().equals(image))
        .findFirst()
        .orElseThrow();
  }
}
