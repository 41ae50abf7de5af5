package io.patternmesh.registry.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

  @Test
  void anAddressIsReadWithItsReservedCharacters() {
    DatabaseAddress address =
        DatabaseAddress.parse(
            "postgresql://me%40here:p%2Fw+%3A@db.example:6432/lib?sslmode=require");
    assertThat(address.user()).isEqualTo("me@here");
    assertThat(address.password()).isEqualTo("p/w+:");
    assertThat(address.location()).isEqualTo("db.example:6432/lib?sslmode=require");
    assertThat(address.toString()).doesNotContain("p/w");
  }

  @Test
  void thePortMayBeLeftOut() {
    assertThat(DatabaseAddress.parse("postgres://u:p@db/lib").location()).isEqualTo("db:5432/lib");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://u:secret@db/lib",
        "postgresql://u:secret@db",
        "postgresql://db/lib",
        "postgresql://u:sec ret@db/lib",
        "secret"
      })
  void anythingElseIsRefusedWithoutRepeatingIt(String url) {
    assertThatThrownBy(() -> DatabaseAddress.parse(url))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("patternmesh.registry.database-url")
        .hasMessageNotContaining("sec");
  }
}
