import { every, type Cancel } from "../flow/after.js";
import type { PeerStats } from "../mesh.js";
import type { Link } from "../room/link.js";

const EVERY = 2_000;
const NONE: PeerStats = { bytesReceived: 0, bytesSent: 0 };

/** What the statistics of a candidate pair say, as far as it is needed. */
interface PairStats extends RTCIceCandidatePairStats {
  readonly selected?: boolean;
}

/** Measures the open connections every two seconds. */
export class StatsPoll {
  readonly #latest = new Map<string, PeerStats>();
  readonly #stop: Cancel;

  /**
   * @param links the connections of the moment
   * @param latency a round trip in milliseconds that was measured otherwise
   * @param measured called when there are new figures
   */
  constructor(
    private readonly links: () => readonly Link[],
    private readonly latency: (peerId: string) => number | undefined,
    private readonly measured: () => void,
  ) {
    this.#stop = every(EVERY, () => void this.measure());
  }

  of(peerId: string): PeerStats {
    return this.#latest.get(peerId) ?? NONE;
  }

  stop(): void {
    this.#stop();
  }

  /** Measures now. */
  async measure(): Promise<void> {
    const open = this.links().filter((link) => link.channel);
    const measured = await Promise.all(
      open.map(async (link) => [link.remote.id, await this.#stats(link)] as const),
    );
    this.#latest.clear();
    measured.forEach(([id, stats]) => this.#latest.set(id, stats));
    this.measured();
  }

  async #stats({ remote, channel, session }: Link): Promise<PeerStats> {
    const path = session && (await selectedPair(session.connection));
    const latency = path?.roundTrip ?? this.latency(remote.id);
    return {
      ...(latency === undefined ? {} : { latency: Math.round(latency * 10) / 10 }),
      bytesReceived: channel?.bytesReceived ?? 0,
      bytesSent: channel?.bytesSent ?? 0,
      ...(path ? { candidatePair: { local: path.local, remote: path.remote } } : {}),
    };
  }
}

interface SelectedPair {
  readonly local: string;
  readonly remote: string;
  readonly roundTrip: number | undefined;
}

async function selectedPair(connection: RTCPeerConnection): Promise<SelectedPair | undefined> {
  const stats = new Map<string, Record<string, unknown>>();
  try {
    const report = await connection.getStats();
    report.forEach((entry: Record<string, unknown>) => stats.set(String(entry["id"]), entry));
  } catch {
    return undefined;
  }
  const all = [...stats.values()];
  const transport = all.find((entry) => entry["type"] === "transport");
  const chosen = stats.get(String(transport?.["selectedCandidatePairId"]));
  const pair = (chosen ??
    all.find((entry) => entry["type"] === "candidate-pair" && entry["selected"] === true)) as
    PairStats | undefined;
  if (!pair) {
    return undefined;
  }
  const kind = (id: string): string => String(stats.get(id)?.["candidateType"] ?? "unknown");
  const seconds = pair.currentRoundTripTime;
  return {
    local: kind(pair.localCandidateId),
    remote: kind(pair.remoteCandidateId),
    roundTrip: seconds === undefined ? undefined : seconds * 1_000,
  };
}
