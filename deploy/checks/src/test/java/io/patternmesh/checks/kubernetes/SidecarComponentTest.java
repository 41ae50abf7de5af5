package io.patternmesh.checks.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.checks.kubernetes.manifest.Container;
import io.patternmesh.checks.kubernetes.manifest.Container.Role;
import io.patternmesh.checks.kubernetes.manifest.Kustomization;
import io.patternmesh.checks.kubernetes.manifest.Manifest;
import io.patternmesh.checks.kubernetes.manifest.Workload;
import io.patternmesh.checks.kubernetes.policy.PodPolicy;
import io.patternmesh.checks.kubernetes.schema.StrictSchema;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The component in a user's kustomization, on an application that knows nothing of it. */
class SidecarComponentTest {

  private static final Kustomization USERS =
      new Kustomization("deploy/checks/src/test/resources/kubernetes/web");

  @Test
  void theSidecarsStartBeforeWhatTheApplicationStartsWith() {
    assertThat(web().containers())
        .extracting(Container::name)
        .containsExactly("pattern-registry", "peer-agent", "migrate", "web");
    assertThat(web().containers())
        .extracting(Container::role)
        .containsExactly(Role.SIDECAR, Role.SIDECAR, Role.INIT, Role.APPLICATION);
  }

  @Test
  void theApplicationStaysAsItWas() {
    assertThat(web().container("web").orElseThrow().json().properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder("name", "image", "volumeMounts");
    assertThat(web().pod().path("securityContext").properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("fsGroup");
  }

  @Test
  void thePodKeepsKeyAndLibraryInAVolumeOfItsOwn() {
    assertThat(web().pod().path("volumes"))
        .filteredOn(volume -> volume.path("name").asText().equals("patternmesh"))
        .singleElement()
        .matches(volume -> volume.has("emptyDir"));
  }

  @Test
  void eachSidecarKeepsTheRulesByItself() {
    for (PodPolicy policy : PodPolicy.values()) {
      if (policy != PodPolicy.NO_ACCOUNT_TOKEN) {
        assertThat(policy.breaches(web()))
            .as("%s", policy)
            .doesNotContain("pattern-registry", "peer-agent");
      }
    }
  }

  @Test
  void whatHasNoLabelIsLeftAlone() {
    assertThat(workload("other").containers()).extracting(Container::name).containsExactly("other");
  }

  @Test
  void whatComesOutIsOfTheFormThatIsAskedFor() {
    assertThat(USERS.render())
        .allSatisfy(
            manifest -> assertThat(StrictSchema.problems(manifest)).as("%s", manifest).isEmpty());
  }

  private static Workload web() {
    return workload("web");
  }

  private static Workload workload(String name) {
    Manifest manifest = USERS.object("Deployment", name);
    return new Workload(manifest);
  }
}
