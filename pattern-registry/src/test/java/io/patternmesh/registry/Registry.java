package io.patternmesh.registry;

import static io.restassured.RestAssured.given;

import io.patternmesh.model.merge.MergeBatch;
import io.patternmesh.model.merge.MergeItem;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.usage.PatternUsage;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.List;

/** Calls to the registry under test. */
public final class Registry {

  private Registry() {}

  public static ValidatableResponse merge(Revision... revisions) {
    return merge(new MergeBatch(Arrays.stream(revisions).map(MergeItem::of).toList(), List.of()));
  }

  public static ValidatableResponse use(PatternUsage... usages) {
    return merge(new MergeBatch(List.of(), List.of(usages)));
  }

  public static ValidatableResponse merge(MergeBatch batch) {
    return post(batch.encode());
  }

  public static ValidatableResponse post(byte[] body) {
    return given()
        .config(
            RestAssuredConfig.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
        .contentType(MergeBatch.MEDIA_TYPE)
        .body(body)
        .post("/merge")
        .then();
  }
}
