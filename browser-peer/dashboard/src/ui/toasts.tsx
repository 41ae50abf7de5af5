import { useSyncExternalStore } from "react";
import { messageOf } from "@patternmesh/react";
import { Icon } from "./icon.js";

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly bad: boolean;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

const MOST = 4;
let toasts: readonly Toast[] = [];
let ids = 0;
const listeners = new Set<() => void>();

function show(next: readonly Toast[]): void {
  toasts = next;
  listeners.forEach((listener) => listener());
}

function dismiss(id: number): void {
  show(toasts.filter((toast) => toast.id !== id));
}

/** Says what was just done; goes by itself. */
export function say(text: string, action?: Toast["action"]): void {
  const id = ++ids;
  show([...toasts.slice(1 - MOST), { id, text, bad: false, action }]);
  setTimeout(() => dismiss(id), action === undefined ? 5000 : 9000);
}

/** Says what went wrong; stays until it is dismissed. */
export function complain(thrown: unknown): void {
  const text = messageOf(thrown);
  show([
    ...toasts.filter((toast) => toast.text !== text).slice(1 - MOST),
    { id: ++ids, text, bad: true },
  ]);
}

/** Runs something that may fail, and says so when it does; whether it did not. */
export async function attempt(doing: () => Promise<unknown>, done?: string): Promise<boolean> {
  try {
    await doing();
    if (done !== undefined) {
      say(done);
    }
    return true;
  } catch (thrown) {
    complain(thrown);
    return false;
  }
}

/** Where they are shown; once in a page. */
export function Toasts() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map((toast) => (
        <div key={toast.id} className={toast.bad ? "toast bad" : "toast"}>
          <p>{toast.text}</p>
          {toast.action && (
            <button
              className="do"
              onClick={() => {
                toast.action?.run();
                dismiss(toast.id);
              }}
            >
              {toast.action.label}
            </button>
          )}
          <button onClick={() => dismiss(toast.id)} aria-label="Dismiss">
            <Icon name="cross" size={14} />
          </button>
        </div>
      ))}
    </div>
  );
}
