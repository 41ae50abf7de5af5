package io.patternmesh.checks.containers;

import io.patternmesh.checks.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A container file of the project.
 *
 * @param image the name of the image that it makes
 * @param stages its build stages in their order, each beginning with its {@code FROM}
 */
record ContainerFile(String image, List<List<Instruction>> stages) {

  private static final String ENDING = ".Containerfile";

  /** All that there are. */
  static List<ContainerFile> all() {
    try (Stream<Path> files = Files.list(Checkout.at("deploy/containers"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .sorted()
          .map(name -> named(name.substring(0, name.length() - ENDING.length())))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ContainerFile named(String image) {
    return parse(image, Checkout.text("deploy/containers/" + image + ENDING));
  }

  static ContainerFile parse(String image, String text) {
    List<List<Instruction>> stages = new ArrayList<>();
    String joined = text.replaceAll("(?m)^\\s*#.*\\R", "").replaceAll("\\\\\\R\\s*", "");
    joined
        .lines()
        .filter(line -> !line.isBlank())
        .map(Instruction::of)
        .forEach(
            instruction -> {
              if (instruction.is("FROM")) {
                stages.add(new ArrayList<>());
              }
              stages.get(stages.size() - 1).add(instruction);
            });
    return new ContainerFile(image, stages);
  }

  /** Whether the image holds a program instead of a Java service. */
  boolean isNative() {
    return image.endsWith("-native");
  }

  /** The folder of the service that it is an image of. */
  String service() {
    return image.replace("-native", "");
  }

  /** The stage whose result is the image. */
  List<Instruction> last() {
    return stages.get(stages.size() - 1);
  }

  List<Instruction> all(String name) {
    return stages.stream().flatMap(List::stream).filter(each -> each.is(name)).toList();
  }

  /** What the image says last of something, such as its user. */
  Optional<String> lastOf(String name) {
    return last().stream()
        .filter(each -> each.is(name))
        .map(Instruction::text)
        .reduce((earlier, later) -> later);
  }

  /** The names and values of its environment. */
  List<String[]> environment() {
    return last().stream()
        .filter(each -> each.is("ENV"))
        .flatMap(each -> each.words().stream())
        .map(word -> word.split("=", 2))
        .toList();
  }

  /** The programs that its build runs, first words of its {@code RUN}s. */
  List<String> programs() {
    return all("RUN").stream().map(run -> run.words().get(0)).toList();
  }

  /** A label of the image, without its quotes; empty where it has none of that name. */
  String label(String name) {
    return labels().getOrDefault(name, "");
  }

  /** The labels of the image, without their quotes. */
  Map<String, String> labels() {
    return last().stream()
        .filter(each -> each.is("LABEL"))
        .flatMap(each -> Arrays.stream(each.text().split("(?<=\")\\s+")))
        .map(each -> each.replace("\"", "").split("=", 2))
        .collect(Collectors.toMap(label -> label[0], label -> label[1]));
  }
}
