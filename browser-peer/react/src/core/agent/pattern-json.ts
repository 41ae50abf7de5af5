import type { Conflict, ConflictSide, PatternFacets, PatternPage, Resolution } from "../mesh.js";
import {
  PatternCategory,
  type HeldPattern,
  type PastRevision,
  type PatternContent,
  type PatternEdit,
} from "../pattern/shared-pattern.js";
import { Answer } from "./answer.js";

const CATEGORIES = Object.values(PatternCategory);

/** A pattern as the agent shows it. */
export function readPattern(json: Answer): HeldPattern {
  return {
    id: json.text("id"),
    ...readContent(json),
    usageCount: json.count("usageCount"),
    version: json.count("version"),
    createdAt: json.date("createdAt"),
    updatedAt: json.date("updatedAt"),
    sharedBy: json.text("sharedBy"),
    digest: json.text("digest"),
    audience: json.wordOrTexts("audience", "room"),
    ...(json.flag("codeOmitted") && { codeOmitted: true }),
  };
}

/** A page of patterns. */
export function readPage(json: Answer): PatternPage {
  return {
    items: json.objects("items").map(readPattern),
    total: json.count("total"),
    page: json.count("page"),
    size: json.count("size"),
  };
}

/** A state of a pattern that was seen. */
export function readRevision(json: Answer): PastRevision {
  const deleted = json.flag("deleted");
  return {
    digest: json.text("digest"),
    version: json.count("version"),
    updatedAt: json.date("updatedAt"),
    sharedBy: json.text("sharedBy"),
    deleted,
    head: json.flag("head"),
    ...(!deleted && { content: readContent(json) }),
  };
}

/** A conflict of the inbox, or of an event. */
export function readConflict(
  json: Answer,
  resolveWith: (choice: Resolution) => Promise<void>,
): Conflict {
  const [local, remote] = [json.object("local"), json.object("remote")];
  return {
    patternId: json.text("patternId"),
    local: readSide(local, remote),
    remote: readSide(remote, local),
    winner: remote.flag("head") ? "remote" : "local",
    localVersion: json.count("localVersion"),
    remoteVersion: json.count("remoteVersion"),
    localUpdatedAt: json.date("localUpdatedAt"),
    remoteUpdatedAt: json.date("remoteUpdatedAt"),
    resolveWith,
  };
}

/** How many patterns have which values; undefined when that is not what was answered. */
export function readFacets(json: Answer): PatternFacets | undefined {
  return json.optionalObject("categories") === undefined
    ? undefined
    : {
        categories: json.counts("categories"),
        frameworks: json.counts("frameworks"),
        sharedBy: json.counts("sharedBy"),
      };
}

/** What an agent takes of an edit, or of a pattern that was read. */
export function writtenFields(edit: PatternEdit): PatternEdit {
  const { name, category, framework, pattern, description, confidence, audience } = edit;
  const fields = { name, category, framework, pattern, description, confidence, audience };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function readSide(json: Answer, other: Answer): ConflictSide {
  const deleted = json.flag("deleted");
  const content = deleted
    ? { ...readContent(other), pattern: "", description: "" }
    : readContent(json);
  return {
    id: json.text("id"),
    ...content,
    version: json.count("version"),
    updatedAt: json.date("updatedAt"),
    sharedBy: json.text("sharedBy"),
    digest: json.text("digest"),
    deleted,
  };
}

function readContent(json: Answer): PatternContent {
  return {
    name: json.text("name"),
    category: json.oneOf("category", CATEGORIES),
    framework: json.text("framework"),
    pattern: json.flag("codeOmitted") ? "" : json.text("pattern"),
    description: json.optionalText("description") ?? "",
    confidence: json.count("confidence"),
  };
}
