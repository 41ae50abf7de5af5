package io.patternmesh.model.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.testng.ITestResult;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;
import org.testng.annotations.Test;

/** Runs the Reactive Streams TCK, whose verifications are TestNG tests, one test for each rule. */
class ReactiveStreamsTckTest {

  /**
   * Rules that cannot be checked of one subscription, or that nobody has to keep; the TCK skips
   * them by its own choice.
   */
  private static final List<String> UNVERIFIABLE = List.of("untested_", "optional_");

  @TestFactory
  Stream<DynamicTest> theOperatorKeepsEveryRule() {
    TestListenerAdapter results = new TestListenerAdapter();
    TestNG tck = new TestNG(false);
    tck.setVerbose(0);
    tck.setTestClasses(new Class<?>[] {ConflictPolicyVerification.class});
    tck.addListener(results);
    tck.run();

    long rules =
        Arrays.stream(ConflictPolicyVerification.class.getMethods())
            .filter(method -> method.isAnnotationPresent(Test.class))
            .count();
    DynamicTest allRan =
        DynamicTest.dynamicTest(
            "all " + rules + " rules ran",
            () -> {
              assertThat(rules).isGreaterThan(30);
              assertThat(results.getConfigurationFailures()).isEmpty();
              assertThat(results.getPassedTests()).hasSizeGreaterThan(20);
              assertThat(
                      results.getPassedTests().size()
                          + results.getFailedTests().size()
                          + results.getSkippedTests().size())
                  .isEqualTo((int) rules);
            });
    Stream<ITestResult> outcomes =
        Stream.of(results.getPassedTests(), results.getFailedTests(), results.getSkippedTests())
            .flatMap(List::stream);
    return Stream.concat(Stream.of(allRan), outcomes.map(ReactiveStreamsTckTest::rule));
  }

  private static DynamicTest rule(ITestResult result) {
    return DynamicTest.dynamicTest(
        result.getName(),
        () -> {
          if (result.getStatus() == ITestResult.SKIP) {
            assertThat(UNVERIFIABLE).anyMatch(result.getName()::startsWith);
          } else if (!result.isSuccess()) {
            throw result.getThrowable();
          }
        });
  }
}
