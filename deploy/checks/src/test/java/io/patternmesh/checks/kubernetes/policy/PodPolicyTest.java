package io.patternmesh.checks.kubernetes.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.checks.kubernetes.manifest.Kustomization;
import io.patternmesh.checks.kubernetes.manifest.Manifest;
import io.patternmesh.checks.kubernetes.manifest.Mutation;
import io.patternmesh.checks.kubernetes.manifest.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PodPolicyTest {

  private static final String SIGNALING = "/spec/template/spec/containers/0";
  private static final String AGENT = "/spec/template/spec/initContainers/1";

  @ParameterizedTest
  @EnumSource(PodPolicy.class)
  void everyContainerKeepsIt(PodPolicy policy) {
    List<Workload> workloads =
        Kustomization.all().stream().flatMap(each -> Workload.of(each.render()).stream()).toList();
    assertThat(workloads)
        .hasSizeGreaterThan(5)
        .allSatisfy(workload -> assertThat(policy.breaches(workload)).as("%s", workload).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "NON_ROOT; /spec/template/spec/securityContext/runAsNonRoot; false",
        "NON_ROOT; /spec/template/spec/securityContext/runAsNonRoot; -",
        "NON_ROOT; /spec/template/spec/securityContext/runAsUser; 0",
        "NON_ROOT; " + SIGNALING + "/securityContext/runAsUser; 0",
        "SECCOMP; /spec/template/spec/securityContext/seccompProfile; -",
        "SECCOMP; " + SIGNALING + "/securityContext/seccompProfile; {\"type\": \"Unconfined\"}",
        "NO_ESCALATION; " + SIGNALING + "/securityContext/allowPrivilegeEscalation; -",
        "NO_ESCALATION; " + SIGNALING + "/securityContext/privileged; true",
        "READ_ONLY_ROOT; " + SIGNALING + "/securityContext/readOnlyRootFilesystem; -",
        "CAPABILITIES; " + SIGNALING + "/securityContext/capabilities/drop; [\"NET_RAW\"]",
        "CAPABILITIES; " + SIGNALING + "/securityContext/capabilities/add; [\"SYS_ADMIN\"]",
        "REQUESTS_AND_LIMITS; " + SIGNALING + "/resources; -",
        "REQUESTS_AND_LIMITS; " + SIGNALING + "/resources/limits/memory; -",
        "REQUESTS_AND_LIMITS; " + SIGNALING + "/resources/requests/cpu; -",
        "REQUESTS_AND_LIMITS; " + SIGNALING + "/resources/limits/memory; \"100Mi\"",
        "IMAGE_TAG; " + SIGNALING + "/image; \"ghcr.io/patternmesh/signaling-service:latest\"",
        "IMAGE_TAG; " + SIGNALING + "/image; \"ghcr.io/patternmesh/signaling-service\"",
        "IMAGE_TAG; " + SIGNALING + "/image; \"localhost:5000/signaling-service\"",
        "NO_ACCOUNT_TOKEN; /spec/template/spec/automountServiceAccountToken; -",
        "NOTHING_OF_THE_HOST; /spec/template/spec/hostNetwork; true",
        "NOTHING_OF_THE_HOST; /spec/template/spec/volumes/0; {\"hostPath\": {\"path\": \"/\"}}",
        "NOTHING_OF_THE_HOST; " + SIGNALING + "/ports/0/hostPort; 3002",
        "PROBES; " + SIGNALING + "/startupProbe; -",
        "PROBES; " + SIGNALING + "/livenessProbe; -",
        "PROBES; " + SIGNALING + "/readinessProbe; -",
      })
  void aBreachBySignalingIsTold(PodPolicy policy, String pointer, String value) {
    Manifest signaling = new Kustomization("k8s/base").object("Deployment", "signaling");
    assertBreach(policy, Mutation.of(signaling, pointer, value), "signaling");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "NON_ROOT; " + AGENT + "/securityContext/runAsUser; -",
        "SECCOMP; " + AGENT + "/securityContext/seccompProfile; -",
        "PROBES; " + AGENT + "/startupProbe; -",
        "PROBES; " + AGENT + "/readinessProbe; {}",
        "SIDECARS_FIRST; " + AGENT + "/restartPolicy; -",
        "SIDECARS_FIRST; /spec/template/spec/initContainers/0; {\"name\": \"migrate\"}",
        "STATE_STAYS_PRIVATE; /spec/template/spec/securityContext/fsGroupChangePolicy; -",
        "STATE_STAYS_PRIVATE; /spec/template/spec/securityContext/fsGroup; -",
        "STATE_STAYS_PRIVATE; /spec/volumeClaimTemplates; -",
        "STATE_STAYS_PRIVATE; " + AGENT + "/volumeMounts; []",
      })
  void aBreachByAMemberIsTold(PodPolicy policy, String pointer, String value) {
    Manifest member =
        new Kustomization("k8s/examples/test-runner").object("StatefulSet", "test-runner");
    assertBreach(policy, Mutation.of(member, pointer, value), "peer-agent");
  }

  @Test
  void anApplicationThatMountsTheKeyIsTold() {
    Manifest member =
        new Kustomization("k8s/examples/test-runner").object("StatefulSet", "test-runner");
    String pointer = "/spec/template/spec/containers/0/volumeMounts/0";
    String mount = "{\"name\": \"patternmesh\", \"mountPath\": \"/peek\"}";
    assertBreach(PodPolicy.STATE_STAYS_PRIVATE, Mutation.of(member, pointer, mount), "runner");
  }

  private static void assertBreach(PodPolicy policy, Manifest changed, String container) {
    assertThat(policy.breaches(new Workload(changed))).contains(container);
  }
}
