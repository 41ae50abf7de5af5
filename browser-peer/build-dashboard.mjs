// Builds dashboard/dist for the jar that services serve it from; does nothing where it is of these
// sources already. Maven calls it; -DskipWeb leaves it out.
import { execSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const LEAST_NODE = 20;
const here = dirname(fileURLToPath(import.meta.url));
const built = join(here, "target", "dashboard.sha256");
const installed = join(here, "node_modules", ".package-lock.sha256");
const page = join(here, "dashboard", "dist", "index.html");
const inputs = [
  "package.json",
  "package-lock.json",
  "tsconfig.base.json",
  ...["package.json", "tsconfig.json", "tsconfig.build.json", "src"].map((of) => `react/${of}`),
  ...["package.json", "tsconfig.json", "vite.config.ts", "index.html", "public", "src"].map(
    (of) => `dashboard/${of}`,
  ),
];

function files(path) {
  const at = join(here, path);
  if (!existsSync(at)) {
    return [];
  }
  const entries = statSync(at).isDirectory() ? readdirSync(at) : undefined;
  return entries === undefined ? [path] : entries.flatMap((name) => files(`${path}/${name}`));
}

function digest(paths) {
  const hash = createHash("sha256").update(process.version);
  for (const path of paths.flatMap(files).sort()) {
    const content = readFileSync(join(here, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

function marked(mark, value) {
  return existsSync(mark) && readFileSync(mark, "utf8") === value;
}

function npm(...words) {
  try {
    execSync(["npm", ...words].join(" "), { cwd: here, stdio: "inherit" });
  } catch {
    fail(`npm ${words.join(" ")}: failed, it says above why`);
  }
}

function fail(reason) {
  console.error(`dashboard: ${reason}; -DskipWeb builds without the dashboard`);
  process.exit(1);
}

const version = Number(process.versions.node.split(".")[0]);
if (version < LEAST_NODE) {
  fail(`Node ${LEAST_NODE} or newer expected, got ${process.versions.node}`);
}
const sources = digest(inputs);
if (existsSync(page) && marked(built, sources)) {
  console.log("The dashboard is of these sources already");
} else {
  rmSync(built, { force: true });
  const packages = digest(["package-lock.json"]);
  if (!marked(installed, packages)) {
    npm("ci", "--no-audit", "--no-fund");
    writeFileSync(installed, packages);
  }
  npm("run", "build");
  mkdirSync(dirname(built), { recursive: true });
  writeFileSync(built, sources);
}
