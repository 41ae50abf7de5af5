package io.patternmesh.agent.imports.detect;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the {@code package.json} nearest to a script says of its test framework, for scripts that
 * use globals or reach their framework through a file of their own.
 *
 * @param frameworks those that its test script runs first, then those it depends on
 */
public record PackageHints(List<Framework> frameworks) {

  /** Nothing is known. */
  public static final PackageHints NONE = new PackageHints(List.of());

  private static final Set<Framework> WITH_DESCRIBE =
      Set.of(Framework.JEST, Framework.VITEST, Framework.MOCHA, Framework.JASMINE);

  private static final Set<Framework> WITH_TEST =
      Set.of(
          Framework.JEST,
          Framework.VITEST,
          Framework.MOCHA,
          Framework.TAPE,
          Framework.TAP,
          Framework.AVA,
          Framework.UVU,
          Framework.QUNIT,
          Framework.LAB,
          Framework.NODE_TEST);

  public PackageHints {
    frameworks = List.copyOf(frameworks);
  }

  /** The framework whose globals include {@code describe}. */
  Optional<Framework> withDescribe() {
    return first(WITH_DESCRIBE::contains);
  }

  /** The framework under which {@code test('title', ...)} is a test. */
  Optional<Framework> withTest() {
    return first(WITH_TEST::contains);
  }

  private Optional<Framework> first(Predicate<Framework> fitting) {
    return frameworks.stream().filter(fitting).findFirst();
  }
}
