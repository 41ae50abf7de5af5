/** What serves this page, and so where the peer runs. */
export type Backend =
  | { readonly backend: "agent"; readonly agentUrl: string }
  | { readonly backend: "page"; readonly signalingUrl: string };

/** What of `location` matters here. */
export interface Place {
  readonly protocol: string;
  readonly host: string;
  readonly origin: string;
}

/** Asks whoever serves the page; a plain web server that says nothing leaves the peer to the page. */
export async function findBackend(place: Place, ask: typeof fetch = fetch): Promise<Backend> {
  return backendOf(await description(ask), place);
}

export function backendOf(described: unknown, place: Place): Backend {
  const said = (typeof described === "object" ? described : null) as Record<string, unknown> | null;
  if (said?.backend === "agent") {
    return { backend: "agent", agentUrl: place.origin };
  }
  const own = `${place.protocol === "https:" ? "wss" : "ws"}://${place.host}`;
  return {
    backend: "page",
    signalingUrl: typeof said?.signalingUrl === "string" ? said.signalingUrl : own,
  };
}

async function description(ask: typeof fetch): Promise<unknown> {
  try {
    const response = await ask("./dashboard.json", { headers: { Accept: "application/json" } });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}
