package io.patternmesh.checks.kubernetes.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.checks.kubernetes.manifest.Kustomization;
import io.patternmesh.checks.kubernetes.manifest.Manifest;
import io.patternmesh.checks.kubernetes.manifest.Mutation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReferencesTest {

  private static final String POD = "/spec/template/spec";

  static List<Kustomization> kustomizations() {
    return Kustomization.all();
  }

  @ParameterizedTest
  @MethodSource("kustomizations")
  void everyNameMeansSomething(Kustomization kustomization) {
    assertThat(References.broken(kustomization.render())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "base; Service; /spec/selector; {\"app\": \"x\"}; selects no pod",
        "base; Service; /spec/ports/0/targetPort; \"web\"; target port \"web\"",
        "base; Ingress; /spec/rules/0/http/paths/0/backend/service/name; \"x\"; no service",
        "base; Ingress; /spec/rules/0/http/paths/0/backend/service/port/name; \"x\"; no service",
        "base; PodDisruptionBudget; /spec/selector/matchLabels/a; \"b\"; selects no pod",
        "base; NetworkPolicy; /spec/podSelector/matchLabels/a; \"b\"; selects no pod",
        "base; NetworkPolicy; /spec/ingress/0/ports/0/port; \"web\"; the port \"web\"",
        "base; Deployment; /spec/selector/matchLabels/a; \"b\"; lack the label",
        "base; Deployment; " + POD + "/serviceAccountName; \"x\"; no service account x",
        "base; Deployment; " + POD + "/volumes/0/name; \"x\"; no volume tmp",
        "base; Deployment; " + POD + "/volumes/0; {\"name\": \"x\"}; nobody mounts the volume x",
        "base; Deployment; " + POD + "/containers/0/livenessProbe/httpGet/port; \"x\"; probes",
        "base; Deployment; "
            + POD
            + "/containers/0/env/0; {\"valueFrom\": {\"secretKeyRef\":"
            + " {\"name\": \"x\"}}}; k8s/README.md lacks: create secret generic x",
        "overlays/turn; ConfigMap; /data/urls; -; no ConfigMap like",
        "overlays/turn; ConfigMap; /metadata/name; \"x\"; no ConfigMap like",
      })
  void aNameThatMeansNothingIsTold(
      String folder, String kind, String pointer, String value, String problem) {
    List<Manifest> applied = new ArrayList<>(new Kustomization("k8s/" + folder).render());
    Manifest original =
        applied.stream()
            .filter(each -> each.kind().equals(kind) && !each.name().equals("default-deny"))
            .findFirst()
            .orElseThrow();
    applied.set(applied.indexOf(original), Mutation.of(original, pointer, value));

    assertThat(References.broken(applied)).anySatisfy(told -> assertThat(told).contains(problem));
  }
}
