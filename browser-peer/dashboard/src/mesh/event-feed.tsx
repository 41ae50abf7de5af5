import { useState } from "react";
import { patternHref } from "../app/route.js";
import { useDiaryPage } from "./diary-context.js";

const FEW = 8;
const TIMES = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });

/** What happened since the page was opened, the newest first. */
export function EventFeed() {
  const { entries } = useDiaryPage();
  const [all, setAll] = useState(false);
  const shown = all ? entries : entries.slice(0, FEW);
  return (
    <section className="card" aria-labelledby="feed-title">
      <div className="card-head">
        <h2 id="feed-title">What happened</h2>
        {entries.length > FEW && (
          <button className="button plain compact" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? "Fewer" : `All ${entries.length}`}
          </button>
        )}
      </div>
      <ol
        className={all ? "feed all" : "feed"}
        tabIndex={all ? 0 : undefined}
        aria-labelledby="feed-title"
      >
        {shown.length === 0 && (
          <li className="quiet small">Nothing yet. What members do appears here.</li>
        )}
        {shown.map((entry) => (
          <li key={entry.id} className={entry.tone}>
            <time className="num quiet" dateTime={entry.at.toISOString()}>
              {TIMES.format(entry.at)}
            </time>
            <span className="dot" aria-hidden="true" />
            <span className="grow">
              {entry.patternId === undefined ? (
                entry.text
              ) : (
                <a href={patternHref(entry.patternId)}>{entry.text}</a>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
