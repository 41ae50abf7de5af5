import { MeshError, meshError } from "../errors.js";
import { awayMessage } from "./agent-address.js";

/** One request to an agent. */
export interface AgentRequest {
  readonly method: "GET" | "PUT" | "POST" | "DELETE";
  /** Below `/api`, with its query. */
  readonly path: string;
  readonly body?: unknown;
  /** The digest that the edit is of. */
  readonly ifMatch?: string | undefined;
  readonly signal?: AbortSignal;
}

/** Requests to an agent's HTTP interface, each answered by what its JSON says. */
export class AgentHttp {
  constructor(
    private readonly address: string,
    private readonly fetch: typeof globalThis.fetch = (...request) => globalThis.fetch(...request),
  ) {}

  get(path: string, signal?: AbortSignal): Promise<unknown> {
    return this.send({ method: "GET", path, ...(signal !== undefined && { signal }) });
  }

  post(path: string, body?: unknown): Promise<unknown> {
    return this.send({ method: "POST", path, body });
  }

  /**
   * @throws MeshError with the agent's own words (RFC 9457), `agent-away` when it is not there, or
   *     `unsupported` when it has no such resource
   */
  async send(request: AgentRequest): Promise<unknown> {
    const response = await this.#sent(request);
    const text = await response.text().catch(() => "");
    const json = parsed(text);
    if (response.ok) {
      return json;
    }
    const detail = isProblem(response) ? detailOf(json) : undefined;
    throw meshError(
      codeOf(response.status, detail),
      codeOf(response.status, detail) === "unsupported"
        ? `the agent at ${this.address} has no ${request.method} /api${request.path}; use a newer agent`
        : (detail ?? `the agent at ${this.address} answered with status ${response.status}`),
    );
  }

  async #sent({ method, path, body, ifMatch, signal }: AgentRequest): Promise<Response> {
    try {
      return await this.fetch(`${this.address}/api${path}`, {
        method,
        cache: "no-store",
        headers: {
          Accept: "application/json",
          ...(body !== undefined && { "Content-Type": "application/json" }),
          ...(ifMatch !== undefined && { "If-Match": `"${ifMatch}"` }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        ...(signal !== undefined && { signal }),
      });
    } catch (cause) {
      throw new MeshError("agent-away", awayMessage(this.address), { cause });
    }
  }
}

function parsed(text: string): unknown {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isProblem(response: Response): boolean {
  return /\bjson\b/.test(response.headers.get("Content-Type") ?? "");
}

function detailOf(json: unknown): string | undefined {
  const detail = typeof json === "object" && json !== null && "detail" in json ? json.detail : "";
  return typeof detail === "string" && detail !== "" ? detail : undefined;
}

/** Where no resource is, the detail is missing or is the framework's own. */
function codeOf(status: number, detail: string | undefined): string {
  const resourceAnswered = detail !== undefined && !/^HTTP 40[45]\b/.test(detail);
  switch (status) {
    case 400:
    case 413:
      return "invalid-field";
    case 403:
      return "refused";
    case 404:
    case 405:
      return resourceAnswered ? "not-found" : "unsupported";
    case 410:
      return "not-found";
    case 409:
      return "rejected";
    case 412:
      return "precondition-failed";
    case 429:
      return "too-many";
    case 503:
      return "library-away";
    default:
      return "agent-failed";
  }
}
