import type { Browser, BrowserContext, Page } from "@playwright/test";
import type { MeshSnapshot, PeerInfo } from "../../react/src/core/mesh.ts";
import type { HeldPattern, PatternEdit } from "../../react/src/core/pattern/shared-pattern.ts";
import { PATIENCE, until } from "./until.ts";

/** How a member in a page is configured. */
export interface MemberSettings {
  readonly signalingUrl: string;
  readonly roomId: string;
  readonly name: string;
}

/** What a test sees of a member: the snapshot, as far as it crosses from the page. */
export interface SeenSnapshot extends Pick<
  MeshSnapshot,
  "place" | "initialized" | "localPeerId" | "sync" | "library"
> {
  readonly signaling: string;
  readonly error: string | null;
  readonly peers: readonly (Pick<PeerInfo, "id" | "name" | "dataChannelState"> & {
    readonly error: string | null;
  })[];
}

/** A member that runs in a page of its own; without a context given, in a profile of its own. */
export class MemberPage {
  private constructor(
    readonly page: Page,
    readonly settings: MemberSettings,
  ) {}

  /** Opens the page and joins the room. */
  static async open(
    where: Browser | BrowserContext,
    origin: string,
    settings: MemberSettings,
  ): Promise<MemberPage> {
    const context = "newContext" in where ? await where.newContext() : where;
    const page = await context.newPage();
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(String(error)));
    await page.goto(`${origin}/member.html?${new URLSearchParams({ ...settings })}`);
    await page.waitForFunction(() => globalThis.longTasks !== undefined, null, {
      timeout: PATIENCE,
    });
    const member = new MemberPage(page, settings);
    await page.evaluate(() => mesh.start());
    if (problems.length > 0) {
      throw new Error(problems.join("\n"));
    }
    return member;
  }

  get context(): BrowserContext {
    return this.page.context();
  }

  snapshot(): Promise<SeenSnapshot> {
    return this.page.evaluate(() => {
      const { peers, error, signaling, ...rest } = mesh.getSnapshot();
      return {
        ...rest,
        signaling: signaling.state,
        error: error && error.message,
        peers: [...peers.values()].map((peer) => ({
          id: peer.id,
          name: peer.name,
          dataChannelState: peer.dataChannelState,
          error: peer.error && peer.error.message,
        })),
      };
    });
  }

  get(id: string): Promise<HeldPattern | undefined> {
    return this.page.evaluate((one) => mesh.patterns.get(one), id);
  }

  put(id: string, edit: Readonly<Record<string, unknown>>): Promise<HeldPattern> {
    return this.page.evaluate(([one, what]) => mesh.patterns.put(one, what), [
      id,
      edit as PatternEdit,
    ] as const);
  }

  delete(id: string): Promise<void> {
    return this.page.evaluate((one) => mesh.patterns.delete(one), id);
  }

  conflicts(): Promise<readonly { readonly patternId: string }[]> {
    return this.page.evaluate(async () =>
      (await mesh.conflicts()).map(({ patternId }) => ({ patternId })),
    );
  }

  resolve(id: string, choice: "local" | "remote"): Promise<void> {
    return this.page.evaluate(([one, which]) => mesh.resolve(one, which), [id, choice] as const);
  }

  /** Waits until a data channel to each of these peers, by name, is open. */
  async connected(...names: readonly string[]): Promise<void> {
    let seen: SeenSnapshot | undefined;
    try {
      await until(`${this.settings.name} to be connected to ${names.join(", ")}`, async () => {
        seen = await this.snapshot();
        const open = seen.peers.filter((peer) => peer.dataChannelState === "open");
        return names.every((name) => open.some((peer) => peer.name === name));
      });
    } catch (thrown) {
      throw new Error(`${String(thrown)}\n${JSON.stringify(seen, null, 2)}`);
    }
  }

  /** Stays away from everybody that is connected. */
  async disconnectAll(): Promise<readonly string[]> {
    const { peers } = await this.snapshot();
    const ids = peers.map((peer) => peer.id);
    await this.page.evaluate((all) => Promise.all(all.map((id) => mesh.disconnect(id))), ids);
    return ids;
  }

  async connectAll(ids: readonly string[]): Promise<void> {
    await this.page.evaluate((all) => Promise.all(all.map((id) => mesh.connect(id))), ids);
  }

  /** Waits until this member holds a pattern of which this is true. */
  holds(id: string, fits: (pattern: HeldPattern) => boolean = () => true): Promise<HeldPattern> {
    return until(`${this.settings.name} to hold ${id}`, async () => {
      const pattern = await this.get(id);
      return pattern && fits(pattern) ? pattern : undefined;
    });
  }

  /** Waits until this member holds it no more. */
  async lacks(id: string): Promise<void> {
    await until(
      `${this.settings.name} to hold ${id} no more`,
      async () => (await this.get(id)) === undefined,
    );
  }

  /** The events of a name so far. */
  happened(name: string): Promise<readonly unknown[]> {
    return this.page.evaluate(
      (one) => happened.filter((each) => each.name === one).map(({ data }) => data),
      name,
    );
  }

  close(): Promise<void> {
    return this.page.close();
  }
}
