import { createRoot } from "react-dom/client";
import { P2PProvider } from "@patternmesh/react";
import Dashboard from "./App";

const place = document.getElementById("root")!;

createRoot(place).render(
  <P2PProvider
    config={{ signalingUrl: "ws://localhost:3002", roomId: "my-team", autoConnect: true }}
  >
    <Dashboard />
  </P2PProvider>,
);
