import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { findBackend } from "./app/backend.js";
import { ConnectedApp } from "./app/connected-app.js";
import { enteringSettings } from "./app/entering.js";
import "./styles.js";

const root = document.getElementById("root");
if (root === null) {
  throw new Error("the page has no #root");
}
const backend = await findBackend(window.location);
const settings = enteringSettings();
createRoot(root).render(
  <StrictMode>
    <ConnectedApp backend={backend} first={settings} />
  </StrictMode>,
);
