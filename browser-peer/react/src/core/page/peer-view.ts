import type { PeerInfo } from "../mesh.js";
import type { Link } from "../room/link.js";
import type { StatsPoll } from "./peer-stats.js";

/** The other members as they are shown. */
export function peerView(links: readonly Link[], stats: StatsPoll): ReadonlyMap<string, PeerInfo> {
  return new Map(
    links.map((link) => [
      link.remote.id,
      {
        id: link.remote.id,
        name: link.remote.name,
        present: link.present,
        connectionState: link.connectionState,
        dataChannelState: link.session?.channelState ?? "closed",
        disconnectedByUser: link.disconnectedByUser,
        stats: stats.of(link.remote.id),
        error: link.error ?? null,
      },
    ]),
  );
}
