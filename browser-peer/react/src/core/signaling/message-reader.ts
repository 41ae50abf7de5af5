import { MAX_SDP } from "../session/session-description.js";
import { FieldError, Fields } from "./fields.js";
import type { AnnouncedPeer, PeerMessage, RoomMessage } from "./room-message.js";

const NAME = 256;
const PROOF = 128;
const REASON = 500;
const MOST_SERVERS = 16;

/**
 * A message of the room; undefined for a type that this version does not know.
 *
 * @throws FieldError when a field is not as the protocol says
 */
export function roomMessage(type: string, message: Fields): RoomMessage | undefined {
  switch (type) {
    case "room_info": {
      const payload = message.object("payload");
      return {
        kind: "joined",
        peers: payload.list("peers").flatMap(announcedOrNone),
        iceServers: iceServers(payload),
      };
    }
    case "ice_servers":
      return { kind: "ice-servers", iceServers: iceServers(message.object("payload")) };
    case "peer_joined":
      return { kind: "peer-joined", peer: announced(message.object("payload")) };
    case "peer_left":
      return {
        kind: "peer-left",
        peerId: message.peerId("from"),
        reason: message.object("payload").optionalText("reason", REASON) ?? "no reason given",
      };
    case "offer":
    case "answer":
    case "ice_candidate":
      return fromPeer(message.peerId("from"), type, message);
    case "error": {
      const payload = message.object("payload");
      return {
        kind: "error",
        code: payload.text("code", 64),
        message: payload.text("message", 2_000),
      };
    }
    default:
      return undefined;
  }
}

function fromPeer(
  peerId: string,
  type: "offer" | "answer" | "ice_candidate",
  message: Fields,
): RoomMessage {
  try {
    return { kind: "from-peer", peerId, message: peerMessage(type, message.object("payload")) };
  } catch (thrown) {
    if (thrown instanceof FieldError) {
      return { kind: "dubious", peerId, reason: `sent an unusable ${type}: ${thrown.message}` };
    }
    throw thrown;
  }
}

function peerMessage(type: "offer" | "answer" | "ice_candidate", payload: Fields): PeerMessage {
  const session = payload.session();
  if (type === "ice_candidate") {
    const usernameFragment = payload.optionalText("usernameFragment", 256);
    const candidate = {
      candidate: payload.text("candidate", 1_024),
      sdpMid: payload.text("sdpMid", 32),
      sdpMLineIndex: payload.number("sdpMLineIndex", 0),
      ...(usernameFragment === undefined ? {} : { usernameFragment }),
    };
    return { kind: "way", session, candidate };
  }
  if (type === "answer" && payload.flag("refused")) {
    return { kind: "refusal", session, reason: payload.text("reason", REASON) };
  }
  const proof = payload.text("proof", PROOF);
  if (type === "offer" && payload.flag("request")) {
    return { kind: "request", session, proof };
  }
  return { kind: type, session, sdp: payload.text("sdp", MAX_SDP), proof };
}

/** One bad entry keeps nobody else from being seen. */
function announcedOrNone(entry: unknown): readonly AnnouncedPeer[] {
  try {
    return [announced(new Fields("room_info.peers", entry))];
  } catch (thrown) {
    if (thrown instanceof FieldError) {
      return [];
    }
    throw thrown;
  }
}

function announced(peer: Fields): AnnouncedPeer {
  return {
    id: peer.peerId("id"),
    name: peer.optionalText("name", NAME) ?? "",
    publicKey: peer.text("publicKey", 64),
  };
}

function iceServers(payload: Fields): readonly RTCIceServer[] {
  return payload.list("iceServers").slice(0, MOST_SERVERS).flatMap(iceServer);
}

/** Form and credentials are checked where servers are used, so that what is wrong can be shown. */
function iceServer(entry: unknown): readonly RTCIceServer[] {
  if (typeof entry !== "object" || entry === null) {
    return [];
  }
  const { urls, username, credential } = entry as Record<string, unknown>;
  const all = (Array.isArray(urls) ? (urls as unknown[]) : [urls]).filter(
    (url): url is string => typeof url === "string" && url.length <= 512,
  );
  return [
    {
      urls: all,
      ...(typeof username === "string" ? { username } : {}),
      ...(typeof credential === "string" ? { credential } : {}),
    },
  ];
}
