package io.patternmesh.agent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.patternmesh.agent.world.Member;
import io.patternmesh.model.pattern.InvalidFieldException;
import io.patternmesh.model.pattern.PatternContent;
import io.patternmesh.model.revision.Audience;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternJsonTest {

  private static final Optional<PatternContent> NOTHING = Optional.empty();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name        | 7                | name: text expected",
        "name        | \"\"             | name: 1 to 200 characters",
        "category    | \"no-such\"      | category",
        "confidence  | 101              | confidence: 0 to 100 expected, got 101",
        "confidence  | 9999999999999999 | confidence: 0 to 100 expected",
        "confidence  | 1.5              | confidence: a whole number expected",
        "colour      | \"red\"          | colour: one of",
        "id          | \"other\"        | id: the id of the path",
      })
  void aWrongValueIsNamedWithItsFieldAndItsLimit(String field, String value, String message) {
    JsonObject json = whole().put(field, new JsonArray("[" + value + "]").getValue(0));
    assertThatExceptionOfType(InvalidFieldException.class)
        .isThrownBy(() -> new PatternJson("p", json).content(NOTHING))
        .withMessageContaining(message);
  }

  @Test
  void whatIsLeftOutStaysAsItIs() {
    PatternContent before = Member.content("code");
    PatternContent after =
        new PatternJson("p", new JsonObject().put("name", "new")).content(Optional.of(before));
    assertThat(after)
        .isEqualTo(
            new PatternContent(
                "new", before.category(), before.framework(), before.pattern(), "", 50));
  }

  @Test
  void aNewPatternNeedsItsFields() {
    assertThatExceptionOfType(InvalidFieldException.class)
        .isThrownBy(() -> new PatternJson("p", new JsonObject()).content(NOTHING))
        .withMessageContaining("name: text expected, got null");
  }

  @Test
  void whatWasReadMayBeWrittenBack() {
    JsonObject read = whole().put("id", "p").put("usageCount", 3).put("digest", "d");
    assertThat(new PatternJson("p", read).edit(Optional.empty()).content()).isPresent();
  }

  @Test
  void anAudienceIsTheRoomOrAListOfPeers() {
    Member bob = Member.of("bob");
    assertThat(PatternJson.audience("room")).isEqualTo(Audience.ROOM);
    assertThat(PatternJson.audience(new JsonArray())).isEqualTo(Audience.DRAFT);
    assertThat(PatternJson.audience(new JsonArray().add(bob.id().value())).includes(bob.id()))
        .isTrue();
    assertThatExceptionOfType(InvalidFieldException.class)
        .isThrownBy(() -> PatternJson.audience("everybody"))
        .withMessageContaining("everybody");
  }

  private static JsonObject whole() {
    return new JsonObject()
        .put("name", "a name")
        .put("category", "unit-test")
        .put("framework", "jest")
        .put("pattern", "code");
  }
}
