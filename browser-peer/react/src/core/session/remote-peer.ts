import { MeshError } from "../errors.js";
import { type PeerId, peerIdOf } from "../identity/peer-id.js";
import { parsePublicKey } from "../identity/public-key.js";
import type { AnnouncedPeer } from "../signaling/room-message.js";

/** Another member. The id is the hash of the key, so whoever proves the key is the peer. */
export interface RemotePeer {
  readonly id: PeerId;
  /** Decoration; it identifies nobody. */
  readonly name: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
}

/** @throws MeshError when the announced id is not the id of the announced key */
export async function remotePeer(announced: AnnouncedPeer): Promise<RemotePeer> {
  const publicKey = parsePublicKey(announced.publicKey);
  const owner = await peerIdOf(publicKey);
  if (owner !== announced.id) {
    throw new MeshError(
      "peer-refused",
      `peer ${announced.id}: its public key belongs to peer ${owner}, so it is somebody else's` +
        " announcement; nothing is sent to it",
    );
  }
  return { id: announced.id, name: announced.name, publicKey };
}
