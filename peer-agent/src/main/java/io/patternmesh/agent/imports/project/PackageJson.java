package io.patternmesh.agent.imports.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patternmesh.agent.imports.detect.Framework;
import io.patternmesh.agent.imports.detect.PackageHints;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the test framework in a {@code package.json}: its own name, its test scripts, then its
 * dependencies.
 */
final class PackageJson {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_SCRIPT = 4000;

  /** What a script calls, or a package is called, for each framework; the order breaks ties. */
  private static final Map<Framework, List<String>> TOOLS =
      Map.of(
          Framework.JEST, List.of("jest", "react-scripts", "ts-jest", "babel-jest", "jest-cli"),
          Framework.VITEST, List.of("vitest"),
          Framework.MOCHA, List.of("mocha", "_mocha", "mocha.js", "electron-mocha", "nyc-mocha"),
          Framework.TAPE, List.of("tape", "blue-tape", "ts-tape"),
          Framework.TAP, List.of("tap"),
          Framework.AVA, List.of("ava"),
          Framework.UVU, List.of("uvu"),
          Framework.QUNIT, List.of("qunit", "qunitjs"),
          Framework.LAB, List.of("lab", "@hapi/lab"),
          Framework.JASMINE, List.of("jasmine", "jasmine-core", "karma-jasmine"));

  private static final List<Framework> ORDER = TOOLS.keySet().stream().sorted().toList();

  private PackageJson() {}

  /** Empty hints when there is no such file, or it is no JSON. */
  static PackageHints hints(Path file) {
    String text = GitConfig.text(file);
    if (text.isBlank()) {
      return PackageHints.NONE;
    }
    try {
      JsonNode json = JSON.readTree(text);
      Set<Framework> frameworks = new LinkedHashSet<>(inScript(json.path("name").asText("")));
      frameworks.addAll(inScripts(json.path("scripts")));
      for (String dependencies : List.of("devDependencies", "dependencies", "peerDependencies")) {
        JsonNode names = json.path(dependencies);
        ORDER.stream()
            .filter(framework -> TOOLS.get(framework).stream().anyMatch(names::has))
            .forEach(frameworks::add);
      }
      return new PackageHints(List.copyOf(frameworks));
    } catch (JsonProcessingException e) {
      return PackageHints.NONE;
    }
  }

  private static Set<Framework> inScripts(JsonNode scripts) {
    Set<Framework> frameworks = new LinkedHashSet<>(inScript(scripts.path("test").asText("")));
    scripts
        .properties()
        .forEach(
            script -> {
              String name = script.getKey();
              if (name.contains("test") || name.contains("unit") || name.contains("tap")) {
                frameworks.addAll(inScript(script.getValue().asText("")));
              }
            });
    return frameworks;
  }

  private static Set<Framework> inScript(String script) {
    Set<Framework> frameworks = new LinkedHashSet<>();
    String cut = script.substring(0, Math.min(script.length(), LONGEST_SCRIPT));
    if (cut.contains("node --test") || cut.contains("tsx --test")) {
      frameworks.add(Framework.NODE_TEST);
    }
    for (String word : cut.split("[\\s;&|'\"]+")) {
      String command = word.substring(word.lastIndexOf('/') + 1);
      ORDER.stream()
          .filter(framework -> TOOLS.get(framework).contains(command))
          .forEach(frameworks::add);
    }
    return frameworks;
  }
}
