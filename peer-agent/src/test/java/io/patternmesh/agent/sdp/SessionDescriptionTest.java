package io.patternmesh.agent.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SessionDescriptionTest {

  private static final String PRINT = "AB:".repeat(31) + "CD";
  private static final String GOOD =
      String.join(
          "\r\n",
          "v=0",
          "o=- 1 2 IN IP4 127.0.0.1",
          "s=-",
          "t=0 0",
          "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
          "c=IN IP4 0.0.0.0",
          "a=ice-ufrag:abcd",
          "a=ice-pwd:0123456789012345678901",
          "a=fingerprint:sha-256 " + PRINT,
          "a=setup:actpass",
          "a=mid:0",
          "");

  private static void refused(String sdp, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SessionDescription.parse(sdp))
        .withMessageContaining(why);
  }

  @Test
  void theFingerprintIsReadInItsSignedForm() {
    String mixed = GOOD.replace("sha-256 " + PRINT, "SHA-256 " + PRINT.toLowerCase());
    assertThat(SessionDescription.parse(mixed).fingerprint().value()).isEqualTo("sha-256 " + PRINT);
  }

  @Test
  void theSameFingerprintTwiceIsOne() {
    assertThat(SessionDescription.parse(GOOD + "a=fingerprint:sha-256 " + PRINT + "\r\n").text())
        .startsWith("v=0");
  }

  @Test
  void anythingButOneDataChannelTransportWithOneFingerprintIsRefused() {
    refused("", "1 to 16384");
    refused("x".repeat(20_000), "1 to 16384");
    refused("\r\n" + GOOD, "printable ASCII");
    refused(GOOD.replace("v=0", "v=1"), "v=0 expected first");
    refused(GOOD.replaceAll("m=.*", "m=audio 9 UDP/TLS/RTP/SAVPF 0"), "webrtc-datachannel");
    refused(GOOD + "m=audio 9 UDP/TLS/RTP/SAVPF 0\r\n", "webrtc-datachannel");
    refused(GOOD.replaceAll("a=fingerprint.*", "a=x"), "exactly one fingerprint");
    refused(
        GOOD + "a=fingerprint:sha-256 " + "EF:".repeat(31) + "CD\r\n", "exactly one fingerprint");
    refused(GOOD.replace("sha-256", "md5"), "sha-256");
    refused(GOOD.replace(PRINT, PRINT.substring(3)), "sha-256");
    refused(GOOD.replace("a=ice-pwd", "a=x"), "a=ice-pwd");
    refused(GOOD.replace("s=-", "s=-\0"), "printable ASCII");
    refused(GOOD.replace("a=mid:0", "A=fingerprint:sha-256 " + PRINT), "printable ASCII");
  }
}
