package io.patternmesh.checks.configuration;

import java.util.Map;
import java.util.stream.Collectors;

/** The page that lists all settings of all services. */
final class Reference {

  static final String PAGE = "docs/configuration.md";

  private static final Map<Service, String> TITLES =
      Map.of(
          Service.SIGNALING, "Signaling service",
          Service.AGENT, "Peer agent",
          Service.REGISTRY, "Pattern registry");

  private static final String INTRODUCTION =
      """
      # Settings

      <!-- Written from the sources by: ./mvnw -pl deploy/checks test -Dtest=ReferenceTest -Dreference.write=true -->

      Each setting can be given as a system property (`-Dname=value` before `-jar`), as an environment
      variable, or as a line of a file `config/application.properties` in the folder that the service
      is started from. The first of these that says something wins. Durations are written `500ms`,
      `30s`, `5m` or in ISO-8601 (`PT5M`); sizes `64K`, `2M`. `[0]` is the first element of a list.

      Each service also takes the settings of what it is made of: those of
      [Quarkus](https://quarkus.io/guides/all-config), of which this page lists the ones whose default
      was chosen here, and with Kafka the
      [producer's](https://kafka.apache.org/documentation/#producerconfigs), with `kafka.` in front.
      """;

  private Reference() {}

  static String page() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    for (Service service : Service.values()) {
      page.append("\n## ").append(TITLES.get(service)).append("\n");
      service.groups().forEach(group -> page.append(section(group)));
      page.append(quarkus(service));
    }
    return page.toString();
  }

  private static String section(SettingGroup group) {
    return "\n### `"
        + group.prefix()
        + "`\n\n"
        + group.description()
        + "\n\n| setting | environment variable | default | meaning |\n| --- | --- | --- | --- |\n"
        + group.settings().stream().map(Reference::row).collect(Collectors.joining());
  }

  private static String row(Setting setting) {
    return "| `%s` | `%s` | %s | %s |\n"
        .formatted(
            setting.name(),
            setting.environmentVariable(),
            setting.defaultValue().map(value -> "`" + value + "`").orElse("none"),
            setting.description().replace("|", "\\|"));
  }

  private static String quarkus(Service service) {
    return "\n### `quarkus`, as chosen here\n\n| setting | value |\n| --- | --- |\n"
        + service.properties().stringPropertyNames().stream()
            .filter(name -> !name.startsWith("%"))
            .sorted()
            .map(name -> "| `%s` | `%s` |\n".formatted(name, service.properties().get(name)))
            .collect(Collectors.joining());
  }
}
