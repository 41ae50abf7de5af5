// Takes the pictures that the documents show from those of the last run of the tests.
import { copyFileSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const KEPT = [
  "mesh-light",
  "mesh-dark",
  "mesh-phone",
  "library-light",
  "library-dark",
  "history-light",
  "conflict-light",
  "import-light",
  "settings-light",
  "diagnosis-light",
];
const from = (name) => fileURLToPath(new URL(`../target/screenshots/${name}.png`, import.meta.url));
const to = fileURLToPath(new URL("../../docs/images/", import.meta.url));

mkdirSync(to, { recursive: true });
for (const name of KEPT) {
  copyFileSync(from(name), `${to}dashboard-${name}.png`);
}
console.log(`${KEPT.length} pictures are in ${to}`);
