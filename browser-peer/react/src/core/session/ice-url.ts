const FORM =
  /^(stuns?|turns?):(\[[0-9A-Fa-f:.]{2,45}]|[A-Za-z0-9._-]{1,253})(?::([0-9]{1,5}))?(?:\?transport=(udp|tcp))?$/;

/** The address of a STUN or TURN server (RFC 7064, RFC 7065). */
export interface IceUrl {
  readonly text: string;
  /** The same for every spelling of an address: its defaults written out, lower case. */
  readonly canonical: string;
  /** Whether it relays, which needs a user name and a credential. */
  readonly relays: boolean;
}

/** Reads an address; undefined when it is none. */
export function iceUrl(text: string): IceUrl | undefined {
  const form = FORM.exec(text);
  if (!form) {
    return undefined;
  }
  const [, scheme = "", host = "", port, transport] = form;
  const relays = scheme.startsWith("turn");
  const secure = scheme.endsWith("s");
  if ((port !== undefined && (+port < 1 || +port > 65_535)) || (transport && !relays)) {
    return undefined;
  }
  const place = `${scheme}:${host}:${port ?? (secure ? 5349 : 3478)}`.toLowerCase();
  const way = relays ? `?transport=${transport ?? (secure ? "tcp" : "udp")}` : "";
  return { text, canonical: place + way, relays };
}

/** What may be shown of an address that somebody wrote: no user, no password. */
export function shownUrl(text: string): string {
  return text.replace(/^((?:stuns?|turns?):)?.*@/s, "$1...@").slice(0, 255);
}
