import { P2PProvider } from "@patternmesh/react";
import { render, type RenderResult } from "@testing-library/react";
import { AppContext } from "../../src/app/app-context.js";
import { DiaryKeeper } from "../../src/app/diary-keeper.js";
import { FIRST_SETTINGS } from "../../src/app/settings.js";
import { Shell } from "../../src/app/shell.js";
import { DemoMesh } from "../../src/demo/demo-mesh.js";
import { sceneOf, type SceneName } from "../../src/demo/scene.js";

/** The whole app on made-up members, at an address. */
export function renderApp(scene: SceneName, hash: string): RenderResult & { mesh: DemoMesh } {
  window.location.hash = hash;
  const mesh = new DemoMesh(sceneOf(scene, Date.now()));
  const scope = {
    backend: { backend: "page", signalingUrl: "ws://localhost:3002" } as const,
    settings: { ...FIRST_SETTINGS, name: "Alice" },
    change: () => undefined,
  };
  const result = render(
    <P2PProvider mesh={mesh}>
      <AppContext.Provider value={scope}>
        <DiaryKeeper>
          <Shell />
        </DiaryKeeper>
      </AppContext.Provider>
    </P2PProvider>,
  );
  return { ...result, mesh };
}
