package io.patternmesh.signaling.peer;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** WebSocket frames (RFC 6455, section 5.2) by hand, also those that no honest client sends. */
public final class RawSocket implements AutoCloseable {

  public static final int CONTINUATION = 0;
  public static final int TEXT = 1;
  public static final int BINARY = 2;
  public static final int CLOSE = 8;
  public static final int PING = 9;

  private final Socket socket = new Socket();
  private final OutputStream out;
  private final DataInputStream in;

  /** Connects and shakes hands; {@code receiveBuffer} bounds what the kernel takes unread. */
  public RawSocket(URI server, int receiveBuffer) throws IOException {
    socket.setReceiveBufferSize(receiveBuffer);
    socket.setSoTimeout(30_000);
    socket.connect(new InetSocketAddress("localhost", server.getPort()));
    out = socket.getOutputStream();
    in = new DataInputStream(socket.getInputStream());
    String handshake =
        """
        GET / HTTP/1.1\r
        Host: localhost\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        \r
        """;
    out.write(handshake.getBytes(StandardCharsets.US_ASCII));
    ByteArrayOutputStream response = new ByteArrayOutputStream();
    while (!response.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      response.write(in.readUnsignedByte());
    }
  }

  public RawSocket(URI server) throws IOException {
    this(server, 64 * 1024);
  }

  public void frame(boolean last, int opcode, byte[] payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
    frame.put((byte) ((last ? 0x80 : 0) | opcode));
    if (payload.length < 126) {
      frame.put((byte) (0x80 | payload.length));
    } else if (payload.length < 65_536) {
      frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
    } else {
      frame.put((byte) (0x80 | 127)).putLong(payload.length);
    }
    // A mask of zeros leaves the payload as it is.
    frame.putInt(0).put(payload);
    out.write(frame.array(), 0, frame.position());
  }

  public void text(String text) throws IOException {
    frame(true, TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same; false when the server has cut the connection. */
  public boolean tryText(String text) {
    try {
      text(text);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Bytes as they are, framed or not. */
  public void bytes(byte... bytes) throws IOException {
    out.write(bytes);
  }

  /** The next text message, or nothing when a close frame or the end came instead. */
  public Optional<String> read() throws IOException {
    while (true) {
      int first = in.read();
      if (first < 0) {
        return Optional.empty();
      }
      int length = in.readUnsignedByte();
      if (length == 126) {
        length = in.readUnsignedShort();
      } else if (length == 127) {
        length = (int) in.readLong();
      }
      byte[] payload = in.readNBytes(length);
      if ((first & 0x0f) == TEXT) {
        return Optional.of(new String(payload, StandardCharsets.UTF_8));
      }
      if ((first & 0x0f) == CLOSE) {
        return Optional.empty();
      }
    }
  }

  /** Closes the connection without a close frame. */
  public void breakOff() throws IOException {
    socket.close();
  }

  @Override
  public void close() throws IOException {
    breakOff();
  }
}
