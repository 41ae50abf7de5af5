/** What a script calls, or a package is called, for each framework; the order breaks ties. */
const TOOLS: readonly (readonly [string, readonly string[]])[] = [
  ["vitest", ["vitest"]],
  ["jest", ["jest", "react-scripts", "ts-jest", "babel-jest", "jest-cli"]],
  ["ava", ["ava"]],
  ["tape", ["tape", "blue-tape", "ts-tape"]],
  ["tap", ["tap"]],
  ["uvu", ["uvu"]],
  ["qunit", ["qunit", "qunitjs"]],
  ["lab", ["lab", "@hapi/lab"]],
  ["jasmine", ["jasmine", "jasmine-core", "karma-jasmine"]],
  ["mocha", ["mocha", "_mocha", "mocha.js", "electron-mocha", "nyc-mocha"]],
];

/** Slugs of the frameworks in a `package.json`: of its name, its test scripts, its dependencies. */
export function packageHints(json: string): readonly string[] {
  let described: Record<string, unknown>;
  try {
    described = objectOf(JSON.parse(json));
  } catch {
    return [];
  }
  const scripts = objectOf(described.scripts);
  const found = new Set<string>();
  const look = (text: unknown) => inScript(text).forEach((slug) => found.add(slug));
  look(described.name);
  look(scripts.test);
  Object.entries(scripts)
    .filter(([name]) => /test|unit|tap/.test(name))
    .forEach(([, script]) => look(script));
  for (const kind of ["devDependencies", "dependencies", "peerDependencies"]) {
    const names = objectOf(described[kind]);
    TOOLS.filter(([, tools]) => tools.some((tool) => Object.hasOwn(names, tool))).forEach(
      ([slug]) => found.add(slug),
    );
  }
  return [...found];
}

function inScript(script: unknown): readonly string[] {
  if (typeof script !== "string") {
    return [];
  }
  const cut = script.slice(0, 4000);
  const commands = cut.split(/[\s;&|'"]+/).map((word) => word.slice(word.lastIndexOf("/") + 1));
  return [
    ...(/(node|tsx) --test/.test(cut) ? ["node-test"] : []),
    ...TOOLS.filter(([, tools]) => tools.some((tool) => commands.includes(tool))).map(
      ([slug]) => slug,
    ),
  ];
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
