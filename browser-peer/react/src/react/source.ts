/** Something with a state that changes now and then, as `useSyncExternalStore` wants it. */
export interface Source<S> {
  /** The same object until something changed. */
  getSnapshot(): S;
  subscribe(listener: () => void): () => void;
}
