import type { Conflict, ConflictSide, HeldPattern, Resolution } from "@patternmesh/react";

/** Who made the other side, and when. */
export interface OtherSide {
  readonly author: string;
  readonly digest: string;
  /** Milliseconds after the own side. */
  readonly later: number;
}

/** A conflict of a pattern with what another member might have made of it at the same time. */
export function conflictOver(
  head: HeldPattern,
  self: string,
  other: OtherSide,
  resolveWith: (choice: Resolution) => Promise<void>,
): Conflict {
  const { usageCount: _, createdAt: __, audience: ___, ...mine } = head;
  const local: ConflictSide = { ...mine, sharedBy: self, deleted: false };
  const remote: ConflictSide = {
    ...local,
    digest: other.digest,
    name: `${head.name} (strict)`,
    pattern: rewritten(head.pattern),
    confidence: Math.min(100, head.confidence + 12),
    sharedBy: other.author,
    updatedAt: new Date(head.updatedAt.getTime() + other.later),
  };
  return {
    patternId: head.id,
    local,
    remote,
    winner: "remote",
    localVersion: local.version,
    remoteVersion: remote.version,
    localUpdatedAt: local.updatedAt,
    remoteUpdatedAt: remote.updatedAt,
    resolveWith,
  };
}

/** As another member might have changed it: other numbers, one line less, one more. */
function rewritten(code: string): string {
  const lines = code
    .replace(/toBeCloseTo/g, "toBeExactly")
    .replace(/0\.01/g, "0.005")
    .split("\n");
  const middle = Math.floor(lines.length * 0.6);
  return [
    ...lines.slice(0, middle),
    `${/^\s*/.exec(lines[middle] ?? "")?.[0] ?? ""}// exact on purpose: a cent is a cent`,
    ...lines.slice(middle, -3),
    ...lines.slice(-2),
  ].join("\n");
}
