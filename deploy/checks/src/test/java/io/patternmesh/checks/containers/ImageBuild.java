package io.patternmesh.checks.containers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Port;
import io.patternmesh.checks.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Builds the last stage of a container file with Jib, which needs neither engine nor registry. Left
 * out is what does: the base, what {@code RUN} does to it, and the Java runtime of the build stage.
 * In place of the packaged service with its cache stand the ordinary one and its options.
 */
final class ImageBuild {

  private static final String OWNER = "0:0";

  private final ContainerFile file;
  private final JibContainerBuilder image = Jib.fromScratch();

  private ImageBuild(ContainerFile file) {
    this.file = file;
  }

  /** Writes the image of {@code file} to {@code folder}, as {@code docker save} would. */
  static ImageTar build(ContainerFile file, Path folder) throws Exception {
    ImageBuild build = new ImageBuild(file);
    for (Instruction instruction : file.last()) {
      build.add(instruction);
    }
    Path tar = folder.resolve(file.image() + ".tar");
    String name = "ghcr.io/patternmesh/" + file.image() + ":" + Images.version();
    build.image.containerize(
        Containerizer.to(TarImage.at(tar).named(name))
            .setOfflineMode(true)
            .setBaseImageLayersCache(folder.resolve("base"))
            .setApplicationLayersCache(folder.resolve("layers")));
    return ImageTar.read(tar);
  }

  private void add(Instruction instruction) throws IOException {
    String text = instruction.text();
    switch (instruction.name()) {
      // SIGTERM is what an image without a STOPSIGNAL gets; Jib has no other.
      case "FROM", "RUN", "STOPSIGNAL" -> {}
      case "LABEL" -> file.labels().forEach(image::addLabel);
      case "ENV" ->
          file.environment().forEach(each -> image.addEnvironmentVariable(each[0], each[1]));
      case "USER" -> image.setUser(text);
      case "WORKDIR" -> image.setWorkingDirectory(AbsoluteUnixPath.get(text));
      case "VOLUME" -> image.addVolume(AbsoluteUnixPath.get(text));
      case "EXPOSE" ->
          instruction
              .words()
              .forEach(port -> image.addExposedPort(Port.tcp(Integer.parseInt(port))));
      case "ENTRYPOINT" ->
          image.setEntrypoint(Arrays.asList(new ObjectMapper().readValue(text, String[].class)));
      case "COPY" -> copy(instruction.words());
      default -> throw new IllegalArgumentException("no such instruction in Jib: " + instruction);
    }
  }

  private void copy(List<String> words) throws IOException {
    String source = words.get(words.size() - 2);
    String target = words.get(words.size() - 1);
    if (source.equals("/image/runtime")) {
      return;
    }
    FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(target);
    if (words.get(0).equals("--from=build")) {
      add(layer, packaged(), Path.of(target));
      Path options = Checkout.at("deploy/options/" + file.service() + ".options");
      layer.addEntry(entry(options, Path.of(target, "java.options")));
    } else if (Files.isDirectory(Checkout.at(source))) {
      add(layer, Checkout.at(source), Path.of(target));
    } else {
      Path from = Checkout.at(source);
      layer.addEntry(entry(from, Path.of(target).resolve(from.getFileName())));
    }
    image.addFileEntriesLayer(layer.build());
  }

  private Path packaged() {
    Path app = Checkout.at(file.service() + "/target/quarkus-app");
    if (!Files.isRegularFile(app.resolve("quarkus-run.jar"))) {
      throw new IllegalStateException(app + " is not built; run: ./mvnw -DskipTests package");
    }
    return app;
  }

  private static void add(FileEntriesLayer.Builder layer, Path from, Path target)
      throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(from)) {
      walk.filter(Files::isRegularFile).sorted().forEach(files::add);
    }
    for (Path each : files) {
      layer.addEntry(entry(each, target.resolve(from.relativize(each).toString())));
    }
  }

  /** As an engine copies: mode and time stay, the owner is root. */
  private static FileEntry entry(Path from, Path to) throws IOException {
    return new FileEntry(
        from,
        AbsoluteUnixPath.fromPath(to),
        FilePermissions.fromPosixFilePermissions(Files.getPosixFilePermissions(from)),
        Files.getLastModifiedTime(from).toInstant(),
        OWNER);
  }
}
