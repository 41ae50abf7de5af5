package io.patternmesh.model.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.world.Keys;
import java.time.Instant;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldLimitsTest {

  private static final String TWO_BYTES = "é";

  @ParameterizedTest
  @ValueSource(strings = {"a", "repo/src/a.test.ts", "A-Z_0.9:x"})
  void idsOfTheirAlphabetAreTaken(String id) {
    assertThat(Limits.id(id)).isEqualTo(id);
  }

  @Test
  void idsAreTakenUpTo200Characters() {
    assertThat(Limits.id("x".repeat(200))).hasSize(200);
    refused(() -> Limits.id("x".repeat(201)), "id", "1 to 200 characters", "\"xxx");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "é", "a\n", "a\0", "a\\b", "😀"})
  void otherIdsAreRefused(String id) {
    refused(() -> Limits.id(id), "id", "1 to 200 characters of A-Z a-z 0-9 . _ : / - expected");
  }

  @Test
  void nullsAreRefusedByName() {
    PatternCategory category = PatternCategory.UNIT_TEST;
    refused(() -> Limits.id(null), "id", "got null");
    refused(() -> new PatternContent(null, category, "f", "p", "", 0), "name", "got null");
    refused(() -> new PatternContent("n", null, "f", "p", "", 0), "category", "got null");
    refused(() -> new PatternContent("n", category, null, "p", "", 0), "framework", "got null");
    refused(() -> new PatternContent("n", category, "f", null, "", 0), "pattern", "got null");
    refused(() -> new PatternContent("n", category, "f", "p", null, 0), "description", "got null");
    refused(() -> pattern(0, 1, null, Instant.EPOCH, Keys.ALICE.peerId()), "createdAt", "null");
    refused(() -> pattern(0, 1, Instant.EPOCH, null, Keys.ALICE.peerId()), "updatedAt", "null");
    refused(() -> pattern(0, 1, Instant.EPOCH, Instant.EPOCH, null), "sharedBy", "null");
  }

  @Test
  void namesHave1To200Characters() {
    assertThat(named("n").name()).isEqualTo("n");
    assertThat(named("é".repeat(200)).name()).hasSize(200);
    assertThat(named("😀".repeat(100)).name()).hasSize(200);
    refused(() -> named(""), "name", "1 to 200 characters expected, got 0 characters");
    refused(() -> named("n".repeat(201)), "name", "1 to 200 characters", "got 201 characters");
  }

  @Test
  void frameworksHave1To64Characters() {
    assertThat(framework("x".repeat(64)).framework()).hasSize(64);
    refused(() -> framework(""), "framework", "1 to 64 characters expected, got 0");
    refused(() -> framework("x".repeat(65)), "framework", "1 to 64 characters", "got 65");
  }

  @Test
  void descriptionsHaveUpTo4000Characters() {
    assertThat(description("").description()).isEmpty();
    assertThat(description("x".repeat(4_000)).description()).hasSize(4_000);
    refused(() -> description("x".repeat(4_001)), "description", "0 to 4000", "got 4001");
  }

  @Test
  void codeHas1ByteTo1MebibyteOfUtf8() {
    assertThat(code("x").pattern()).isEqualTo("x");
    assertThat(code("x".repeat(1 << 20)).pattern()).hasSize(1 << 20);
    assertThat(code(TWO_BYTES.repeat(1 << 19)).pattern()).hasSize(1 << 19);
    refused(() -> code(""), "pattern", "1 to 1048576 bytes of UTF-8 expected, got 0 bytes");
    refused(() -> code("x".repeat((1 << 20) + 1)), "pattern", "got 1048577 bytes");
    refused(() -> code(TWO_BYTES.repeat(1 << 19) + "x"), "pattern", "got 1048577 bytes");
  }

  @Test
  void confidenceIs0To100() {
    assertThat(confidence(0).confidence()).isZero();
    assertThat(confidence(100).confidence()).isEqualTo(100);
    refused(() -> confidence(-1), "confidence", "0 to 100 expected, got -1");
    refused(() -> confidence(101), "confidence", "0 to 100 expected, got 101");
  }

  @Test
  void textIsWellFormedWithoutU0000() {
    refused(() -> named("a\0"), "name", "text without U+0000 expected, got U+0000 at 1");
    refused(() -> code("ab\0"), "pattern", "text without U+0000 expected, got U+0000 at 2");
    refused(() -> named("a\ud800"), "name", "well-formed Unicode expected, got a lone surrogate");
    refused(() -> code("\udc00a"), "pattern", "well-formed Unicode expected");
    refused(() -> description("\ude00\ud83d"), "description", "well-formed Unicode expected");
    refused(() -> framework("\ud83dx"), "framework", "well-formed Unicode expected");
  }

  @Test
  void wholeNumbersEndWhereJavaScriptsDo() {
    long greatest = 9_007_199_254_740_991L;
    assertThat(numbers(greatest, greatest).usageCount()).isEqualTo(greatest);
    assertThat(numbers(0, 1).version()).isEqualTo(1);
    refused(() -> numbers(-1, 1), "usageCount", "from 0 to " + greatest + " expected, got -1");
    refused(() -> numbers(greatest + 1, 1), "usageCount", "got 9007199254740992");
    refused(() -> numbers(0, 0), "version", "from 1 to " + greatest + " expected, got 0");
    refused(() -> numbers(0, greatest + 1), "version", "got 9007199254740992");
  }

  @Test
  void timesAreFromTheEpochAndCutToMilliseconds() {
    Instant time = Instant.parse("2026-01-02T03:04:05.678901Z");
    Pattern pattern = pattern(0, 1, Instant.EPOCH, time, Keys.ALICE.peerId());

    assertThat(pattern.createdAt()).isEqualTo(Instant.EPOCH);
    assertThat(pattern.updatedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05.678Z"));
    refused(() -> Limits.time("updatedAt", Instant.ofEpochMilli(-1)), "updatedAt", "got -1");
    refused(() -> Limits.time("updatedAt", Instant.MAX), "updatedAt", "a time near our own");
    refused(() -> Limits.time("updatedAt", Instant.MIN), "updatedAt", "a time near our own");
    refused(() -> Limits.time("t", Instant.ofEpochMilli(1L << 53)), "t", "got 9007199254740992");
  }

  @ParameterizedTest
  @EnumSource
  void categoriesReadBackFromTheirValue(PatternCategory category) {
    assertThat(PatternCategory.of(category.value())).isEqualTo(category);
    assertThat(category).hasToString(category.value());
  }

  @Test
  void categoriesAreTheSixOfTheGuide() {
    assertThat(Arrays.stream(PatternCategory.values()).map(PatternCategory::value))
        .containsExactly(
            "unit-test",
            "integration-test",
            "e2e-test",
            "performance-test",
            "security-test",
            "defect-fix");
    refused(() -> PatternCategory.of("UNIT_TEST"), "category", "unit-test, ", "\"UNIT_TEST\"");
    refused(() -> PatternCategory.of(null), "category", "got null");
  }

  private static PatternContent named(String name) {
    return new PatternContent(name, PatternCategory.UNIT_TEST, "f", "p", "", 0);
  }

  private static PatternContent framework(String framework) {
    return new PatternContent("n", PatternCategory.UNIT_TEST, framework, "p", "", 0);
  }

  private static PatternContent code(String code) {
    return new PatternContent("n", PatternCategory.UNIT_TEST, "f", code, "", 0);
  }

  private static PatternContent description(String description) {
    return new PatternContent("n", PatternCategory.UNIT_TEST, "f", "p", description, 0);
  }

  private static PatternContent confidence(int confidence) {
    return new PatternContent("n", PatternCategory.UNIT_TEST, "f", "p", "", confidence);
  }

  private static Pattern numbers(long usageCount, long version) {
    return pattern(usageCount, version, Instant.EPOCH, Instant.EPOCH, Keys.ALICE.peerId());
  }

  private static Pattern pattern(
      long usageCount, long version, Instant createdAt, Instant updatedAt, PeerId sharedBy) {
    return new Pattern(
        "id",
        "n",
        PatternCategory.UNIT_TEST,
        "f",
        "p",
        "",
        0,
        usageCount,
        version,
        createdAt,
        updatedAt,
        sharedBy);
  }

  private static void refused(ThrowingCallable value, String field, String... saying) {
    assertThatExceptionOfType(InvalidFieldException.class)
        .isThrownBy(value)
        .satisfies(e -> assertThat(e.field()).isEqualTo(field))
        .withMessageStartingWith(field + ": ")
        .satisfies(e -> assertThat(e.getMessage()).contains(saying));
  }
}
