import { PatternCategory } from "@patternmesh/react";
import { act, cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { DemoMesh } from "../../src/demo/demo-mesh.js";
import { renderApp } from "../support/render.js";

afterEach(() => {
  // Toasts outlive the page that showed them.
  screen.queryAllByRole("button", { name: "Dismiss" }).forEach((each) => fireEvent.click(each));
  cleanup();
});

const CODE = "import { test } from 'vitest';\ntest('totals', () => {});\n";
const ID = "imported/cart.test.ts";

async function choose(...names: readonly string[]): Promise<void> {
  const input = await screen.findByLabelText<HTMLInputElement>("Choose files");
  fireEvent.change(input, { target: { files: names.map((name) => new File([CODE], name)) } });
}

const startImport = async () =>
  fireEvent.click(await screen.findByRole("button", { name: /^Import \d/ }));

/** Holds the next `put` up until it is told to go on. */
function heldUp(mesh: DemoMesh): { readonly begun: Promise<void>; readonly goOn: () => void } {
  const put = mesh.patterns.put.bind(mesh.patterns);
  let goOn: () => void = () => undefined;
  const going = new Promise<void>((resolve) => (goOn = resolve));
  const begun = new Promise<void>((resolve) => {
    mesh.patterns.put = async (...args) => {
      resolve();
      await going;
      return put(...args);
    };
  });
  return { begun, goOn };
}

it("imports what is new", async () => {
  const { mesh } = renderApp("empty", "#/library/import");
  await choose("cart.test.ts", "menu.test.ts");
  await startImport();
  await screen.findByRole("link", { name: "Look at the first" });
  expect(mesh.patterns.head(ID)?.framework).toBe("vitest");
  expect(mesh.patterns.size).toBe(2);
});

it("leaves what a colleague changed, or added, after the preview", async () => {
  const { mesh } = renderApp("empty", "#/library/import");
  const theirs = { ...held(mesh, "before();"), pattern: "theirs();" };
  await choose("cart.test.ts", "menu.test.ts");
  await screen.findByText("changed");
  const colleague = "b".repeat(32);
  act(() => mesh.patterns.receive(ID, colleague, theirs));
  act(() => mesh.patterns.receive("imported/menu.test.ts", colleague, theirs));
  await startImport();
  await screen.findByText("2 files could not be imported:");
  expect(screen.getByText(/^cart.test.ts: somebody changed it/)).toBeDefined();
  expect(screen.getByText(/^menu.test.ts: a pattern of this id came/)).toBeDefined();
  expect(mesh.patterns.head(ID)?.pattern).toBe("theirs();");
  expect(mesh.patterns.head("imported/menu.test.ts")?.pattern).toBe("theirs();");
});

it("takes the place of what the preview showed", async () => {
  const { mesh } = renderApp("empty", "#/library/import");
  held(mesh, "before();");
  await choose("cart.test.ts");
  await screen.findByText("changed");
  await startImport();
  await waitFor(() => expect(mesh.patterns.head(ID)?.pattern).toBe(CODE));
  expect(mesh.patterns.head(ID)?.confidence).toBe(91);
});

it("stays where the user went when an import that runs is left", async () => {
  const { mesh } = renderApp("empty", "#/library/import");
  await choose("cart.test.ts", "menu.test.ts");
  const { begun, goOn } = heldUp(mesh);
  await startImport();
  await begun;
  fireEvent.click(screen.getByRole("button", { name: "Start over" }));
  await act(async () => goOn());
  await screen.findByText("1 pattern imported, and on the way to the room");
  expect(screen.queryByRole("link", { name: "Look at the first" })).toBeNull();
  expect(screen.getByText(/^Drop test files/)).toBeDefined();
  expect(mesh.patterns.size).toBe(1);
});

/** A pattern of the same id that the library holds already. */
function held(mesh: DemoMesh, pattern: string) {
  const content = {
    name: "Totals",
    category: PatternCategory.UNIT_TEST,
    framework: "vitest",
    pattern,
    description: "",
    confidence: 91,
  };
  act(() => mesh.patterns.receive(ID, "b".repeat(32), content));
  return content;
}
