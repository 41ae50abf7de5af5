export * from "./config.js";
export * from "./mesh.js";
export * from "./pattern/shared-pattern.js";
