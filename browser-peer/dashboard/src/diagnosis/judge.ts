export * from "./judge-browser.js";
export * from "./judge-paths.js";
export * from "./judge-peers.js";
export * from "./judge-room.js";
