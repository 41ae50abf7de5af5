package io.patternmesh.agent.imports.project;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PatternIdsTest {

  @Example
  void aPlainPathStaysAsItIs() {
    assertThat(PatternIds.of("shop", "src/cart.test.ts")).isEqualTo("shop/src/cart.test.ts");
  }

  @Example
  void otherCharactersAreReplacedAndTheOriginalHashed() {
    assertThat(PatternIds.of("shop", "caf%C3%A9%20(1).test.ts"))
        .matches("shop/caf_1_\\.test\\.ts-[0-9a-f]{12}");
  }

  @Example
  void aLongPathKeepsItsBeginningAndItsEnd() {
    String id = PatternIds.of("shop", "deep/".repeat(60) + "cart.test.ts");
    assertThat(id).hasSize(200).startsWith("shop/deep/").contains("cart.test.ts-");
  }

  @Property
  void anyNameYieldsALegalId(@ForAll String repository, @ForAll String path) {
    assertThat(PatternIds.of(repository, path)).matches("[A-Za-z0-9._:/-]{1,200}");
  }

  @Property
  void differentPathsYieldDifferentIds(@ForAll String one, @ForAll String other) {
    Assume.that(!one.equals(other));
    assertThat(PatternIds.of("shop", one)).isNotEqualTo(PatternIds.of("shop", other));
  }
}
