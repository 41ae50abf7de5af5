package io.patternmesh.agent.webrtc;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.graalvm.nativeimage.hosted.Feature;
import org.graalvm.nativeimage.hosted.RuntimeJNIAccess;
import org.graalvm.nativeimage.hosted.RuntimeReflection;
import org.graalvm.nativeimage.hosted.RuntimeResourceAccess;

/**
 * Has the builder of a native image keep what WebRTC's native library looks up by name, and the
 * library itself. It reads both from the jars that the image is made of, so that another version of
 * them needs no other list. Only the builder calls it; {@code native-image.properties} names it.
 */
final class WebRtcFeature implements Feature {

  @Override
  public String getDescription() {
    return "Keeps WebRTC's native library and what it looks up by name";
  }

  /**
   * @throws IllegalStateException when the jars do not have what they should
   */
  @Override
  public void beforeAnalysis(BeforeAnalysisAccess access) {
    try {
      NativeParts parts = NativeParts.of(access.getApplicationClassPath());
      parts.classes().forEach(name -> keep(known(access, name)));
      parts.platformClasses().forEach(name -> keep(known(access, name)));
      RuntimeResourceAccess.addResource(
          WebRtcFeature.class.getModule(), PackedLibrary.NAME, parts.packedLibrary());
    } catch (IOException e) {
      throw new UncheckedIOException("the jars of WebRTC cannot be read", e);
    }
  }

  private static Class<?> known(BeforeAnalysisAccess access, String name) {
    Class<?> type = access.findClassByName(name);
    if (type == null) {
      throw new IllegalStateException(
          "WebRTC's native library needs " + name + ", and the image has no such class");
    }
    return type;
  }

  /** The library finds a class by JNI, or by asking a class loader; its members always by JNI. */
  private static void keep(Class<?> type) {
    RuntimeReflection.register(type);
    RuntimeJNIAccess.register(type);
    RuntimeJNIAccess.register(type.getDeclaredConstructors());
    RuntimeJNIAccess.register(type.getDeclaredMethods());
    RuntimeJNIAccess.register(type.getDeclaredFields());
  }
}
