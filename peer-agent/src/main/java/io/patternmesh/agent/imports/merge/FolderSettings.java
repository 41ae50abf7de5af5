package io.patternmesh.agent.imports.merge;

import io.patternmesh.agent.imports.ImportSettings;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is imported, and how. */
@ConfigMapping(prefix = "patternmesh.imports")
public interface FolderSettings extends ImportSettings {

  /**
   * Folders of test files, separated by commas; each is scanned and then followed. Default none.
   * One that does not exist is reported and awaited.
   */
  Optional<List<Path>> folders();
}
