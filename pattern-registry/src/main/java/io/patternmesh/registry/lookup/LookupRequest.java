package io.patternmesh.registry.lookup;

import io.patternmesh.model.merge.MergeBatch;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.registry.problem.Checked;
import io.patternmesh.registry.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/**
 * What is asked for.
 *
 * @param digests of revisions, 64 hexadecimal digits each, at most 1,000
 * @param usages ids of patterns whose usage counters are asked for, at most 1,000
 */
public record LookupRequest(Optional<List<String>> digests, Optional<List<String>> usages) {

  List<Digest> revisions() {
    return within("digests", digests).stream().distinct().map(LookupRequest::digest).toList();
  }

  List<String> patternIds() {
    return within("usages", usages).stream()
        .distinct()
        .map(id -> Checked.patternId("usages", id))
        .toList();
  }

  private static Digest digest(String hex) {
    try {
      return Digest.parse(hex);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid(
          "digests", "64 hexadecimal digits each expected, got " + Checked.quoted(hex));
    }
  }

  private static List<String> within(String field, Optional<List<String>> values) {
    List<String> given = values.orElse(List.of());
    if (given.size() > MergeBatch.MOST || given.stream().anyMatch(value -> value == null)) {
      throw ProblemException.invalid(
          field, "at most " + MergeBatch.MOST + " texts expected, got " + given.size());
    }
    return given;
  }
}
