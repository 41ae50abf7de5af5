import type { MeshEvents } from "../mesh.js";
import type { CallName } from "./calls.js";
import type { PackedError, PackedSnapshot } from "./packing.js";
import type { Before } from "./repeating.js";

/** What tabs of one room tell each other. */
export type TabMessage =
  /** A tab came and looks for the one that leads. */
  | { readonly type: "hello" }
  /** This tab leads, and how its member stands. */
  | { readonly type: "leader"; readonly leader: string; readonly snapshot: PackedSnapshot }
  | { readonly type: "event"; readonly name: keyof MeshEvents; readonly data: unknown }
  /** To the leader. */
  | {
      readonly type: "call";
      readonly id: string;
      readonly leader: string;
      readonly name: CallName;
      readonly args: readonly unknown[];
      /** Another leader was asked for it before, and this is what that one said. */
      readonly again?: { readonly before?: Before };
    }
  /** The leader begins with it; what was so before tells later whether it came to an end. */
  | { readonly type: "accepted"; readonly id: string; readonly before: Before }
  | { readonly type: "result"; readonly id: string; readonly value: unknown }
  | { readonly type: "failure"; readonly id: string; readonly error: PackedError };
