import { useEffect } from "react";

/** The browser asks before the page with unsaved work is closed. */
export function useUnsaved(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) {
      return undefined;
    }
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [unsaved]);
}
