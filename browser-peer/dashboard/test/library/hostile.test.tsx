import { cleanup, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { renderApp } from "../support/render.js";

afterEach(cleanup);

/** Elements that only a pattern's own text could have made. */
const MADE_BY_TEXT =
  "script, img, iframe, object, embed, b[onclick], svg[onload], [onerror], [onload], [href^='javascript:']";

it("shows hostile names, descriptions and code as text", async () => {
  const { container } = renderApp("hostile", "#/library/p/hostile%2Fone");
  const title = `"><img src=x onerror="window.pwned='name'">`;
  await waitFor(() => expect(screen.getAllByText(title).length).toBe(2));
  await waitFor(() => expect(container.querySelector(".code .tok-string")).not.toBeNull());

  const code = [...container.querySelectorAll(".code-line")]
    .map((line) => line.textContent)
    .join("");
  expect(code).toContain(`<img src=x onerror="window.pwned = 'image'">`);
  expect(code).toContain(`</code></pre><script>`);
  expect(code).toContain("&lt;stays&gt;");
  expect(container.querySelectorAll(MADE_BY_TEXT)).toHaveLength(0);
  expect(container.querySelectorAll(".code b")).toHaveLength(0);
});

it("shows hostile sides of a conflict as text", async () => {
  const { container } = renderApp("hostile", "#/conflicts/hostile%2Fone");
  await waitFor(() => expect(container.querySelector(".diff")).not.toBeNull());
  expect(container.querySelector(".diff")?.textContent).toContain("<svg onload=");
  expect(container.querySelectorAll(MADE_BY_TEXT)).toHaveLength(0);
});

it("shows a hostile member's name as text in graph and list", async () => {
  const { container } = renderApp("hostile", "#/");
  await waitFor(() => expect(container.querySelector(".members")).not.toBeNull());
  expect(container.querySelector(".members")?.textContent).toContain("<img src=x");
  expect(container.querySelectorAll(MADE_BY_TEXT)).toHaveLength(0);
});
