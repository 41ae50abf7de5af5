package io.patternmesh.checks.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.checks.Checkout;
import io.patternmesh.checks.kubernetes.manifest.Kustomization;
import io.patternmesh.checks.kubernetes.manifest.Manifests;
import org.junit.jupiter.api.Test;

class RenderedFileTest {

  @Test
  void theFileForApplyIsTheBaseAsItIsNow() {
    assertThat(Manifests.parse(Checkout.text("k8s/signaling.yaml")))
        .as("k8s/signaling.yaml; render it again as k8s/README.md says")
        .isEqualTo(new Kustomization("k8s/base").render());
  }
}
