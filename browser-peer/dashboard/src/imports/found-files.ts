/** A file that was dropped or chosen. */
export interface FoundFile {
  /** Folders and name; the outermost folder is what was dropped. */
  readonly path: readonly string[];
  readonly file: File;
}

/** What came of looking into what was dropped. */
export interface Found {
  readonly files: readonly FoundFile[];
  /** Whether there was more than is looked at. */
  readonly more: boolean;
}

/** So many files are looked at in one go. */
export const MOST_FILES = 5_000;

/** Folders that builds and package managers fill, and hidden ones; the same as an agent's. */
const IGNORED = /^(node_modules|target|build|dist|vendor|coverage|venv|__pycache__|\..*)$/;

/** The files below what was dropped on the page; call it before the drop event is over. */
export function droppedFiles(data: DataTransfer): Promise<Found> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  return walk(entries);
}

/** The files that were chosen in a file dialog, whose folders are in their relative paths. */
export function chosenFiles(list: Iterable<File>): Found {
  const files: FoundFile[] = [];
  for (const file of list) {
    const path = (file.webkitRelativePath || file.name).split("/");
    if (path.slice(1, -1).some(isSkipped) && !isGitConfig(path)) {
      continue;
    }
    if (files.length === MOST_FILES) {
      return { files, more: true };
    }
    files.push({ path, file });
  }
  return { files, more: false };
}

async function walk(roots: readonly FileSystemEntry[]): Promise<Found> {
  const files: FoundFile[] = [];
  const waiting = roots.map((entry) => ({ entry, above: [] as readonly string[] }));
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const path = [...next.above, next.entry.name];
    if (files.length === MOST_FILES) {
      return { files, more: true };
    }
    if (next.entry.isFile) {
      files.push({ path, file: await fileOf(next.entry as FileSystemFileEntry) });
    } else if (next.entry.isDirectory) {
      for (const entry of await childrenOf(next.entry as FileSystemDirectoryEntry, path)) {
        waiting.push({ entry, above: path });
      }
    }
  }
  return { files, more: false };
}

async function childrenOf(
  folder: FileSystemDirectoryEntry,
  path: readonly string[],
): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (batch.length === 0) {
      break;
    }
    children.push(...batch);
  }
  const inGit = path[path.length - 1] === ".git";
  return children
    .filter(({ name, isDirectory }) =>
      inGit ? name === "config" : !isDirectory || name === ".git" || !isSkipped(name),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

function isSkipped(folder: string): boolean {
  return IGNORED.test(folder);
}

export function isGitConfig(path: readonly string[]): boolean {
  return path[path.length - 1] === "config" && path[path.length - 2] === ".git";
}
