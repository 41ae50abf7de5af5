import { EventSource } from "eventsource";

// Browsers have it; Node and happy-dom do not.
globalThis.EventSource ??= EventSource as unknown as typeof globalThis.EventSource;
