package io.patternmesh.checks.containers;

import io.patternmesh.checks.Checkout;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of images. */
final class Images {

  private static final Pattern PINNED =
      Pattern.compile("[a-z0-9.-]+\\.[a-z]+/[^:]+:(?!latest$)[^:]+");
  private static final Pattern VERSION =
      Pattern.compile("<artifactId>patternmesh</artifactId>\\s*<version>([0-9.]+)(-SNAPSHOT)?</");

  private Images() {}

  /** Whether a name says the registry, and a tag that is not the newest one whatever it is. */
  static boolean isPinned(String image) {
    return PINNED.matcher(image).matches();
  }

  /** The tag of our own images: the project's version. */
  static String version() {
    Matcher matcher = VERSION.matcher(Checkout.text("pom.xml"));
    if (!matcher.find()) {
      throw new IllegalStateException("pom.xml: no version of the project found");
    }
    return matcher.group(1);
  }
}
