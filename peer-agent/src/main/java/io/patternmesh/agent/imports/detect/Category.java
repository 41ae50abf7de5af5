package io.patternmesh.agent.imports.detect;

/** The kinds of test that a pattern can be. */
public enum Category {
  UNIT("unit-test"),
  INTEGRATION("integration-test"),
  E2E("e2e-test"),
  PERFORMANCE("performance-test"),
  SECURITY("security-test"),
  DEFECT_FIX("defect-fix");

  private final String label;

  Category(String label) {
    this.label = label;
  }

  /** As it stands in a pattern, such as {@code unit-test}. */
  public String label() {
    return label;
  }
}
