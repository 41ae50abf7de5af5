import type { Mesh, Patterns } from "../mesh.js";
import type { PageMesh } from "../page/page-mesh.js";

/** What one tab may ask of the tab that runs the member, by name. */
export interface Calls
  extends
    Pick<
      Mesh,
      | "start"
      | "connect"
      | "disconnect"
      | "sync"
      | "share"
      | "conflicts"
      | "resolve"
      | "configure"
      | "cancelSync"
      | "sendMessage"
    >,
    Patterns {}

export type CallName = keyof Calls;
export type CallArguments<Name extends CallName> = Parameters<Calls[Name]>;
export type CallResult<Name extends CallName> = Awaited<ReturnType<Calls[Name]>>;

/** How long a call may take once it was accepted, in milliseconds. */
export function patience(name: CallName): number {
  return name === "sync" || name === "start" ? 600_000 : 60_000;
}

/** Does what was asked for. */
export async function perform<Name extends CallName>(
  mesh: PageMesh,
  name: Name,
  args: CallArguments<Name>,
): Promise<CallResult<Name>> {
  if (name !== "start") {
    await mesh.open();
  }
  const owner = name in mesh.patterns ? mesh.patterns : mesh;
  const method = (owner as unknown as Record<CallName, unknown>)[name] as (
    ...all: CallArguments<Name>
  ) => CallResult<Name> | Promise<CallResult<Name>>;
  return method.apply(owner, args);
}
