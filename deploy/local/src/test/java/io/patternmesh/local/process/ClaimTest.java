package io.patternmesh.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimTest {

  @TempDir private Path folder;

  @Test
  void onlyOneLauncherHasIt() {
    Claim first = Claim.on(folder).orElseThrow();

    assertThat(Claim.on(folder)).isEmpty();
    assertThat(Claim.holder(folder).living()).contains(ProcessId.own());

    first.close();
    assertThat(Claim.holder(folder).living()).isEmpty();
    Claim.on(folder).orElseThrow().close();
  }
}
