import { fileURLToPath } from "node:url";

/** Where pictures of the dashboard are kept, of this name. */
export function screenshot(name: string): string {
  return fileURLToPath(new URL(`../../target/screenshots/${name}.png`, import.meta.url));
}
