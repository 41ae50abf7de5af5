import { test as base } from "@playwright/test";
import { serveFixtures } from "./fixture-server.ts";
import { MemberPage } from "./member-page.ts";
import { Services } from "./services.ts";
import { PATIENCE } from "./until.ts";

/** What tests of members in browsers have at hand. */
export interface Surroundings {
  /** Opens a page of a profile of its own, and joins. */
  readonly member: (name: string, roomId: string) => Promise<MemberPage>;
}

/** The same for all tests of a worker. */
export interface SharedSurroundings {
  /** A signaling service that runs; agents are started by whoever needs them. */
  readonly services: Services;
  /** Where the pages of `fixtures/` are served. */
  readonly origin: string;
}

/** Playwright's `test` with services, pages and members. */
export const test = base.extend<Surroundings, SharedSurroundings>({
  services: [
    async ({}, use) => {
      const services = await Services.start();
      await use(services);
      await services.stop();
    },
    { scope: "worker", timeout: 4 * PATIENCE },
  ],
  origin: [
    async ({}, use) => {
      const server = await serveFixtures();
      await use(server.origin);
      await server.close();
    },
    { scope: "worker", timeout: 4 * PATIENCE },
  ],
  member: async ({ browser, origin, services }, use) => {
    const opened: MemberPage[] = [];
    await use(async (name, roomId) => {
      const { signalingUrl } = services;
      const member = await MemberPage.open(browser, origin, { signalingUrl, roomId, name });
      opened.push(member);
      return member;
    });
    await Promise.all(opened.map((member) => member.context.close()));
  },
});

export { expect } from "@playwright/test";
