import { act, cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { sideNames } from "../../src/conflicts/side-names.js";
import { renderApp } from "../support/render.js";

afterEach(cleanup);

const ID = "shop/src/cart/cart.test.ts";
const AT = `#/conflicts/${encodeURIComponent(ID)}`;
/** Before all that have a conflict in the demo. */
const EARLIER = "api/perf/browse.js";

const inbox = () => within(screen.getByRole("navigation", { name: "Open conflicts" }));
const code = () => screen.findByLabelText<HTMLTextAreaElement>("Code");

it("settles with the side that was chosen", async () => {
  const { mesh } = renderApp("full", AT);
  const [mine] = await screen.findAllByRole("button", { name: "Keep this one" });
  fireEvent.click(mine!);
  await waitFor(() => expect(mesh.getSnapshot().library.openConflicts).toBe(1));
  expect(mesh.patterns.head(ID)?.name).toBe("Cart totals with vouchers and taxes");
  expect(await screen.findByText("This one is settled")).toBeDefined();
  fireEvent.click(screen.getByRole("link", { name: "To the next one" }));
  expect(await screen.findAllByRole("button", { name: "Keep this one" })).toHaveLength(2);
});

it("settles with a merge by hand", async () => {
  const { mesh } = renderApp("full", AT);
  fireEvent.click(await screen.findByRole("button", { name: "Merge by hand" }));
  fireEvent.change(await code(), { target: { value: "merged();\n" } });
  fireEvent.click(screen.getByRole("button", { name: "Settle with this" }));
  await waitFor(() => expect(mesh.patterns.head(ID)?.pattern).toBe("merged();\n"));
  expect(await screen.findByText("This one is settled")).toBeDefined();
});

it("stays with the one that was shown first when another comes", async () => {
  const { mesh } = renderApp("full", "#/conflicts");
  const shown = (await screen.findByRole("link", { current: true })).textContent;
  act(() => mesh.patterns.dispute(EARLIER));
  await waitFor(() => expect(inbox().getAllByRole("link")).toHaveLength(3));
  expect(inbox().getByRole("link", { current: true }).textContent).toBe(shown);
  expect(window.location.hash).toContain(mesh.patterns.openConflicts[1]!.local.digest);
});

it("keeps a merge when other conflicts come, and asks before it is closed", async () => {
  const { mesh } = renderApp("full", "#/conflicts");
  fireEvent.click(await screen.findByRole("button", { name: "Merge by hand" }));
  await code();
  act(() => mesh.patterns.dispute(EARLIER));
  await waitFor(() => expect(inbox().getAllByRole("link")).toHaveLength(3));
  expect(asksBeforeItCloses()).toBe(false);
  fireEvent.change(await code(), { target: { value: "typed();\n" } });
  act(() => mesh.patterns.dispute("orders/src/test/java/orders/PriceListTest.java"));
  await waitFor(() => expect(inbox().getAllByRole("link")).toHaveLength(4));
  expect((await code()).value).toBe("typed();\n");
  expect(asksBeforeItCloses()).toBe(true);
});

it("keeps a merge when somebody else settles the conflict, and saves it on top", async () => {
  const { mesh } = renderApp("full", AT);
  fireEvent.click(await screen.findByRole("button", { name: "Merge by hand" }));
  fireEvent.change(await code(), { target: { value: "typed();\n" } });
  act(() => mesh.patterns.resolve(ID, "remote"));
  await screen.findByText(/This conflict was settled while you were merging/);
  expect((await code()).value).toBe("typed();\n");
  fireEvent.click(screen.getByRole("button", { name: "Save mine on top" }));
  await waitFor(() => expect(mesh.patterns.head(ID)?.pattern).toBe("typed();\n"));
});

it("keeps a merge while another conflict is looked at", async () => {
  const { mesh } = renderApp("full", AT);
  fireEvent.click(await screen.findByRole("button", { name: "Merge by hand" }));
  fireEvent.change(await code(), { target: { value: "typed();\n" } });
  const other = mesh.patterns.openConflicts.find(({ patternId }) => patternId !== ID)!;
  fireEvent.click(inbox().getByRole("link", { name: new RegExp(other.remote.name.slice(0, 12)) }));
  expect(await screen.findAllByRole("button", { name: "Keep this one" })).toHaveLength(2);
  fireEvent.click(inbox().getByRole("link", { name: /Cart totals/ }));
  await waitFor(() => expect(screen.queryByRole("button", { name: "Keep this one" })).toBeNull());
  expect((await code()).value).toBe("typed();\n");
});

it("keeps what was typed from one side while the other is looked at", async () => {
  renderApp("full", AT);
  fireEvent.click(await screen.findByRole("button", { name: "Merge by hand" }));
  const before = (await code()).value;
  fireEvent.change(await code(), { target: { value: "typed();\n" } });
  fireEvent.click(screen.getByRole("radio", { name: "Yours" }));
  await waitFor(async () => expect((await code()).value).not.toBe("typed();\n"));
  expect((await code()).value).not.toBe(before);
  const other = screen.getAllByRole<HTMLInputElement>("radio").find(({ checked }) => !checked);
  fireEvent.click(other!);
  await waitFor(async () => expect((await code()).value).toBe("typed();\n"));
});

it("lists each of several conflicts over one pattern, and settles all with one", async () => {
  const complaints = vi.spyOn(console, "error");
  const { mesh } = renderApp("full", AT);
  await screen.findByRole("button", { name: "Merge by hand" });
  act(() => mesh.patterns.dispute(ID));
  await waitFor(() => expect(inbox().getAllByRole("link")).toHaveLength(3));
  expect(screen.getByText(/^2 patterns with edits/)).toBeDefined();
  const [first, second] = inbox().getAllByRole("link", { name: /Cart totals/ });
  expect(first!.getAttribute("aria-current")).toBe("true");
  fireEvent.click(second!);
  await waitFor(() => expect(second!.getAttribute("aria-current")).toBe("true"));
  expect(first!.getAttribute("aria-current")).toBeNull();
  // What a library is told by the side is about the first conflict.
  fireEvent.click(await screen.findByRole("button", { name: "Merge from this one" }));
  fireEvent.change(await code(), { target: { value: "all();\n" } });
  fireEvent.click(screen.getByRole("button", { name: "Settle with this" }));
  await waitFor(() => expect(mesh.patterns.head(ID)?.pattern).toBe("all();\n"));
  await waitFor(() => expect(inbox().getAllByRole("link")).toHaveLength(1));
  expect(complaints).not.toHaveBeenCalled();
});

it("tells sides by one author apart", () => {
  const ada = { name: "Alice", self: true };
  const mina = { name: "Bob", self: false };
  expect(sideNames(ada, mina)).toEqual(["Yours", "Bob"]);
  expect(sideNames(mina, mina)).toEqual(["Bob, here first", "Bob, came later"]);
});

function asksBeforeItCloses(): boolean {
  return !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
}
