package io.patternmesh.agent.imports.scan;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A folder's files and sub-folders in the order of their names, found as they are asked for: it
 * holds one listing for each level and no open handles. Symbolic links are steps like files and are
 * never entered, so no loop is possible.
 */
final class FolderWalk implements Iterator<FolderWalk.Step> {

  /** A path come upon; for a folder, {@code trouble} says why it could not be listed. */
  record Step(Path path, boolean folder, String trouble) {}

  private final Set<String> ignored;
  private final Consumer<Path> entering;
  private final Deque<Path> ahead = new ArrayDeque<>();

  /**
   * @param start a file or a folder; it is entered whatever its name
   * @param entering called with each folder before it is listed
   */
  FolderWalk(Path start, Set<String> ignored, Consumer<Path> entering) {
    this.ignored = ignored;
    this.entering = entering;
    ahead.push(start);
  }

  @Override
  public boolean hasNext() {
    return !ahead.isEmpty();
  }

  @Override
  public Step next() {
    Path path = ahead.pop();
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return new Step(path, false, "");
    }
    entering.accept(path);
    return new Step(path, true, list(path));
  }

  /** Whether this folder, of any depth below a configured one, is passed over. */
  static boolean isIgnored(Set<String> ignored, Path folder) {
    String name = folder.getFileName().toString();
    return ignored.stream()
        .anyMatch(
            entry ->
                entry.endsWith("*")
                    ? name.startsWith(entry.substring(0, entry.length() - 1))
                    : name.equals(entry));
  }

  private String list(Path folder) {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> listing =
        Files.newDirectoryStream(folder, child -> !isIgnoredFolder(child))) {
      listing.forEach(children::add);
    } catch (NoSuchFileException e) {
      return "";
    } catch (AccessDeniedException e) {
      return "no permission to list it; allow the agent's user to read it";
    } catch (IOException | DirectoryIteratorException e) {
      return "cannot be listed: " + e;
    }
    children.sort(Collections.reverseOrder());
    children.forEach(ahead::push);
    return "";
  }

  private boolean isIgnoredFolder(Path child) {
    return isIgnored(ignored, child) && Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS);
  }
}
