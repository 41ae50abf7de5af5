import { useEffect, useMemo, useState } from "react";
import type { CodeLanguage } from "./language-of.js";
import { plainLines, type Line } from "./tokens.js";

/** Longer code stays plain: colouring it would hold up the page. */
export const LONGEST_COLOURED = 100_000;

type Highlighter = (code: string, language: CodeLanguage) => readonly Line[];
let highlighter: Highlighter | undefined;

/** The lines of code: plain ones at once, coloured ones when the highlighter was loaded. */
export function useHighlighted(code: string, language: CodeLanguage): readonly Line[] {
  const [loaded, setLoaded] = useState(highlighter !== undefined);
  useEffect(() => {
    if (loaded) {
      return undefined;
    }
    let wanted = true;
    import("./highlight.js").then(
      ({ highlighted }) => {
        highlighter = highlighted;
        if (wanted) {
          setLoaded(true);
        }
      },
      // Without it the code is plain, and as readable.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [loaded]);
  return useMemo(
    () =>
      loaded && highlighter !== undefined && code.length <= LONGEST_COLOURED
        ? highlighter(code, language)
        : plainLines(code),
    [code, language, loaded],
  );
}
