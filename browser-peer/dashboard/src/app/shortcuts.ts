import { useEffect } from "react";

/** What the keyboard can do, as the help shows it. */
export const SHORTCUTS: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ["/"], does: "Search the library" },
  { keys: ["g", "m"], does: "Go to the mesh" },
  { keys: ["g", "l"], does: "Go to the library" },
  { keys: ["g", "c"], does: "Go to the conflicts" },
  { keys: ["g", "s"], does: "Go to the settings" },
  { keys: ["g", "d"], does: "Go to the diagnosis" },
  { keys: ["n"], does: "Write a new pattern" },
  { keys: ["↑", "↓"], does: "Walk through a list" },
  { keys: ["Enter"], does: "Open what is chosen" },
  { keys: ["Ctrl", "Enter"], does: "Save a form" },
  { keys: ["Esc"], does: "Close a dialog, clear the search" },
  { keys: ["?"], does: "Show these keys" },
];

/** Calls what a key stands for, unless the user is typing or a dialog is open. */
export function useShortcuts(actions: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    let first = "";
    let pause: ReturnType<typeof setTimeout> | undefined;
    const listener = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
        return;
      }
      if (document.querySelector("dialog[open]") !== null) {
        return;
      }
      const action = actions[first + event.key];
      first = first === "" && event.key === "g" ? "g" : "";
      clearTimeout(pause);
      pause = setTimeout(() => (first = ""), 1200);
      if (action !== undefined) {
        event.preventDefault();
        action();
      }
    };
    window.addEventListener("keydown", listener);
    return () => {
      clearTimeout(pause);
      window.removeEventListener("keydown", listener);
    };
  }, [actions]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
