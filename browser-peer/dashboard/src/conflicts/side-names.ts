import type { Conflict } from "@patternmesh/react";
import { useMemberName } from "../ui/member-name.js";

/** What the sides of a conflict are called, the local one first. */
export function useSideNames({ local, remote }: Conflict): readonly [string, string] {
  const left = useMemberName(local.sharedBy);
  const right = useMemberName(remote.sharedBy);
  return sideNames(left, right);
}

/** What the sides are called: yours where one is, else by their authors. */
export function sideNames(
  left: { readonly name: string; readonly self: boolean },
  right: { readonly name: string; readonly self: boolean },
): readonly [string, string] {
  const word = (each: typeof left) => (each.self ? "Yours" : each.name);
  return word(left) === word(right)
    ? [`${word(left)}, here first`, `${word(right)}, came later`]
    : [word(left), word(right)];
}
