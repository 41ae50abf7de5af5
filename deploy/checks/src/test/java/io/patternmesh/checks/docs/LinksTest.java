package io.patternmesh.checks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.checks.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every link from one of the project's pages to another leads somewhere. */
class LinksTest {

  private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", ".mesh");
  private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]]*]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```");

  @TestFactory
  Stream<DynamicTest> linksLeadSomewhere() throws IOException {
    return pages().stream()
        .map(
            page ->
                DynamicTest.dynamicTest(
                    Checkout.at("").relativize(page).toString(),
                    () -> assertThat(broken(page)).isEmpty()));
  }

  @Test
  void aLinkToNothingIsFound(@TempDir Path folder) throws IOException {
    Path page = folder.resolve("page.md");
    Files.writeString(
        page, "# A head, line\n[a](#a-head-line) [b](other.md) [c](#gone) [d](https://a.b/c)\n");
    assertThat(broken(page)).containsExactly("other.md", "#gone");
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(Checkout.at(""))) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(
              file -> {
                for (Path part : Checkout.at("").relativize(file)) {
                  if (NOT_OURS.contains(part.toString())) {
                    return false;
                  }
                }
                return true;
              })
          .sorted()
          .toList();
    }
  }

  private static List<String> broken(Path page) throws IOException {
    return LINK.matcher(prose(page))
        .results()
        .map((MatchResult link) -> link.group(1))
        .filter(link -> !link.matches("[a-z]+:.*") && !leads(page, link))
        .toList();
  }

  private static boolean leads(Path page, String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    return Files.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1]));
  }

  /** As code forges make them: lower case, spaces as hyphens, no other punctuation. */
  private static Set<String> anchors(Path page) {
    try {
      return HEADING
          .matcher(prose(page))
          .results()
          .map(
              heading ->
                  heading
                      .group(1)
                      .toLowerCase(Locale.ROOT)
                      .replaceAll("[^\\p{L}\\p{N} _-]", "")
                      .strip()
                      .replace(' ', '-'))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String prose(Path page) throws IOException {
    return FENCE.matcher(Files.readString(page)).replaceAll("");
  }
}
