import type { Rank } from "../conflict/revision-order.js";
import { greatestFirst, rankOf } from "../conflict/revision-order.js";
import type { PeerId } from "../identity/peer-id.js";
import type { Audience } from "../pattern/shared-pattern.js";
import { includes } from "../revision/audience.js";
import type { Revision } from "../revision/revision.js";

/** A revision that somebody may be shown as the head. */
export interface Visible extends Rank {
  readonly audience: Audience;
  /** May hold the revision besides its audience. */
  readonly author: PeerId;
}

const LONGEST = 1_000;
const MOST_PEERS = 10_000;

/**
 * A pattern's revisions from the head down to the first that the room may hold, without those that
 * nobody needs because a greater one may be held by the same peers. The first that a peer may hold
 * is what that peer is shown.
 *
 * ```
 * head   only [bob], by alice     kept: alice and bob
 *        draft by alice           left out: alice may hold a greater one
 *        only [carol], by alice   kept: carol
 *        room                     kept, and the end
 * ```
 *
 * What is left out stays so whatever comes later, so the chain alone suffices to go on.
 *
 * @param chain greatest first; at most 1,000 with at most 10,000 peers named in all
 */
export function chainWith(chain: readonly Visible[], revision: Revision): readonly Visible[] {
  if (chain.some(({ digest }) => digest === revision.digest)) {
    return chain;
  }
  const { audience } = revision.body;
  const visible = { ...rankOf(revision), audience, author: revision.sharedBy };
  return pruned([...chain, visible].sort(greatestFirst));
}

/** Whether `peer` is of its audience, or its author. */
export function mayHold(visible: Pick<Visible, "audience" | "author">, peer: PeerId): boolean {
  return includes(visible.audience, peer) || visible.author === peer;
}

function pruned(descending: readonly Visible[]): Visible[] {
  const kept: Visible[] = [];
  const holders = new Set<PeerId>();
  let named = 0;
  for (const visible of descending) {
    if (!addHolders(holders, visible)) {
      continue;
    }
    named += visible.audience === "room" ? 0 : visible.audience.length;
    if (kept.length > 0 && (kept.length === LONGEST || named > MOST_PEERS)) {
      break;
    }
    kept.push(visible);
    if (visible.audience === "room") {
      break;
    }
  }
  return kept;
}

/** Whether somebody may hold `visible` who may hold none before it. */
function addHolders(holders: Set<PeerId>, { audience, author }: Visible): boolean {
  if (audience === "room") {
    return true;
  }
  const before = holders.size;
  [author, ...audience].forEach((peer) => holders.add(peer));
  return holders.size > before;
}
