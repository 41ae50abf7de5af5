/** Tells those who listen what happened, by name. One that throws keeps nobody else from hearing. */
export class Emitter<Events extends object> {
  readonly #handlers = new Map<keyof Events, Set<(data: never) => void>>();

  on<Name extends keyof Events>(name: Name, handler: (data: Events[Name]) => void): () => void {
    const handlers = this.#handlers.get(name) ?? new Set();
    this.#handlers.set(name, handlers);
    // Wrapped, so that a handler that is registered twice is called twice and removed one by one.
    const entry = (data: Events[Name]): void => handler(data);
    handlers.add(entry);
    return () => void handlers.delete(entry);
  }

  emit<Name extends keyof Events>(name: Name, data: Events[Name]): void {
    for (const handler of [...(this.#handlers.get(name) ?? [])]) {
      guarded(() => (handler as (data: Events[Name]) => void)(data));
    }
  }
}

/** Calls a listener; what it throws is reported like any uncaught error, and stops nothing here. */
export function guarded(call: () => void): void {
  try {
    call();
  } catch (thrown) {
    queueMicrotask(() => {
      throw thrown;
    });
  }
}
