import { MeshError } from "@patternmesh/react";
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { renderApp } from "../support/render.js";

afterEach(cleanup);

const ID = "shop/src/auth/session.test.ts";

it("says why the history cannot be read, and reads it when it can", async () => {
  const { mesh } = renderApp("full", `#/library/p/${encodeURIComponent(ID)}`);
  const history = mesh.patterns.history.bind(mesh.patterns);
  mesh.patterns.history = () => Promise.reject(new MeshError("failed", "the agent is away"));
  fireEvent.click(await screen.findByRole("link", { name: "History" }));
  expect(await screen.findByText("the agent is away")).toBeDefined();
  mesh.patterns.history = history;
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByRole("list", { name: "States, the newest first" });
  await waitFor(() => expect(screen.queryByText("the agent is away")).toBeNull());
});
