/** The repository's name by the remote `origin` of a `.git/config`; undefined where it has none. */
export function originName(config: string): string | undefined {
  let inOrigin = false;
  for (const raw of config.split(/\r?\n/)) {
    const line = raw.trim();
    if (line.startsWith("[")) {
      inOrigin = line.replace(/\s/g, "").toLowerCase() === '[remote"origin"]';
    } else if (inOrigin && /^url\s*=/i.test(line)) {
      return lastSegment(
        line
          .slice(line.indexOf("=") + 1)
          .replace(/"/g, "")
          .trim(),
      );
    }
  }
  return undefined;
}

function lastSegment(url: string): string | undefined {
  const path = url.replace(/[/\\]+$/, "");
  const name = path.slice(Math.max(...["/", "\\", ":"].map((c) => path.lastIndexOf(c))) + 1);
  return name.replace(/\.git$/, "").trim() || undefined;
}
