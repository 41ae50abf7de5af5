import { mkdir, readFile, writeFile } from "node:fs/promises";
import { loadavg } from "node:os";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../../target/", import.meta.url));
const FILE = `${FOLDER}figures.json`;

/** Keeps what was measured, with the load that the machine had. Other figures stay. */
export async function recordFigures(
  name: string,
  figures: Readonly<Record<string, unknown>>,
): Promise<void> {
  const before = await readFile(FILE, "utf8").then(
    (text) => JSON.parse(text) as Record<string, unknown>,
    () => ({}),
  );
  const load = Math.round(loadavg()[0]! * 10) / 10;
  const all = { ...before, [name]: { ...figures, load, at: new Date().toISOString() } };
  await mkdir(FOLDER, { recursive: true });
  await writeFile(FILE, `${JSON.stringify(all, null, 2)}\n`);
}
