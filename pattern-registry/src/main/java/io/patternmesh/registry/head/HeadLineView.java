package io.patternmesh.registry.head;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.patternmesh.registry.visible.VisibleView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A head as it is compared with another peer's.
 *
 * @param visible the revisions that somebody may be shown as head, greatest first
 * @param usage the usage counter's fingerprint, 16 hexadecimal digits
 */
public record HeadLineView(
    String patternId,
    @JsonRawValue @Schema(implementation = VisibleView[].class) String visible,
    String usage) {

  int length() {
    return patternId.length() + visible.length();
  }
}
