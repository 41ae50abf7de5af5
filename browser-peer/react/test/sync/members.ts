import type { Identity } from "../../src/core/identity/identity.js";
import type { Library } from "../../src/core/library/library.js";
import type { SyncResult } from "../../src/core/mesh.js";
import type { Revision } from "../../src/core/revision/revision.js";
import { FrameChannel } from "../../src/core/sync/frame-channel.js";
import { InFlight } from "../../src/core/sync/in-flight.js";
import type { SyncContext } from "../../src/core/sync/sync-context.js";
import { SyncCounters } from "../../src/core/sync/sync-counters.js";
import { SyncEngine } from "../../src/core/sync/sync-engine.js";
import { type ConversationTimes, TIMES } from "../../src/core/sync/sync-settings.js";
import type { Frame } from "../../src/core/wire/frame.js";
import { freshLibrary, people } from "../library/people.js";
import { ChannelEnd } from "./channel-pair.js";

export const ROOM = "test-room";

/** A scripted peer gives no sign of life by itself, and a busy machine is slow to answer. */
const PATIENT: ConversationTimes = {
  ...TIMES,
  silence: 120_000,
  hiddenSilence: 120_000,
  hello: 120_000,
  step: 120_000,
};

/** What a test sets otherwise than it is. */
export interface Otherwise {
  readonly room?: string;
  readonly autoSync?: boolean;
  readonly maxPendingPatterns?: number;
  readonly times?: Partial<ConversationTimes>;
}

/** A member with a library of its own and no network. */
export interface Member {
  readonly identity: Identity;
  readonly library: Library;
  readonly engine: SyncEngine;
  readonly total: SyncCounters;
  readonly received: Revision[];
  readonly refused: string[];
  readonly results: SyncResult[];
  readonly messages: unknown[];
  /** Why sessions ended. */
  readonly ends: string[];
}

export function memberOf(identity: Identity, library: Library, otherwise: Otherwise = {}): Member {
  const total = new SyncCounters();
  const record = {
    received: [] as Revision[],
    refused: [] as string[],
    results: [] as SyncResult[],
    messages: [] as unknown[],
    ends: [] as string[],
  };
  const times = { ...PATIENT, ...otherwise.times };
  const context: SyncContext = {
    self: identity.peerId,
    name: identity.peerId.slice(0, 8),
    room: otherwise.room ?? ROOM,
    library,
    inFlight: new InFlight(times.step),
    total,
    settings: {
      autoSync: otherwise.autoSync ?? true,
      syncInterval: 60_000,
      maxPendingPatterns: otherwise.maxPendingPatterns ?? 100,
    },
    times,
    news: {
      received: (_, revisions) => void record.received.push(...revisions),
      refused: (_, reason) => void record.refused.push(reason),
      compared: (result) => void record.results.push(result),
      message: (_, message) => void record.messages.push(message),
      ended: (_, error) => void record.ends.push(error.message),
      changed: () => undefined,
    },
  };
  return { identity, library, total, engine: new SyncEngine(context), ...record };
}

/** Members with empty libraries, the greatest id first: it compares first, and offers. */
export async function members(count: number, otherwise: Otherwise = {}): Promise<Member[]> {
  const identities = await people(count);
  const made = await Promise.all(
    identities.map(async (one) =>
      memberOf(one, await freshLibrary(one, undefined, Date.now), otherwise),
    ),
  );
  return made.sort((a, b) => (a.identity.peerId < b.identity.peerId ? 1 : -1));
}

/** Opens a channel between two members. */
export function connect(one: Member, other: Member): [ChannelEnd, ChannelEnd] {
  const ends = ChannelEnd.pair(one.identity, other.identity);
  void one.engine.serve(ends[0]);
  void other.engine.serve(ends[1]);
  return ends;
}

/** A peer that says what a test wants, and keeps what it hears. */
export class ScriptedPeer {
  readonly heard: Frame[] = [];
  readonly frames: FrameChannel;
  readonly end: ChannelEnd;

  private constructor(member: Member, identity: Identity) {
    const [ours, theirs] = ChannelEnd.pair(member.identity, identity);
    this.end = theirs;
    this.frames = new FrameChannel(theirs);
    void member.engine.serve(ours);
    void this.#listen();
  }

  static async of(member: Member): Promise<ScriptedPeer> {
    const [identity] = (await people(1)) as [Identity];
    return new ScriptedPeer(member, identity);
  }

  hello(otherwise: Partial<Frame & { type: "hello" }> = {}): Promise<void> {
    const hello = { type: "hello", protocol: 1, room: ROOM, name: "scripted", credit: 64 } as const;
    return this.frames.send({ ...hello, ...otherwise });
  }

  /** What it heard of one type. */
  all<Type extends Frame["type"]>(type: Type): (Frame & { type: Type })[] {
    return this.heard.filter((frame): frame is Frame & { type: Type } => frame.type === type);
  }

  async #listen(): Promise<void> {
    for await (const frame of this.frames.frames()) {
      this.heard.push(frame);
    }
  }
}
