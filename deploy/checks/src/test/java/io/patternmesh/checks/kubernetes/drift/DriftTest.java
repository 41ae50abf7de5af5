package io.patternmesh.checks.kubernetes.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.checks.configuration.Service;
import io.patternmesh.checks.kubernetes.manifest.Kustomization;
import io.patternmesh.checks.kubernetes.manifest.Manifest;
import io.patternmesh.checks.kubernetes.manifest.Mutation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DriftTest {

  private static final String SIGNALING = "/spec/template/spec/containers/0";
  private static final String REGISTRY = "/spec/template/spec/initContainers/0";
  private static final String AGENT = "/spec/template/spec/initContainers/1";

  @ParameterizedTest
  @EnumSource(Drift.class)
  void manifestsSayWhatTheServicesSay(Drift drift) {
    assertThat(Kustomization.all())
        .allSatisfy(
            kustomization ->
                assertThat(drift.problems(kustomization.render()))
                    .as(kustomization.path())
                    .isEmpty());
  }

  @Test
  void everyServiceIsFound() {
    assertThat(ServiceContainer.in(new Kustomization("k8s/overlays/dev").render()))
        .extracting(ServiceContainer::service)
        .containsExactlyInAnyOrder(Service.values());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "VERSION; base; Deployment; "
            + SIGNALING
            + "/image;"
            + " \"ghcr.io/patternmesh/signaling-service:0.0.9\"",
        "VARIABLES; base; Deployment; "
            + SIGNALING
            + "/env/0;"
            + " {\"name\": \"PATTERNMESH_SIGNALING_MAX_ROOM_PEER\"}",
        "VARIABLES; base; Deployment; "
            + SIGNALING
            + "/env/0; {\"name\": \"QUARKUS_MANAGMENT_HOST\"}",
        "VARIABLES; examples/test-runner; ConfigMap; /data/PATTERNMESH_PEER_ROOMS; \"x\"",
        "PORTS; base; Deployment; " + SIGNALING + "/ports/0/containerPort; 3003",
        "PORTS; base; Deployment; " + SIGNALING + "/ports/1; -",
        "PORTS; examples/test-runner; StatefulSet; " + AGENT + "/ports/0/containerPort; 4001",
        "PROBE_PATHS; base; Deployment; " + SIGNALING + "/readinessProbe/httpGet/path; \"/health\"",
        "PROBE_PATHS; base; Deployment; " + SIGNALING + "/livenessProbe/httpGet/port; \"http\"",
        "PROBE_PATHS; base; Deployment; "
            + "/spec/template/metadata/annotations/prometheus.io~1port; \"3002\"",
        "LOOPBACK; examples/test-runner; StatefulSet; "
            + REGISTRY
            + "/env/0;"
            + " {\"name\": \"QUARKUS_HTTP_HOST\", \"value\": \"0.0.0.0\"}",
        "FOLDERS; examples/test-runner; StatefulSet; "
            + AGENT
            + "/env/3/value;"
            + " \"/var/lib/patternmesh\"",
        "FOLDERS; examples/test-runner; StatefulSet; " + REGISTRY + "/env/2/value; \"/data\"",
        "FOLDERS; examples/test-runner; StatefulSet; " + REGISTRY + "/volumeMounts/1; -",
        "FOLDERS; examples/test-runner; StatefulSet; " + AGENT + "/volumeMounts/2; -",
        "ADDRESSES; examples/test-runner; ConfigMap; /data/PATTERNMESH_SIGNALING_URL;"
            + " \"ws://signaling.patternmesh.svc.cluster.local:3000\"",
        "ADDRESSES; examples/test-runner; StatefulSet; "
            + SIGNALING
            + "/args/0;"
            + " \"curl http://127.0.0.1:5001/patterns\"",
        "ADDRESSES; overlays/turn; ConfigMap; /data/urls; \"turn:h:3479?transport=udp\"",
        "WEB_SOCKET; base; Ingress; /spec/rules/0/http/paths/0/path; \"/signaling\"",
        "TIME_TO_END; base; Deployment; /spec/template/spec/terminationGracePeriodSeconds; 2",
        "TOPIC; overlays/kafka; KafkaTopic; /spec/topicName; \"sync\"",
      })
  void aDifferenceIsTold(Drift drift, String folder, String kind, String pointer, String value) {
    List<Manifest> applied = new ArrayList<>(new Kustomization("k8s/" + folder).render());
    Manifest original =
        applied.stream().filter(each -> each.kind().equals(kind)).findFirst().orElseThrow();
    applied.set(applied.indexOf(original), Mutation.of(original, pointer, value));

    assertThat(drift.problems(applied)).isNotEmpty();
  }
}
