package io.patternmesh.checks.kubernetes.drift;

import io.patternmesh.checks.Checkout;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The images' tag and the project's version. */
final class Versions {

  private static final Pattern PROJECT =
      Pattern.compile("<artifactId>patternmesh</artifactId>\\s*<version>([^<-]+)(-SNAPSHOT)?<");

  private Versions() {}

  /** Images that were loaded into the node by hand are nobody's release. */
  static Stream<String> differ(ServiceContainer container) {
    String image = container.container().image();
    String tag = image.substring(image.lastIndexOf(':') + 1);
    boolean loaded = container.container().json().path("imagePullPolicy").asText().equals("Never");
    String wanted = loaded ? "dev" : project();
    return tag.equals(wanted)
        ? Stream.empty()
        : Stream.of("tag " + wanted + " expected, got " + tag);
  }

  private static String project() {
    Matcher version = PROJECT.matcher(Checkout.text("pom.xml"));
    if (!version.find()) {
      throw new AssertionError("pom.xml: no version beside the artifact patternmesh");
    }
    return version.group(1);
  }
}
