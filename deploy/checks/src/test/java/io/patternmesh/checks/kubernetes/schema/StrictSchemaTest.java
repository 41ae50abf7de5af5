package io.patternmesh.checks.kubernetes.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patternmesh.checks.kubernetes.manifest.Kustomization;
import io.patternmesh.checks.kubernetes.manifest.Manifest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StrictSchemaTest {

  private static final Kustomization BASE = new Kustomization("k8s/base");

  static List<Kustomization> kustomizations() {
    return Kustomization.all();
  }

  @ParameterizedTest
  @MethodSource("kustomizations")
  void everyObjectHasTheFormThatItsApiAsksFor(Kustomization kustomization) {
    assertThat(kustomization.render())
        .isNotEmpty()
        .allSatisfy(
            manifest -> assertThat(StrictSchema.problems(manifest)).as("%s", manifest).isEmpty());
  }

  /** Not one field of any object can be misspelt without being told, at whatever depth. */
  @ParameterizedTest
  @MethodSource("kustomizations")
  void everyMisspeltFieldIsRefused(Kustomization kustomization) {
    kustomization.render().forEach(StrictSchemaTest::misspellEachField);
  }

  private static void misspellEachField(Manifest manifest) {
    for (Field field : Field.ofModel(manifest)) {
      Manifest misspelt = manifest.copy();
      field.rename(misspelt.json(), field.name() + "x");
      assertThat(StrictSchema.problems(misspelt))
          .as("%s with %sx at %s", manifest, field.name(), field.parent())
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Deployment, signaling, /spec/template/spec/containers/0, imagePullPolcy",
    "Deployment, signaling, /spec/template/spec/containers/0/livenessProbe/httpGet, prot",
    "Deployment, signaling, /spec/template/spec/containers/0/securityContext, runAsNonroot",
    "Deployment, signaling, /spec/strategy/rollingUpdate, maxsurge",
    "NetworkPolicy, signaling, /spec/ingress/0/ports/0, protocoll",
    "Ingress, signaling, /spec/rules/0/http/paths/0/backend/service/port, nmae",
    "PodDisruptionBudget, signaling, /spec, minAvailabel",
  })
  void aFieldThatDoesNotExistIsNamedWithItsPlace(
      String kind, String name, String parent, String field) {
    Manifest manifest = BASE.object(kind, name);
    ((ObjectNode) manifest.at(parent)).put(field, "x");
    assertThat(StrictSchema.problems(manifest))
        .singleElement()
        .asString()
        .contains(parent.substring(parent.lastIndexOf('/') + 1))
        .contains("'" + field + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "/spec/replicas, 'one'",
    "/spec/template/spec/containers/0/ports/0/containerPort, '3002'",
    "/spec/template/spec/containers/0/resources/limits/memory, 512 MB",
    "/spec/template/spec/securityContext/runAsNonRoot, 'true'",
    "/spec/template/spec/containers, signaling",
  })
  void aValueOfAnotherTypeIsRefused(String pointer, String value) {
    Manifest manifest = BASE.object("Deployment", "signaling");
    int slash = pointer.lastIndexOf('/');
    JsonNode parent = manifest.at(pointer.substring(0, slash));
    assertThat(parent.has(pointer.substring(slash + 1))).isTrue();
    ((ObjectNode) parent).put(pointer.substring(slash + 1), value);
    assertThat(StrictSchema.problems(manifest)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "apps/v1, Deploymnt",
    "app/v1, Deployment",
    "batch/v1, Deployment",
    "apps/v1beta1, Deployment",
    "networking.example.org/v1, Ingress",
    "kafka.strimzi.io/v1, KafkaTopics",
  })
  void aKindThatNoApiServesIsRefused(String apiVersion, String kind) {
    Manifest manifest = BASE.object("Deployment", "signaling");
    manifest.json().put("apiVersion", apiVersion).put("kind", kind);
    assertThat(StrictSchema.problems(manifest)).hasSize(1).first().asString().startsWith("no API");
  }

  @Test
  void whatIsMissingIsNamed() {
    Manifest manifest = BASE.object("Deployment", "signaling");
    ((ObjectNode) manifest.at("/spec")).remove("selector");
    assertThat(StrictSchema.problems(manifest)).singleElement().asString().contains("'selector'");
  }
}
