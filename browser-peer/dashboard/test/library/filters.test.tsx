import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { renderApp } from "../support/render.js";

afterEach(cleanup);

const rows = () => document.querySelectorAll(".pattern-list a").length;

it("searches while the user types, and says so in the address", async () => {
  renderApp("full", "#/library");
  await waitFor(() => expect(rows()).toBe(40));
  fireEvent.change(await screen.findByRole("searchbox"), { target: { value: "session expires" } });
  await waitFor(() => expect(rows()).toBe(1));
  expect(window.location.hash).toBe("#/library?q=session+expires");
});

it("narrows by category and member, and widens again", async () => {
  const { mesh } = renderApp("full", "#/library");
  await waitFor(() => expect(rows()).toBe(40));
  const facets = await mesh.patterns.facets();
  const chip = within(screen.getByRole("group", { name: "Category" })).getByText("Security");
  await waitFor(() =>
    expect(chip.parentElement?.textContent).toContain(
      String(facets.categories.get("security-test")),
    ),
  );
  fireEvent.click(chip);
  await waitFor(() => expect(rows()).toBe(facets.categories.get("security-test")));
  expect(chip.closest("button")?.getAttribute("aria-pressed")).toBe("true");
  fireEvent.click(chip);
  await waitFor(() => expect(rows()).toBe(40));
});

it("keeps the old rows until the new ones are there", async () => {
  const { mesh } = renderApp("full", "#/library");
  await waitFor(() => expect(rows()).toBe(40));
  let answer: () => void = () => undefined;
  const search = mesh.patterns.search.bind(mesh.patterns);
  mesh.patterns.search = async (query) => {
    await new Promise<void>((resolve) => (answer = resolve));
    return search(query);
  };
  window.location.hash = "#/library?q=expires+exactly";
  await waitFor(() =>
    expect(document.querySelector(".pattern-list")?.getAttribute("aria-busy")).toBe("true"),
  );
  expect(rows()).toBe(40);
  answer();
  await waitFor(() => expect(rows()).toBeLessThan(40));
});

it("says what to do when nothing fits, and when there is nothing", async () => {
  renderApp("full", "#/library?q=zzzz");
  expect(await screen.findByText("Nothing fits")).toBeDefined();
  cleanup();
  renderApp("empty", "#/library");
  expect(await screen.findByText("Nothing here yet")).toBeDefined();
});

it("counts a use", async () => {
  const { mesh } = renderApp("full", "#/library/p/shop%2Fsrc%2Fauth%2Fsession.test.ts");
  fireEvent.click(await screen.findByRole("button", { name: "Used it" }));
  await waitFor(() =>
    expect(mesh.patterns.head("shop/src/auth/session.test.ts")?.usageCount).toBe(42),
  );
  await waitFor(() => expect(screen.getByText("42 times")).toBeDefined());
});
