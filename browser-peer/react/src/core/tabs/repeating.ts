import type { PageMesh } from "../page/page-mesh.js";
import type { HeldPattern, PatternEdit } from "../pattern/shared-pattern.js";
import { type CallArguments, type CallName, type CallResult, perform } from "./calls.js";

/** What was so before a call was carried out for the first time. */
export interface Before {
  /** How often this member had used the pattern. */
  readonly uses?: number;
}

/** Notes what tells later whether a call reached the library. */
export async function before(
  mesh: PageMesh,
  name: CallName,
  args: readonly unknown[],
): Promise<Before> {
  await mesh.open();
  return name === "use" ? { uses: await mesh.ownUses(String(args[0])) } : {};
}

/**
 * Does again what a tab that is gone was asked for and did not answer. What reached the library all
 * the same is not done twice: then the answer is what is there.
 *
 * @param known what was noted before the first time; absent when that tab had not begun
 */
export async function repeat<Name extends CallName>(
  mesh: PageMesh,
  name: Name,
  args: CallArguments<Name>,
  known: Before | undefined,
): Promise<CallResult<Name>> {
  await mesh.open();
  const done = known && (await reached(mesh, name, args, known));
  return done ? (done.answer as CallResult<Name>) : perform(mesh, name, args);
}

/** The answer, wrapped, when the library shows that the call reached it. */
async function reached(
  mesh: PageMesh,
  name: CallName,
  args: readonly unknown[],
  { uses }: Before,
): Promise<{ readonly answer: unknown } | undefined> {
  const id = String(args[0]);
  switch (name) {
    case "put": {
      const held = await mesh.patterns.get(id);
      return held && isOwn(mesh, held) && fits(held, args[1] as PatternEdit)
        ? { answer: held }
        : undefined;
    }
    case "restore": {
      const [head, ...past] = await mesh.patterns.history(id);
      const wanted = past.find((one) => one.digest === args[1])?.content;
      const held = await mesh.patterns.get(id);
      return head?.content && wanted && held && fits(held, wanted) && isOwn(mesh, held)
        ? { answer: held }
        : undefined;
    }
    case "delete":
      return (await mesh.patterns.get(id)) ? undefined : { answer: undefined };
    case "resolve":
      return (await mesh.conflicts()).some((conflict) => conflict.patternId === id)
        ? undefined
        : { answer: undefined };
    case "use":
      return uses !== undefined && (await mesh.ownUses(id)) > uses
        ? { answer: (await mesh.patterns.get(id))?.usageCount ?? uses + 1 }
        : undefined;
    default:
      return undefined;
  }
}

function isOwn(mesh: PageMesh, held: HeldPattern): boolean {
  return held.sharedBy === mesh.getSnapshot().localPeerId;
}

function fits(held: HeldPattern, edit: PatternEdit): boolean {
  const { audience, ...content } = edit;
  return (
    Object.entries(content).every(
      ([field, value]) => value === undefined || held[field as keyof HeldPattern] === value,
    ) &&
    (audience === undefined || JSON.stringify(audience) === JSON.stringify(held.audience))
  );
}
