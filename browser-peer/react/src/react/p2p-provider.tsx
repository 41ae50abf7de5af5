import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { P2PConfig } from "../core/config.js";
import { connectMesh } from "../core/connect-mesh.js";
import type { Mesh } from "../core/mesh.js";
import { identityOf, settingsOf } from "./config-parts.js";
import { MeshContext, type MeshScope } from "./mesh-context.js";
import { MeshKeeper } from "./mesh-keeper.js";
import { MeshState } from "./mesh-state.js";

/** Either how to reach a mesh, or a mesh that is there. */
export type P2PProviderProps = { readonly children?: ReactNode } & (
  | {
      /** Its mesh lives as long as the provider, and is another when what identifies it changed. */
      readonly config: P2PConfig;
      readonly mesh?: undefined;
    }
  | {
      /** Starting and stopping it is left to whoever made it. */
      readonly mesh: Mesh;
      readonly config?: undefined;
    }
);

interface Held {
  readonly identity: unknown;
  readonly mesh: Mesh;
  readonly owned: boolean;
}

function holding(given: Mesh | undefined, config: P2PConfig, identity: unknown): Held {
  return { identity, mesh: given ?? connectMesh(config), owned: given === undefined };
}

const NO_CONFIG: P2PConfig = {};

/** Gives a mesh to the hooks below it. */
export function P2PProvider({ config = NO_CONFIG, mesh: given, children }: P2PProviderProps) {
  const identity = given ?? identityOf(config);
  const [last, setLast] = useState(() => holding(given, config, identity));
  let held = last;
  if (held.identity !== identity) {
    held = holding(given, config, identity);
    setLast(held);
  }
  const { mesh, owned } = held;
  const [keeper] = useState(() => new MeshKeeper());

  useEffect(() => {
    if (!owned) {
      return undefined;
    }
    keeper.hold(mesh);
    return () => keeper.release(mesh);
  }, [keeper, mesh, owned]);

  const scope = useMemo<MeshScope>(() => {
    const state = new MeshState(mesh);
    const start = (): Promise<void> => (owned ? keeper.start(mesh) : mesh.start());
    return { mesh, state, initial: mesh.getSnapshot(), start: () => state.starting(start) };
  }, [keeper, mesh, owned]);

  const autoConnect = config.autoConnect === true;
  useEffect(() => {
    if (owned && autoConnect) {
      // Why it failed is the error that hooks show.
      scope.start().catch(() => undefined);
    }
  }, [scope, owned, autoConnect]);

  const settings = JSON.stringify(settingsOf(config));
  const configured = useRef({ mesh, settings });
  useEffect(() => {
    if (configured.current.mesh === mesh && configured.current.settings !== settings && owned) {
      mesh.configure(settingsOf(config));
    }
    configured.current = { mesh, settings };
  }, [mesh, owned, settings]);

  return <MeshContext.Provider value={scope}>{children}</MeshContext.Provider>;
}
