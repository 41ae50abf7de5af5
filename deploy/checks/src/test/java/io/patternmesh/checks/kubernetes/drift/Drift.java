package io.patternmesh.checks.kubernetes.drift;

import io.patternmesh.checks.kubernetes.manifest.Manifest;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Something that manifests say and services decide. */
enum Drift {
  VERSION(each(Versions::differ)),
  VARIABLES(each(Variables::areUnknown)),
  PORTS(each(Ports::differ)),
  PROBE_PATHS(each(ManagementPaths::differ)),
  LOOPBACK(each(Ports::leaveLoopback)),
  FOLDERS(each(Folders::areNoVolume)),
  ADDRESSES(Addresses::lead),
  WEB_SOCKET(Addresses::ofTheWebSocket),
  TIME_TO_END(each(Ports::endTooSoon)),
  TOPIC(Addresses::ofTheTopic);

  private final Function<List<Manifest>, Stream<String>> check;

  Drift(Function<List<Manifest>, Stream<String>> check) {
    this.check = check;
  }

  /** Where these objects say something else than the services. */
  List<String> problems(List<Manifest> applied) {
    return check.apply(applied).toList();
  }

  private static Function<List<Manifest>, Stream<String>> each(
      Function<ServiceContainer, Stream<String>> check) {
    return applied ->
        ServiceContainer.in(applied)
            .flatMap(container -> check.apply(container).map(told -> container + ": " + told));
  }
}
