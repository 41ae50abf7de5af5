import { useEffect, useState } from "react";
import { useP2P, usePatternSync, type SharedPattern } from "@patternmesh/react";

export default function Dashboard() {
  const { isInitialized, peers } = useP2P();
  const { syncAll, pendingCount, syncedCount, onPatternReceived } = usePatternSync();
  const [arrived, setArrived] = useState<SharedPattern[]>([]);

  useEffect(() => {
    const stop = onPatternReceived((pattern) => {
      setArrived((before) => [...before, pattern]);
    });
    return stop;
  }, [onPatternReceived]);

  return (
    <main>
      <p id="ready">{isInitialized ? "in the room" : "not yet in the room"}</p>
      <p id="peers">{peers.size}</p>
      <p id="waiting">{pendingCount}</p>
      <p id="synced">{syncedCount}</p>
      <button onClick={syncAll}>Compare with everybody</button>
      <ol>
        {arrived.map((one) => (
          <li key={one.id}>{[one.name, one.category, one.sharedBy].join(", ")}</li>
        ))}
      </ol>
    </main>
  );
}
