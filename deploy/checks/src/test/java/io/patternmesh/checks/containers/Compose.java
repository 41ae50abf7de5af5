package io.patternmesh.checks.containers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A compose file as it is when the variables without a default say {@code set}.
 *
 * @param tree with its merges and references resolved
 */
record Compose(JsonNode tree) {

  static final String FILE = "deploy/compose.yaml";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::([-?])([^}]*))?}");

  static Compose parse(String text) {
    String filled =
        VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found)));
    Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(filled);
    return new Compose(JSON.valueToTree(loaded));
  }

  private static String value(MatchResult found) {
    return "-".equals(found.group(2)) ? found.group(3) : "set";
  }

  /** The variables that a compose file takes from outside. */
  static Set<String> variables(String text) {
    Set<String> names = new TreeSet<>();
    VARIABLE.matcher(text).results().forEach(found -> names.add(found.group(1)));
    return names;
  }

  /** Its services by name. */
  Map<String, JsonNode> services() {
    Map<String, JsonNode> services = new TreeMap<>();
    tree.get("services").properties().forEach(each -> services.put(each.getKey(), each.getValue()));
    return services;
  }

  /** Those whose image is built here. */
  Map<String, JsonNode> ours() {
    Map<String, JsonNode> ours = services();
    ours.values().removeIf(service -> !service.has("build"));
    return ours;
  }

  /** The name of the image of one of ours, without registry and tag. */
  static String image(JsonNode service) {
    return service.get("image").asText().replaceAll(".*/|:.*", "");
  }

  static List<String> texts(JsonNode list) {
    return list == null
        ? List.of()
        : JSON.convertValue(
            list, JSON.getTypeFactory().constructCollectionType(List.class, String.class));
  }
}
