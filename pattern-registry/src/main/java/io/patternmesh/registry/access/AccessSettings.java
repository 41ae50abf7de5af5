package io.patternmesh.registry.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Who may speak to this registry. */
@ConfigMapping(prefix = "patternmesh.registry")
public interface AccessSettings {

  /**
   * Whether {@code quarkus.http.host} may be an address that other machines reach. Default false:
   * such an address ends the start. With true, everybody who reaches it reads and writes the
   * library, for the registry asks nobody who they are. Anything but true or false ends the start.
   */
  @WithDefault("false")
  boolean allowNonLoopbackAddressDangerous();

  /**
   * More names, without port, that a {@code Host} or {@code Origin} header may carry besides this
   * machine's loopback names and {@code quarkus.http.host}, separated by commas. Default none. A
   * name that nobody sends does no harm; one that a stranger controls opens the library to their
   * pages.
   */
  Optional<List<String>> moreHosts();
}
