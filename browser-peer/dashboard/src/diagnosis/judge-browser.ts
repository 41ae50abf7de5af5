import { bytes } from "../ui/words.js";
import { bad, good, skip, warm, type Finding } from "./verdict.js";

export const BLOCKED_RTC =
  "allow WebRTC: take away the browser extension or policy that blocks it, or use another browser";

/** What the browser can do here. */
export interface Abilities {
  readonly secure: boolean;
  readonly keys: boolean;
  readonly locks: boolean;
  readonly webRtc: boolean;
  readonly database: boolean;
}

export function judgeBrowser(can: Abilities, origin: string): Finding {
  if (!can.secure) {
    return bad(
      `The page came over ${origin}, which the browser does not trust: it gives no keys, no locks and no storage that lasts.`,
      "open it as http://localhost… on the machine that serves it, or serve it over https",
    );
  }
  if (!can.webRtc) {
    return bad("This browser has no WebRTC.", BLOCKED_RTC);
  }
  if (!can.keys) {
    return bad(
      "This browser makes no Ed25519 keys.",
      "update it: Chrome and Edge 137, Firefox 129, Safari 17 and later do",
    );
  }
  if (!can.database || !can.locks) {
    return bad(
      "This browser blocks storage for this page.",
      "allow cookies and site data for it, and leave private browsing",
    );
  }
  return good("Keys, WebRTC and storage are there, and the page is trusted.");
}

/** What the browser says of its storage. */
export interface Storage {
  readonly usage: number;
  readonly quota: number;
  readonly persisted: boolean;
}

export function judgeStorage(storage: Storage | undefined): Finding {
  if (storage === undefined) {
    return warm("This browser does not tell how much it stores.", "nothing, unless saving fails");
  }
  const { usage, quota, persisted } = storage;
  const words = `${bytes(usage)} of ${bytes(quota)} used`;
  if (quota > 0 && usage / quota > 0.8) {
    return warm(`${words}.`, "free space on this device, or delete patterns that nobody needs");
  }
  return persisted
    ? good(`${words}; the browser promised to keep it.`)
    : warm(
        `${words}; the browser may clear it when space runs out.`,
        "“Keep it for good” below asks the browser to keep it; bookmark the page if it says no. Other members have copies of what is shared",
      );
}

/** A revision dated further ahead than this is refused, in milliseconds. */
const REFUSED_AHEAD = 5 * 60_000;

export function judgeClock(skew: number | undefined): Finding {
  if (skew === undefined) {
    return skip("The server's time is not known.");
  }
  const seconds = Math.round(Math.abs(skew) / 1000);
  const words = `This clock is ${seconds} s ${skew > 0 ? "ahead of" : "behind"} the signaling service's.`;
  const remedy = "let the system set its time by itself (NTP)";
  if (skew > REFUSED_AHEAD) {
    return bad(`${words} Others refuse what is dated more than five minutes ahead.`, remedy);
  }
  return seconds > 30
    ? warm(`${words} With equal versions the later edit wins, so clocks matter.`, remedy)
    : good(`The clocks agree within ${Math.max(1, seconds)} s.`);
}
