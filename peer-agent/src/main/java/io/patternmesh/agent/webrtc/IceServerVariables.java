package io.patternmesh.agent.webrtc;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Lets ICE servers be given as environment variables. A variable has no capital letters to tell
 * {@code iceServers}, the W3C's word, from {@code iceservers}; so a list of that name would seem to
 * have no elements.
 */
public final class IceServerVariables implements ConfigSourceInterceptor {

  private static final long serialVersionUID = 1L;
  private static final String PLAIN = "patternmesh.webrtc.iceservers[";
  private static final String W3C = "patternmesh.webrtc.iceServers[";

  @Override
  public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
    return context.proceed(name);
  }

  @Override
  public Iterator<String> iterateNames(ConfigSourceInterceptorContext context) {
    Set<String> names = new LinkedHashSet<>();
    context
        .iterateNames()
        .forEachRemaining(
            name ->
                names.add(name.startsWith(PLAIN) ? W3C + name.substring(PLAIN.length()) : name));
    return names.iterator();
  }
}
