package io.patternmesh.local.place;

/** How a built service lies in its module's {@code target} folder. */
public enum Layout {
  /** As every build leaves it; it starts from anywhere. */
  FAST_JAR("quarkus-app"),
  /**
   * All classes on one class path, with a cache of what they are once they are loaded and linked;
   * it starts from its own folder.
   */
  AOT("aot");

  /** The options of a service's process, in its own folder. */
  public static final String OPTIONS = "java.options";

  /** The cache, in the service's own folder. */
  public static final String CACHE = "app.aot";

  /** What is run, in the service's own folder. */
  public static final String JAR = "quarkus-run.jar";

  private final String folder;

  Layout(String folder) {
    this.folder = folder;
  }

  /** The folder's name. */
  public String folder() {
    return folder;
  }
}
