package io.patternmesh.checks.kubernetes.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.patternmesh.checks.kubernetes.manifest.Container;
import io.patternmesh.checks.kubernetes.manifest.Workload;
import java.util.List;
import java.util.function.BiPredicate;

/** A rule that every container of every pod keeps. */
public enum PodPolicy {
  NON_ROOT(
      (pod, container) ->
          effective(pod, container, "runAsNonRoot").asBoolean()
              && effective(pod, container, "runAsUser").asLong() > 0),
  SECCOMP(
      (pod, container) ->
          effective(pod, container, "seccompProfile")
              .path("type")
              .asText()
              .equals("RuntimeDefault")),
  NO_ESCALATION(
      (pod, container) ->
          !security(container).path("allowPrivilegeEscalation").asBoolean(true)
              && !security(container).path("privileged").asBoolean()),
  READ_ONLY_ROOT(
      (pod, container) -> security(container).path("readOnlyRootFilesystem").asBoolean()),
  CAPABILITIES(Capabilities::areDropped),
  REQUESTS_AND_LIMITS(Resources::areBounded),
  IMAGE_TAG((pod, container) -> ImageTag.isFixed(container.image())),
  NO_ACCOUNT_TOKEN(
      (pod, container) -> !pod.pod().path("automountServiceAccountToken").asBoolean(true)),
  NOTHING_OF_THE_HOST(HostAccess::isNone),
  PROBES(Probes::fitTheRole),
  SIDECARS_FIRST(Sidecars::startInOrder),
  STATE_STAYS_PRIVATE(Sidecars::keepStatePrivate);

  private final BiPredicate<Workload, Container> kept;

  PodPolicy(BiPredicate<Workload, Container> kept) {
    this.kept = kept;
  }

  /** The names of the containers that do not keep it. */
  public List<String> breaches(Workload workload) {
    return workload.containers().stream()
        .filter(container -> !kept.test(workload, container))
        .map(Container::name)
        .toList();
  }

  /** What holds for a container: what it says itself, else what its pod says. */
  private static JsonNode effective(Workload workload, Container container, String field) {
    JsonNode own = security(container).path(field);
    return own.isMissingNode() ? workload.pod().path("securityContext").path(field) : own;
  }

  private static JsonNode security(Container container) {
    return container.json().path("securityContext");
  }
}
