import { useCallback, useState } from "react";

export type Theme = "system" | "light" | "dark";

const KEY = "patternmesh.theme";

function saved(): Theme {
  const chosen = document.documentElement.dataset.theme;
  return chosen === "light" || chosen === "dark" ? chosen : "system";
}

/** The chosen theme; `theme.js` applies it before the first paint of the next visit. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(saved);
  const choose = useCallback((next: Theme) => {
    if (next === "system") {
      delete document.documentElement.dataset.theme;
    } else {
      document.documentElement.dataset.theme = next;
    }
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // Blocked storage: it holds for this visit.
    }
    setTheme(next);
  }, []);
  return [theme, choose];
}
