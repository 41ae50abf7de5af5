import { act, cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { mistakesOf } from "../../src/library/limits.js";
import { renderApp } from "../support/render.js";

afterEach(cleanup);

const ID = "shop/src/auth/session.test.ts";
const EDIT = `#/library/p/${encodeURIComponent(ID)}/edit`;

it("saves an edit", async () => {
  const { mesh } = renderApp("full", EDIT);
  fireEvent.change(await screen.findByLabelText("Name"), { target: { value: "Sessions end" } });
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(mesh.patterns.head(ID)?.name).toBe("Sessions end"));
  expect(mesh.patterns.head(ID)?.version).toBe(5);
});

it("does not overwrite what somebody saved meanwhile, unless told to", async () => {
  const { mesh } = renderApp("full", EDIT);
  fireEvent.change(await screen.findByLabelText("Name"), { target: { value: "Mine" } });
  const before = mesh.patterns.head(ID)!;
  mesh.patterns.receive(ID, before.sharedBy, { ...before, name: "Theirs" });
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  const onTop = await screen.findByRole("button", { name: "Save mine on top" });
  expect(mesh.patterns.head(ID)?.name).toBe("Theirs");
  fireEvent.click(onTop);
  await waitFor(() => expect(mesh.patterns.head(ID)?.name).toBe("Mine"));
});

it("saves on top what was typed last", async () => {
  const { mesh } = renderApp("full", EDIT);
  fireEvent.change(await screen.findByLabelText("Name"), { target: { value: "Mine" } });
  mesh.patterns.receive(ID, "b".repeat(32), { ...mesh.patterns.head(ID)!, name: "Theirs" });
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  const onTop = await screen.findByRole("button", { name: "Save mine on top" });
  fireEvent.change(screen.getByLabelText("Name"), { target: { value: "Mine, and better" } });
  fireEvent.click(onTop);
  await waitFor(() => expect(mesh.patterns.head(ID)?.name).toBe("Mine, and better"));
});

it("keeps what was typed while the library is away, and says that it is", async () => {
  const { mesh } = renderApp("full", EDIT);
  fireEvent.change(await screen.findByLabelText("Name"), { target: { value: "Mine" } });
  const { library } = mesh.getSnapshot();
  act(() =>
    mesh.turn({ library: { ...library, ready: false }, error: new Error("the agent is away") }),
  );
  const card = screen.getByRole("region", { name: "The chosen pattern" });
  await waitFor(() => expect(within(card).getByText("the agent is away")).toBeDefined());
  expect(screen.getByLabelText<HTMLInputElement>("Name").value).toBe("Mine");
  act(() => mesh.turn({ library: { ...library, change: library.change + 1 }, error: null }));
  await waitFor(() => expect(within(card).queryByText("the agent is away")).toBeNull());
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(mesh.patterns.head(ID)?.name).toBe("Mine"));
});

it("keeps what was typed when somebody deletes the pattern, and brings it back", async () => {
  const { mesh } = renderApp("full", EDIT);
  fireEvent.change(await screen.findByLabelText("Name"), { target: { value: "Mine" } });
  act(() => mesh.patterns.receive(ID, "b".repeat(32), undefined));
  await screen.findByText(/Somebody deleted this pattern/);
  expect(screen.getByLabelText<HTMLInputElement>("Name").value).toBe("Mine");
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(mesh.patterns.head(ID)?.name).toBe("Mine"));
});

it("says what is wrong with each field, and where", async () => {
  renderApp("full", "#/library/new");
  fireEvent.change(await screen.findByLabelText("Name"), { target: { value: "Café is open" } });
  expect(screen.getByLabelText<HTMLInputElement>("Id").value).toBe("unit-test/cafe-is-open");
  fireEvent.click(screen.getByRole("button", { name: "Save and share" }));
  await waitFor(() =>
    expect(screen.getByLabelText("Framework").getAttribute("aria-invalid")).toBe("true"),
  );
  expect(document.activeElement).toBe(screen.getByLabelText("Framework"));
});

it("holds to the limits of a pattern", () => {
  const fits = {
    id: "a/b:c_d-e.f",
    name: "n".repeat(200),
    framework: "jest",
    pattern: "x".repeat(1_048_576),
    description: "d".repeat(4000),
    confidence: 100,
  };
  expect(mistakesOf(fits)).toEqual({});
  const wrong = {
    id: "a b",
    name: "n".repeat(201),
    framework: "f".repeat(65),
    pattern: "é".repeat(524_289),
    description: "d".repeat(4001),
    confidence: 50.5,
  };
  expect(Object.keys(mistakesOf(wrong)).sort()).toEqual(Object.keys(fits).sort());
});
