import { useEffect, useRef, useState } from "react";
import { Icon } from "../ui/icon.js";

/** A pause of this many milliseconds in typing starts a search. */
const PAUSE = 180;

/** Searches while the user types. */
export function SearchBox({ value, onSearch }: { value: string; onSearch: (q: string) => void }) {
  const [text, setText] = useState(value);
  const latest = useRef(onSearch);
  const asked = useRef(value);
  useEffect(() => {
    latest.current = onSearch;
  });
  useEffect(() => {
    if (value !== asked.current) {
      asked.current = value;
      setText(value);
    }
  }, [value]);
  useEffect(() => {
    const q = text.trim();
    if (q === asked.current) {
      return undefined;
    }
    const timer = setTimeout(() => {
      asked.current = q;
      latest.current(q);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div className="search">
      <Icon name="search" size={17} />
      <input
        type="search"
        className="input"
        placeholder="Search names, ids, descriptions, code"
        aria-label="Search the library"
        aria-keyshortcuts="/"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            setText("");
          } else if (event.key === "ArrowDown") {
            event.preventDefault();
            document.querySelector<HTMLElement>(".pattern-list a")?.focus();
          }
        }}
      />
      <kbd aria-hidden="true">/</kbd>
    </div>
  );
}
