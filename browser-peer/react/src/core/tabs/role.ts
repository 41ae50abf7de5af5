import type { MeshSnapshot } from "../mesh.js";
import type { CallArguments, CallName, CallResult } from "./calls.js";
import type { TabMessage } from "./tab-message.js";

/** What a tab is to the others of its room. */
export interface Role {
  readonly snapshot: MeshSnapshot;
  call<Name extends CallName>(name: Name, args: CallArguments<Name>): Promise<CallResult<Name>>;
  /** Something of the application's own; throws when it cannot be sent. */
  sendMessage(peerId: string, message: unknown): void;
  /** Another tab said something. */
  heard(message: TabMessage): void;
  /** Plays this role no more. */
  end(): Promise<void>;
}
