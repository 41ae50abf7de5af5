package io.patternmesh.agent.imports;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/** How folders of test files are scanned and watched. Made to be a group of a config mapping. */
public interface ImportSettings {

  /**
   * Names of folders that are not looked into, at any depth below a configured folder; the
   * configured folder itself may have such a name. A name that ends in {@code *} stands for all
   * that start so. Default: what builds and package managers fill, and hidden folders ({@code .*}).
   */
  @WithDefault("node_modules,target,build,dist,vendor,coverage,venv,__pycache__,.*")
  Set<String> ignoredFolders();

  /**
   * How long a file must stay unchanged before it is read, so that no half-written file is. Default
   * 200 ms; below 10 ms it is taken as 10 ms.
   */
  @WithDefault("200ms")
  Duration settle();

  /**
   * How often a folder is scanned again where the system gives no word of changes. Default 30 s;
   * never more often than {@link #settle()}.
   */
  @WithDefault("30s")
  Duration rescanInterval();
}
