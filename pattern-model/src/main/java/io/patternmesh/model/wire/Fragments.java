package io.patternmesh.model.wire;

import io.patternmesh.model.cbor.MalformedException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Cuts frames into messages and puts them together again. The first byte of a message tells whether
 * the frame goes on in the next one (1) or ends here (0); the channel keeps their order.
 *
 * <p>One instance assembles one direction of one channel, one message at a time.
 */
public final class Fragments {

  /** Most bytes of a message, its first byte included. */
  public static final int MESSAGE = 1 << 16;

  private static final byte LAST = 0;
  private static final byte MORE = 1;

  private ByteArrayOutputStream pending = new ByteArrayOutputStream();

  /** The messages of one encoded frame, in order, each at most {@link #MESSAGE} bytes. */
  public static List<byte[]> split(byte[] frame) {
    List<byte[]> messages = new ArrayList<>();
    int start = 0;
    do {
      int end = Math.min(frame.length, start + MESSAGE - 1);
      byte[] message = new byte[1 + end - start];
      message[0] = end == frame.length ? LAST : MORE;
      System.arraycopy(frame, start, message, 1, end - start);
      messages.add(message);
      start = end;
    } while (start < frame.length);
    return messages;
  }

  /**
   * Takes the next message; the whole frame when this was its last.
   *
   * @throws MalformedException when the message is empty or too long, its first byte unknown, or
   *     the frame greater than {@link FrameCodec#GREATEST}; the channel is then of no more use
   */
  public Optional<byte[]> add(byte[] message) {
    if (message.length < 1 || message.length > MESSAGE) {
      throw new MalformedException(
          "message: 1 to " + MESSAGE + " bytes expected, got " + message.length);
    }
    if (message[0] != LAST && message[0] != MORE) {
      throw new MalformedException("message: first byte 0 or 1 expected, got " + message[0]);
    }
    if (pending.size() + message.length - 1 > FrameCodec.GREATEST) {
      throw new MalformedException("frame: at most " + FrameCodec.GREATEST + " bytes expected");
    }
    if (message[0] == LAST && pending.size() == 0) {
      return Optional.of(Arrays.copyOfRange(message, 1, message.length));
    }
    pending.write(message, 1, message.length - 1);
    if (message[0] == MORE) {
      return Optional.empty();
    }
    byte[] frame = pending.toByteArray();
    pending = new ByteArrayOutputStream(); // not reset(), which would keep a great frame's memory
    return Optional.of(frame);
  }
}
