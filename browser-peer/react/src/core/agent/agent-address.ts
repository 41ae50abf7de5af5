import { InvalidFieldError } from "../pattern/invalid-field-error.js";
import { quoted } from "../pattern/quoted.js";

/**
 * The address of an agent without a slash at its end.
 *
 * @throws InvalidFieldError when it is no http address
 */
export function agentAddress(agentUrl: string): string {
  if (!/^https?:\/\//.test(agentUrl) || !URL.canParse(agentUrl)) {
    throw new InvalidFieldError(
      "agentUrl",
      quoted(agentUrl),
      "an address such as http://127.0.0.1:4001 expected",
    );
  }
  return agentUrl.replace(/\/+$/, "");
}

/** What to do when nothing can be heard of the agent. */
export function awayMessage(address: string): string {
  const page = (globalThis as { location?: { hostname?: string } }).location?.hostname;
  const elsewhere = page !== undefined && page !== "" && !isLoopback(page);
  return (
    `the agent at ${address} does not answer; start it with ./mesh up` +
    (elsewhere ? `, and open this page from this machine: it refuses pages of ${page}` : "")
  );
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}
