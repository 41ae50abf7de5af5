import { useMesh } from "@patternmesh/react";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import { Diary, type DiaryPage } from "../mesh/diary.js";
import { DiaryContext } from "../mesh/diary-context.js";

/** Writes the diary for as long as the app is open. */
export function DiaryKeeper({
  before,
  children,
}: {
  before?: Partial<DiaryPage>;
  children: ReactNode;
}) {
  const mesh = useMesh();
  const [past] = useState(before);
  const diary = useMemo(() => new Diary(mesh, Date.now, past), [mesh, past]);
  useEffect(() => {
    diary.open();
    return () => diary.close();
  }, [diary]);
  return <DiaryContext.Provider value={diary}>{children}</DiaryContext.Provider>;
}
