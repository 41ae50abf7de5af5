package io.patternmesh.agent.webrtc;

import org.graalvm.nativeimage.PinnedObject;
import org.graalvm.nativeimage.c.function.CFunction;
import org.graalvm.word.Pointer;
import org.graalvm.word.PointerBase;
import org.graalvm.word.UnsignedWord;
import org.graalvm.word.WordFactory;

/** The pages of memory through which a native image reads its own file. */
final class ImagePages {

  /** The largest pages of the systems that agents run on. */
  private static final int PAGE = 64 * 1024;

  /** Linux's MADV_DONTNEED: pages of a file may go, and are read again when they are wanted. */
  private static final int DONT_NEED = 4;

  private ImagePages() {}

  @CFunction("madvise")
  private static native int advise(PointerBase start, UnsignedWord length, int advice);

  /**
   * Gives back the memory that an array of the image takes since it was read.
   *
   * @param content never written to; made by the image's builder
   */
  static void release(byte[] content) {
    try (PinnedObject pinned = PinnedObject.create(content)) {
      Pointer start = pinned.addressOfArrayElement(0);
      UnsignedWord within = WordFactory.unsigned(PAGE - 1).not();
      Pointer first = start.add(PAGE - 1).and(within);
      Pointer end = start.add(content.length).and(within);
      if (end.aboveThan(first)) {
        advise(first, end.subtract(first), DONT_NEED);
      }
    }
  }
}
