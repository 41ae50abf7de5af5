import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
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
