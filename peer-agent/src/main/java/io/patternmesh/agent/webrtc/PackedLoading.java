package io.patternmesh.agent.webrtc;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import dev.onvoid.webrtc.internal.NativeLoader;
import java.io.IOException;

/** In native images, takes the place of the code that WebRTC's classes load their library with. */
@TargetClass(NativeLoader.class)
final class PackedLoading {

  private PackedLoading() {}

  /**
   * @param name of the library, without prefix and platform; there is only one
   * @throws IOException when it cannot be unpacked
   */
  @Substitute
  public static void loadLibrary(String name) throws IOException {
    PackedLibrary.load();
  }
}
