import { useDiaryPage } from "../mesh/diary-context.js";

/** Says to a screen reader what happened last, of what is worth saying. */
export function Announcer() {
  const { entries } = useDiaryPage();
  const last = entries.find((entry) => entry.aloud);
  return (
    <div className="sr-only" role="log" aria-live="polite" aria-label="What happened last">
      {last && <p key={last.id}>{last.text}</p>}
    </div>
  );
}
