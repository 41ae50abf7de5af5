import { createContext, useContext } from "react";
import type { Backend } from "./backend.js";
import type { Settings } from "./settings.js";

/** What the screens know of the app besides the mesh. */
export interface AppScope {
  readonly backend: Backend;
  readonly settings: Settings;
  /** Keeps them and joins anew; an error when the browser refuses to keep them. */
  change(settings: Settings): void;
}

export const AppContext = createContext<AppScope | undefined>(undefined);

export function useApp(): AppScope {
  const scope = useContext(AppContext);
  if (scope === undefined) {
    throw new Error("no app is around this component");
  }
  return scope;
}
