package io.patternmesh.agent.imports.project;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The little of Git's configuration that names a repository. See <a
 * href="https://git-scm.com/docs/git-config#_configuration_file">git-config</a>; includes and
 * rewritten URLs are not followed.
 */
final class GitConfig {

  private static final int LARGEST = 256 * 1024;

  private GitConfig() {}

  /** The URL of the remote {@code origin} in this configuration file. */
  static Optional<String> originUrl(Path config) {
    boolean inOrigin = false;
    for (String raw : text(config).lines().toList()) {
      String line = raw.strip();
      if (line.startsWith("[")) {
        inOrigin = line.replaceAll("\\s", "").equalsIgnoreCase("[remote\"origin\"]");
      } else if (inOrigin && line.toLowerCase(Locale.ROOT).startsWith("url")) {
        int equals = line.indexOf('=');
        if (equals > 0 && line.substring(0, equals).strip().equalsIgnoreCase("url")) {
          return Optional.of(value(line.substring(equals + 1)));
        }
      }
    }
    return Optional.empty();
  }

  /** The last segment of a URL, an scp-like address or a path, without {@code .git}. */
  static Optional<String> repositoryName(String url) {
    String path = url.strip();
    while (!path.isEmpty() && "/\\".indexOf(path.charAt(path.length() - 1)) >= 0) {
      path = path.substring(0, path.length() - 1);
    }
    int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
    int start = Math.max(slash, path.lastIndexOf(':')) + 1;
    String name = path.substring(start);
    name = name.endsWith(".git") ? name.substring(0, name.length() - 4) : name;
    return name.isBlank() ? Optional.empty() : Optional.of(name);
  }

  /** The first 256 KiB of a file as text; empty when it cannot be read. */
  static String text(Path file) {
    if (!Files.isRegularFile(file)) {
      return "";
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private static String value(String written) {
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '\\' && i + 1 < written.length()) {
        value.append(written.charAt(++i));
      } else if (!quoted && (c == '#' || c == ';')) {
        break;
      } else {
        value.append(c);
      }
    }
    return value.toString().strip();
  }
}
