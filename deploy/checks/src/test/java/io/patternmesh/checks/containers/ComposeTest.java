package io.patternmesh.checks.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.patternmesh.checks.Checkout;
import io.patternmesh.checks.configuration.Service;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code deploy/compose.yaml} against the Compose Specification, and against what it runs. */
class ComposeTest {

  private static final JsonSchema SCHEMA = schema();

  private final String text = Checkout.text(Compose.FILE);
  private final Compose compose = Compose.parse(text);

  @Test
  void itKeepsToTheSpecification() {
    assertThat(SCHEMA.validate(compose.tree())).isEmpty();
  }

  @Test
  void aMisspeltKeyIsFound() {
    ObjectNode service = (ObjectNode) compose.tree().at("/services/signaling");
    service.set("read_olny", service.remove("read_only"));

    assertThat(SCHEMA.validate(compose.tree()))
        .map(ValidationMessage::getMessage)
        .anySatisfy(message -> assertThat(message).contains("read_olny"));
  }

  @Test
  void everyImageIsPinnedAndOursHaveTheProjectsVersion() {
    assertThat(compose.services().values())
        .map(service -> service.get("image").asText())
        .allMatch(Images::isPinned);
    assertThat(compose.ours()).hasSize(5);
    forOurs(
        (image, service) ->
            assertThat(service.get("image").asText())
                .isEqualTo("ghcr.io/patternmesh/" + image + ":" + Images.version()));
  }

  @Test
  void oursAreBuiltFromTheirContainerFiles() {
    forOurs(
        (image, service) -> {
          assertThat(service.at("/build/context").asText()).isEqualTo("..");
          assertThat(service.at("/build/dockerfile").asText())
              .isEqualTo("deploy/containers/" + image + ".Containerfile");
          assertThat(Checkout.at(service.at("/build/dockerfile").asText())).isRegularFile();
        });
  }

  @Test
  void oursMayDoNothingButTheirWork() {
    forOurs(
        (image, service) -> {
          assertThat(service.get("read_only").asBoolean()).isTrue();
          assertThat(Compose.texts(service.get("cap_drop"))).containsExactly("ALL");
          assertThat(Compose.texts(service.get("security_opt")))
              .containsExactly("no-new-privileges:true");
          assertThat(Compose.texts(service.get("tmpfs")))
              .anyMatch(mount -> mount.matches("/tmp:exec,.*size=.*"));
          assertThat(service.has("mem_limit")).isTrue();
        });
  }

  @Test
  void everyVariableIsASettingOfItsService() {
    forOurs(
        (image, service) ->
            service
                .path("environment")
                .fieldNames()
                .forEachRemaining(
                    name ->
                        assertThat(isSetting(name, service(image)))
                            .as(image + " " + name)
                            .isTrue()));
  }

  @Test
  void aVariableThatNobodyReadsIsFound() {
    assertThat(isSetting("PATTERNMESH_PEER_NAEM", Service.AGENT)).isFalse();
    assertThat(isSetting("QUARKUS_HTTP_HOTS", Service.AGENT)).isFalse();
  }

  @Test
  void portsAreTheServices() {
    forOurs(
        (image, service) -> {
          String port = service(image).property("quarkus.http.port").orElseThrow();
          String management = service(image).property("quarkus.management.port").orElseThrow();
          assertThat(Compose.texts(service.get("ports")))
              .allMatch(each -> each.endsWith(":" + port));
          assertThat(Compose.texts(service.at("/healthcheck/test")))
              .containsExactly("CMD", "is-ready", management);
        });
    assertThat(text)
        .contains(
            "ws://signaling:" + Service.SIGNALING.property("quarkus.http.port").orElseThrow());
  }

  @Test
  void everyPortIsPublishedToThisMachineAlone() {
    assertThat(compose.services().values())
        .flatMap(service -> Compose.texts(service.get("ports")))
        .isNotEmpty()
        .allMatch(port -> port.startsWith("127.0.0.1:"));
  }

  @Test
  void aRegistryStaysOnItsAgentsLoopback() {
    Map<String, JsonNode> services = compose.services();
    for (String member : List.of("alice", "bob")) {
      JsonNode registry = services.get(member + "-registry");
      assertThat(registry.get("network_mode").asText()).isEqualTo("service:" + member + "-agent");
      assertThat(registry.path("environment").has("QUARKUS_HTTP_HOST")).isFalse();
      assertThat(registry.has("ports")).isFalse();
    }
  }

  @Test
  void theExampleNamesEveryVariable() {
    String example = Checkout.text("deploy/.env.example");
    Set<String> named = new TreeSet<>();
    Pattern.compile("(?m)^#?([A-Z_]+)=")
        .matcher(example)
        .results()
        .forEach(it -> named.add(it.group(1)));

    assertThat(named).isEqualTo(Compose.variables(text));
  }

  private void forOurs(BiConsumer<String, JsonNode> check) {
    compose.ours().values().forEach(service -> check.accept(Compose.image(service), service));
  }

  /** Settings of ours by their sources; of Quarkus those that the service sets itself. */
  private static boolean isSetting(String variable, Service service) {
    return service.knows(variable)
        || variable.equals("KAFKA_BOOTSTRAP_SERVERS") && service == Service.AGENT
        || service.properties().stringPropertyNames().stream()
            .map(name -> name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT))
            .anyMatch(variable::equals);
  }

  private static Service service(String image) {
    return Arrays.stream(Service.values())
        .filter(each -> each.folder().equals(image))
        .findFirst()
        .orElseThrow();
  }

  private static JsonSchema schema() {
    try (InputStream in = ComposeTest.class.getResourceAsStream("/compose/compose-spec.json")) {
      ObjectNode schema = (ObjectNode) new ObjectMapper().readTree(in);
      // It names itself by a relative address, which the validator refuses; nothing refers to it.
      schema.remove("$id");
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
