package io.patternmesh.agent.imports.project;

import io.patternmesh.agent.imports.detect.PackageHints;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Looks up the repository and the package of a folder by climbing from it, and remembers the
 * answers for one pass: a new pass asks anew, since a clone or a {@code package.json} may have come
 * or changed. For one thread at a time.
 */
public final class Surroundings {

  private static final int REMEMBERED = 10_000;

  private final Path top;
  private final Map<Path, Optional<Repository>> repositories = new Remembered<>();
  private final Map<Path, PackageHints> hints = new Remembered<>();

  /**
   * @param top the configured folder, absolute: it stands for a repository where there is none
   */
  public Surroundings(Path top) {
    this.top = top;
  }

  /** The nearest repository around a folder, else the configured folder itself. */
  public Repository repositoryOf(Path folder) {
    return lookUp(folder).orElseGet(() -> Repository.plain(top));
  }

  /** What the nearest package that names a framework says. */
  public PackageHints hintsFor(Path folder) {
    PackageHints known = hints.get(folder);
    if (known != null) {
      return known;
    }
    Path file = folder.resolve("package.json");
    PackageHints here = PackageJson.hints(file);
    boolean climbs = here.frameworks().isEmpty() && !isOutermost(folder, file);
    PackageHints found = climbs ? hintsFor(folder.getParent()) : here;
    hints.put(folder, found);
    return found;
  }

  /** An installed package, a repository, or the first package around the configured folder. */
  private boolean isOutermost(Path folder, Path packageJson) {
    Path parent = folder.getParent();
    return parent == null
        || parent.endsWith("node_modules")
        || lookUp(folder).filter(repository -> repository.root().equals(folder)).isPresent()
        || top.startsWith(folder) && Files.exists(packageJson);
  }

  private Optional<Repository> lookUp(Path folder) {
    Optional<Repository> known = repositories.get(folder);
    if (known != null) {
      return known;
    }
    Path parent = folder.getParent();
    Optional<Repository> found =
        Repository.rootedAt(folder).or(() -> parent == null ? Optional.empty() : lookUp(parent));
    repositories.put(folder, found);
    return found;
  }

  private static final class Remembered<V> extends LinkedHashMap<Path, V> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Path, V> eldest) {
      return size() > REMEMBERED;
    }
  }
}
