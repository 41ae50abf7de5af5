import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "../support/test.ts";

const PACKAGE = fileURLToPath(new URL("../../react/", import.meta.url));
const VITEST = fileURLToPath(new URL("../../node_modules/vitest/vitest.mjs", import.meta.url));

/** Those tests of the package that need two agents, with agents that run. */
test("the meshes of two agents do what those of pages do", async ({ services }) => {
  const [alice, bob] = [
    await services.startAgent("alice-meshes", "meshes"),
    await services.startAgent("bob-meshes", "meshes"),
  ];
  try {
    await alice.put("met", { name: "Met", category: "unit-test", framework: "x", pattern: "1" });
    await bob.holds("met");
    const said = await run(`${alice.url},${bob.url}`);
    expect(said).toMatch(/Tests +\d+ passed \(\d+\)/);
  } finally {
    await Promise.all([alice.stop(), bob.stop()]);
  }
});

function run(agents: string): Promise<string> {
  const words = [VITEST, "run", "--project", "core", "test/agent/real-agent.test.ts"];
  const env = { ...process.env, NO_COLOR: "1", PATTERNMESH_TEST_AGENTS: agents };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, words, { cwd: PACKAGE, env }, (failed, stdout, stderr) =>
      failed ? reject(new Error(stdout + stderr)) : resolve(stdout),
    );
  });
}
