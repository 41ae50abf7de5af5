package io.patternmesh.local.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The texts of all files under some folders, read without the agent's help, to check whose file a
 * pattern came from.
 *
 * @param texts with line ends and outer blanks made equal
 */
public record FolderTexts(Set<String> texts) {

  private static final long LARGEST = 1 << 20;

  public static FolderTexts under(List<Path> folders) {
    Set<String> texts = new HashSet<>();
    folders.forEach(folder -> addAll(folder, texts));
    return new FolderTexts(texts);
  }

  /** Whether one of the files has this text. */
  public boolean contain(String text) {
    return texts.contains(evened(text));
  }

  private static void addAll(Path folder, Set<String> texts) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(Files::isRegularFile).forEach(file -> add(file, texts));
    } catch (IOException e) {
      throw new UncheckedIOException("folder " + folder + " cannot be read", e);
    }
  }

  private static void add(Path file, Set<String> texts) {
    try {
      if (Files.size(file) <= LARGEST) {
        texts.add(evened(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("file " + file + " cannot be read", e);
    }
  }

  private static String evened(String text) {
    return text.replace("\r\n", "\n").strip();
  }
}
