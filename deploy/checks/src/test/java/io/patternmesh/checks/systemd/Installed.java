package io.patternmesh.checks.systemd;

import io.patternmesh.checks.configuration.Service;

/** A service as its unit runs it. */
enum Installed {
  SIGNALING(Service.SIGNALING, "signaling"),
  REGISTRY(Service.REGISTRY, "registry"),
  AGENT(Service.AGENT, "agent");

  private static final String FOLDER = "deploy/systemd/";

  private final Service service;
  private final String shortName;

  Installed(Service service, String shortName) {
    this.service = service;
    this.shortName = shortName;
  }

  Service service() {
    return service;
  }

  String shortName() {
    return shortName;
  }

  String unitName() {
    return "patternmesh-" + shortName + ".service";
  }

  Unit unit() {
    return Unit.read(FOLDER + unitName());
  }

  String environmentExample() {
    return FOLDER + shortName + ".env.example";
  }

  String secretsExample() {
    return FOLDER + shortName + "-secrets.properties.example";
  }
}
