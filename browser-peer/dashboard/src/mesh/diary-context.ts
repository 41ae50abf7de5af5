import { createContext, useContext, useSyncExternalStore } from "react";
import type { Diary, DiaryPage } from "./diary.js";

export const DiaryContext = createContext<Diary | undefined>(undefined);

export function useDiary(): Diary {
  const diary = useContext(DiaryContext);
  if (diary === undefined) {
    throw new Error("no diary is around this component");
  }
  return diary;
}

export function useDiaryPage(): DiaryPage {
  const diary = useDiary();
  return useSyncExternalStore(diary.subscribe, diary.getSnapshot);
}
