/** Calls when the network is back or the page is looked at again: a good moment to try again. */
export function onWakeUp(call: () => void): () => void {
  if (typeof globalThis.addEventListener !== "function") {
    return () => undefined;
  }
  const visible = (): void => {
    if (document.visibilityState === "visible") {
      call();
    }
  };
  globalThis.addEventListener("online", call);
  globalThis.addEventListener("pageshow", call);
  const page = typeof document === "undefined" ? undefined : document;
  page?.addEventListener("visibilitychange", visible);
  return () => {
    globalThis.removeEventListener("online", call);
    globalThis.removeEventListener("pageshow", call);
    page?.removeEventListener("visibilitychange", visible);
  };
}
