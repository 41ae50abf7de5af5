package io.patternmesh.model.pattern;

import io.patternmesh.model.identity.Quoted;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What kind of test a pattern is. The value is its name in JSON, CBOR and URLs. */
public enum PatternCategory {
  UNIT_TEST("unit-test"),
  INTEGRATION_TEST("integration-test"),
  E2E_TEST("e2e-test"),
  PERFORMANCE_TEST("performance-test"),
  SECURITY_TEST("security-test"),
  DEFECT_FIX("defect-fix");

  private final String value;

  PatternCategory(String value) {
    this.value = value;
  }

  public String value() {
    return value;
  }

  /**
   * @throws InvalidFieldException when {@code value} is none of the six
   */
  public static PatternCategory of(String value) {
    for (PatternCategory category : values()) {
      if (category.value.equals(value)) {
        return category;
      }
    }
    throw new InvalidFieldException(
        "category",
        Quoted.of(value),
        "one of "
            + Arrays.stream(values()).map(PatternCategory::value).collect(Collectors.joining(", "))
            + " expected");
  }

  @Override
  public String toString() {
    return value;
  }
}
