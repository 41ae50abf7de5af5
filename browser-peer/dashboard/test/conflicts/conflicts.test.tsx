import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { sideNames } from "../../src/conflicts/conflict-view.js";
import { renderApp } from "../support/render.js";

afterEach(cleanup);

const ID = "shop/src/cart/cart.test.ts";
const AT = `#/conflicts/${encodeURIComponent(ID)}`;

it("settles with the side that was chosen", async () => {
  const { mesh } = renderApp("full", AT);
  const [mine] = await screen.findAllByRole("button", { name: "Keep this one" });
  fireEvent.click(mine!);
  await waitFor(() => expect(mesh.getSnapshot().library.openConflicts).toBe(1));
  expect(mesh.patterns.head(ID)?.name).toBe("Cart totals with vouchers and taxes");
  expect(await screen.findByText("This one is settled")).toBeDefined();
});

it("settles with a merge by hand", async () => {
  const { mesh } = renderApp("full", AT);
  fireEvent.click(await screen.findByRole("button", { name: "Merge by hand" }));
  fireEvent.change(await screen.findByLabelText("Code"), { target: { value: "merged();\n" } });
  fireEvent.click(screen.getByRole("button", { name: "Settle with this" }));
  await waitFor(() => expect(mesh.patterns.head(ID)?.pattern).toBe("merged();\n"));
});

it("tells sides by one author apart", () => {
  const ada = { name: "Alice", self: true };
  const mina = { name: "Bob", self: false };
  expect(sideNames(ada, mina)).toEqual(["Yours", "Bob"]);
  expect(sideNames(mina, mina)).toEqual(["Bob, here first", "Bob, came later"]);
});
