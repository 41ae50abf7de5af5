package io.patternmesh.agent.imports.project;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The Git repository that files belong to, or a plain folder that stands for one.
 *
 * @param name the last segment of its {@code origin}; else the name of its main working tree; for a
 *     plain folder, the folder's name
 * @param root where paths in it start
 */
public record Repository(String name, Path root) {

  /** The repository whose working tree has this folder as its root. */
  static Optional<Repository> rootedAt(Path folder) {
    Path git = folder.resolve(".git");
    return gitDirectory(git).map(Repository::common).map(common -> named(common, folder));
  }

  /** A folder in no repository. */
  static Repository plain(Path folder) {
    return new Repository(nameOf(folder), folder);
  }

  /** The id of the pattern in this file of the repository. */
  public String idOf(Path file) {
    String base = root.toUri().getRawPath();
    String whole = file.toUri().getRawPath();
    String path = whole.substring(base.endsWith("/") ? base.length() : base.length() + 1);
    return PatternIds.of(name, path);
  }

  /** The folders from the root to the file, and the file's name. */
  public List<String> segmentsOf(Path file) {
    List<String> segments = new ArrayList<>();
    root.relativize(file).forEach(segment -> segments.add(segment.toString()));
    return segments;
  }

  private static Repository named(Path common, Path root) {
    String name =
        GitConfig.originUrl(common.resolve("config"))
            .flatMap(GitConfig::repositoryName)
            .orElseGet(() -> nameOf(common.endsWith(".git") ? common.getParent() : root));
    return new Repository(name, root);
  }

  /** {@code .git} itself, or where the file {@code .git} of a linked working tree points. */
  private static Optional<Path> gitDirectory(Path git) {
    if (Files.isDirectory(git)) {
      return Files.exists(git.resolve("HEAD")) || Files.exists(git.resolve("config"))
          ? Optional.of(git)
          : Optional.empty();
    }
    String pointer = GitConfig.text(git).strip();
    return pointer.startsWith("gitdir:")
        ? resolved(git.getParent(), pointer.substring("gitdir:".length()).strip())
        : Optional.empty();
  }

  /** The directory that working trees share; see gitrepository-layout, {@code commondir}. */
  private static Path common(Path gitDirectory) {
    String pointer = GitConfig.text(gitDirectory.resolve("commondir")).strip();
    return pointer.isEmpty() ? gitDirectory : resolved(gitDirectory, pointer).orElse(gitDirectory);
  }

  private static Optional<Path> resolved(Path base, String pointer) {
    try {
      return Optional.of(base.resolve(pointer).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String nameOf(Path folder) {
    Path name = folder.getFileName();
    return name == null ? "root" : name.toString();
  }
}
