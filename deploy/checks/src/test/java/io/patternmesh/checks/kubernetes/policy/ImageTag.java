package io.patternmesh.checks.kubernetes.policy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A tag that says which version it is. */
final class ImageTag {

  private static final Pattern TAGGED = Pattern.compile("[^@]+/[^/:@]+:([\\w.-]+)");

  private ImageTag() {}

  static boolean isFixed(String image) {
    Matcher tagged = TAGGED.matcher(image);
    return tagged.matches() && !tagged.group(1).equals("latest");
  }
}
