import { P2PProvider } from "@patternmesh/react";
import { useCallback, useMemo, useState } from "react";
import { AppContext } from "./app-context.js";
import type { Backend } from "./backend.js";
import { DiaryKeeper } from "./diary-keeper.js";
import { configOf, ownStorage, saveSettings, type Settings } from "./settings.js";
import { Shell } from "./shell.js";

/** The app on a mesh of its own, or on the agent that serves it. */
export function ConnectedApp({ backend, first }: { backend: Backend; first: Settings }) {
  const [settings, setSettings] = useState(first);
  const change = useCallback((next: Settings) => {
    setSettings(next);
    const storage = ownStorage();
    if (storage === undefined) {
      throw new Error(
        "this browser blocks storage: the settings hold until the page is closed; allow cookies and site data for this page to keep them",
      );
    }
    saveSettings(storage, next);
  }, []);
  const config = useMemo(
    () =>
      backend.backend === "agent"
        ? { agentUrl: backend.agentUrl, autoConnect: true }
        : configOf(settings, backend.signalingUrl),
    [backend, settings],
  );
  const scope = useMemo(() => ({ backend, settings, change }), [backend, settings, change]);
  return (
    <P2PProvider config={config}>
      <AppContext.Provider value={scope}>
        <DiaryKeeper>
          <Shell />
        </DiaryKeeper>
      </AppContext.Provider>
    </P2PProvider>
  );
}
