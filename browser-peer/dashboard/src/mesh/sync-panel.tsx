import {
  useMeshSelector,
  usePatternSync,
  type MeshSnapshot,
  type PatternSyncStatus,
} from "@patternmesh/react";
import { useEffect, useState } from "react";
import { Ago } from "../ui/time.js";
import { number } from "../ui/words.js";
import { Holdings } from "./holdings.js";

const sync = (snapshot: MeshSnapshot) => snapshot.sync;
const library = (snapshot: MeshSnapshot) => snapshot.library;

const WORDS: Readonly<Record<PatternSyncStatus, { readonly text: string; readonly tone: string }>> =
  {
    offline: { text: "nobody to compare with", tone: "" },
    syncing: { text: "comparing", tone: "accent" },
    error: { text: "failed", tone: "bad" },
    pending: { text: "on its way", tone: "accent" },
    synced: { text: "in step", tone: "good" },
    idle: { text: "not compared yet", tone: "" },
  };

/** How the own library stands to those of the others. */
export function SyncPanel() {
  const state = useMeshSelector(sync);
  const { patterns, ready, openConflicts } = useMeshSelector(library);
  const { status } = usePatternSync();
  const share = useProgress(state.syncing || state.pendingCount > 0, state.pendingCount);
  const words = WORDS[status];
  return (
    <section className="card sync-card" aria-labelledby="sync-title">
      <div className="card-head">
        <h2 id="sync-title">Sync</h2>
        <span className={`pill ${words.tone}`}>
          <span className="dot" aria-hidden="true" />
          {words.text}
        </span>
      </div>
      <div className="card-body stack">
        <div>
          <p className="figure num">
            {ready ? number(patterns) : "–"} <span>{patterns === 1 ? "pattern" : "patterns"}</span>
          </p>
          <p className="small quiet">
            {state.lastSyncAt === null ? (
              "No comparison has finished yet"
            ) : (
              <>
                Last compared <Ago when={state.lastSyncAt} />
              </>
            )}
          </p>
        </div>
        <div>
          <div
            className="bar"
            role="progressbar"
            aria-label="Changes that have arrived or left, of those known"
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(share * 100)}
          >
            <i style={{ width: `${share * 100}%` }} />
          </div>
          <p className="small quiet under-bar num">
            {state.pendingCount === 0 ? "Nothing waits" : `${number(state.pendingCount)} waiting`}
          </p>
        </div>
        <dl className="facts">
          <Fact name="Received" value={state.received} />
          <Fact name="Sent" value={state.sent} />
          <Fact name="Open conflicts" value={openConflicts} href="#/conflicts" warm />
          <Fact name="Refused" value={state.refused} href="#/diagnosis" warm />
        </dl>
        <Holdings />
        {state.error !== undefined && <p className="small bad-text">{state.error.message}</p>}
      </div>
    </section>
  );
}

function Fact({
  name,
  value,
  href,
  warm,
}: {
  name: string;
  value: number;
  href?: string;
  warm?: boolean;
}) {
  return (
    <div className={warm && value > 0 ? "warm-text" : ""}>
      <dt>{name}</dt>
      <dd className="num">
        {href !== undefined && value > 0 ? (
          <a href={href}>
            {number(value)}
            <span className="sr-only"> {name.toLowerCase()}</span>
          </a>
        ) : (
          number(value)
        )}
      </dd>
    </div>
  );
}

/** What share of the most that waited since all was quiet is done by now. */
function useProgress(busy: boolean, pending: number): number {
  const [most, setMost] = useState(0);
  useEffect(() => setMost((before) => (busy ? Math.max(before, pending) : 0)), [busy, pending]);
  const of = Math.max(most, pending);
  return of === 0 ? 1 : 1 - pending / of;
}
