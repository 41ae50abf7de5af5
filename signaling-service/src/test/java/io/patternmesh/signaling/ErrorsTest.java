package io.patternmesh.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.patternmesh.model.identity.SigningKey;
import io.patternmesh.signaling.peer.Messages;
import io.patternmesh.signaling.peer.TestPeer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ErrorsTest {

  private static final String PEER = SigningKey.generate().peerId().value();
  private static final String KEY = SigningKey.generate().publicKey().toString();

  @TestHTTPResource URI server;

  private TestPeer alice;

  @BeforeEach
  void connect() {
    alice = TestPeer.connect(server);
    alice.nonce();
  }

  @AfterEach
  void goodbye() {
    alice.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {                                                     | invalid_json    | message
          {"type":"ping"} trailing                              | invalid_json    | message
          {"type":"ping","type":"pong"}                         | invalid_json    | message
          {"payload":[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]}  | invalid_json    | message
          null                                                  | invalid_message | message
          []                                                    | invalid_message | message
          "text"                                                | invalid_message | message
          7                                                     | invalid_message | message
          {}                                                    | invalid_message | type
          {"type":null}                                         | invalid_message | type
          {"type":7}                                            | invalid_message | type
          {"type":"ping","id":7}                                | invalid_message | id
          {"type":"ping","id":""}                               | invalid_message | id
          {"type":"dance"}                                      | unknown_type    | type
          {"type":"room_info","payload":{}}                     | unknown_type    | type
          {"type":"ping"}                                       | missing_payload | payload
          {"type":"ping","payload":null}                        | missing_payload | payload
          {"type":"ping","payload":[]}                          | invalid_message | payload
          {"type":"ping","payload":{"timestamp":"now"}}         | invalid_message | payload.timestamp
          {"type":"pong","payload":{"timestamp":-1}}            | invalid_message | payload.timestamp
          {"type":"join_room","roomId":"r"}                     | missing_payload | payload
          {"type":"join_room","payload":{}}                     | invalid_message | roomId
          {"type":"join_room","roomId":"a b","payload":{}}      | invalid_message | roomId
          {"type":"join_room","roomId":{},"payload":{}}         | invalid_message | roomId
          {"type":"join_room","roomId":"r","payload":{}}        | invalid_message | payload.publicKey
          {"type":"join_room","roomId":"r","payload":{"publicKey":"AA"}} | invalid_message | payload.publicKey
          {"type":"leave_room","payload":{"reason":5}}          | invalid_message | payload.reason
          {"type":"leave_room"}                                 | not_in_room     | type
          {"type":"offer","payload":{}}                         | invalid_message | to
          {"type":"offer","to":"bob","payload":{}}              | invalid_message | to
          """)
  void whatIsWrongIsNamed(String message, String code, String field) {
    alice.sendText(message);
    JsonNode error = alice.expectError(code);
    assertThat(error.path("message").textValue()).startsWith(field + ":");
    alice.expectNothingButPong();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          offer         |                                                          | missing_payload | payload
          offer         | {}                                                       | invalid_message | payload.session
          offer         | {"session":"s"}                                          | invalid_message | payload.sdp
          answer        | {"session":"s","sdp":7}                                  | invalid_message | payload.sdp
          answer        | {"session":"s","sdp":"v"}                                | invalid_message | payload.proof
          offer         | {"session":"s","request":true}                           | invalid_message | payload.proof
          offer         | {"session":"s","refused":true}                           | invalid_message | payload.sdp
          answer        | {"session":"s","refused":"yes"}                          | invalid_message | payload.sdp
          answer        | {"session":"s","refused":true,"reason":7}                | invalid_message | payload.reason
          ice_candidate | {"session":"s"}                                          | invalid_message | payload.candidate
          ice_candidate | {"session":"s","candidate":"c","sdpMid":1}               | invalid_message | payload.sdpMid
          ice_candidate | {"session":"s","candidate":"c","sdpMLineIndex":"0"}      | invalid_message | payload.sdpMLineIndex
          ice_candidate | {"session":"s","candidate":"c","sdpMLineIndex":1.5}      | invalid_message | payload.sdpMLineIndex
          ice_candidate | {"session":"s","candidate":"c","sdpMLineIndex":1e99}     | invalid_message | payload.sdpMLineIndex
          ice_candidate | {"session":"s","candidate":"","usernameFragment":[]}     | invalid_message | payload.usernameFragment
          ice_candidate | {"session":"s","candidate":""}                           | not_in_room     | type
          """)
  void aSignalsPayloadIsChecked(String type, String payload, String code, String field) {
    String member = payload == null ? "" : ",\"payload\":" + payload;
    alice.sendText("{\"type\":\"%s\",\"to\":\"%s\"%s}".formatted(type, PEER, member));
    assertThat(alice.expectError(code).path("message").textValue()).startsWith(field + ":");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          `"name":""`,                        payload.name
          `"name":"a\\u0000b"`,               payload.name
          `"name":"a\\nb"`,                   payload.name
          `"name":["Alice"]`,                 payload.name
          `"name":"A","proof":"AAAA"`,        payload.proof
          `"name":"A","proof":"!not base64"`, payload.proof
          """)
  void aJoinsFieldsAreChecked(String fields, String field) {
    alice.sendText(
        "{\"type\":\"join_room\",\"id\":\"j\",\"roomId\":\"r\",\"payload\":{\"publicKey\":\"%s\",%s}}"
            .formatted(KEY, fields));
    JsonNode error = alice.expectError("invalid_message");
    assertThat(error.path("message").textValue()).startsWith(field + ":");
    assertThat(error.path("details").path("inReplyTo").textValue()).isEqualTo("j");
    alice.expectNothingButPong();
  }

  @Test
  void aNameOf65CharactersIsTooLong() {
    alice.send(Messages.join(alice.key(), "any", "r", "n".repeat(65)));
    assertThat(alice.expectError("invalid_message").path("message").textValue())
        .startsWith("payload.name:");
  }

  @Test
  void aSecondJoinOnASocketIsRefused() {
    try (TestPeer bob = TestPeer.joined(server, "twice", "Bob")) {
      bob.send(Messages.join(bob.key(), "any", "twice", "Bob"));
      bob.expectError("already_in_room");
      bob.expectNothingButPong();
    }
  }

  @Test
  void aMessageOverTheLimitIsRefusedAndOneAtTheLimitIsNot() {
    String head = "{\"type\":\"ping\",\"payload\":{\"timestamp\":1},\"pad\":\"";
    String largest = head + "x".repeat(65_536 - head.length() - 2) + "\"}";
    alice.sendText(largest);
    alice.expect("pong");
    alice.sendText(largest.replace("xx", "x\u00e9"));
    assertThat(alice.expectError("too_large").path("message").textValue()).contains("65536");
    alice.expectNothingButPong();
  }

  @Test
  void aBinaryFrameIsRefused() {
    alice.socket().sendBinary(ByteBuffer.wrap("{}".getBytes()), true).join();
    alice.expectError("unsupported_data");
    alice.expectNothingButPong();
  }
}
