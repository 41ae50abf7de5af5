package io.patternmesh.kafka;

/** What consumers were promised. */
final class Contract {

  private Contract() {}

  static Told checked(Told told) {
    return told;
  }
}
