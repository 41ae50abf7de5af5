export * from "./config.js";
export * from "./connect-mesh.js";
export * from "./errors.js";
export * from "./mesh.js";
export * from "./pattern/shared-pattern.js";
export { iceUrl, type IceUrl } from "./session/ice-url.js";
