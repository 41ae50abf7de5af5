import { usePatternActions, type Audience, type HeldPattern } from "@patternmesh/react";
import { useState } from "react";
import { hrefOf, type LibraryFilters } from "../app/route.js";
import { useBusy } from "../ui/busy.js";
import { CategoryLabel } from "../ui/category-label.js";
import { copyText } from "../ui/clipboard.js";
import { Confidence } from "../ui/confidence.js";
import { Icon } from "../ui/icon.js";
import { MemberName } from "../ui/member-name.js";
import { Ago } from "../ui/time.js";
import { count, number } from "../ui/words.js";
import { DeleteDialog } from "./delete-dialog.js";
import { ShareDialog } from "./share-dialog.js";

/** What a pattern is, and what can be done with it. */
export function PatternHead({
  pattern,
  filters,
}: {
  pattern: HeldPattern;
  filters: LibraryFilters;
}) {
  const { use } = usePatternActions();
  const [busy, run] = useBusy();
  const [dialog, setDialog] = useState<"share" | "delete" | undefined>();
  const close = () => setDialog(undefined);
  return (
    <div className="detail-head">
      <div className="row wrap">
        <CategoryLabel category={pattern.category} />
        <span className="pill">{pattern.framework}</span>
        <span className="pill num">version {number(pattern.version)}</span>
        <span className="pill">{audienceWords(pattern.audience)}</span>
      </div>
      <h2>{pattern.name}</h2>
      <p className="id mono quiet">{pattern.id}</p>
      {pattern.description !== "" && <p className="description">{pattern.description}</p>}
      <dl className="facts-line">
        <div>
          <dt>By</dt>
          <dd>
            <MemberName id={pattern.sharedBy} />
          </dd>
        </div>
        <div>
          <dt>Changed</dt>
          <dd>
            <Ago when={pattern.updatedAt} />
          </dd>
        </div>
        <div>
          <dt>Confidence</dt>
          <dd>
            <Confidence value={pattern.confidence} />
          </dd>
        </div>
        <div>
          <dt>Used</dt>
          <dd className="num">{count(pattern.usageCount, "time")}</dd>
        </div>
      </dl>
      <div className="row wrap">
        <button
          className="button primary"
          disabled={busy}
          onClick={() => run(() => use(pattern.id), "Counted: everybody sees that it was of use")}
        >
          <Icon name="used" size={16} />
          Used it
        </button>
        <button
          className="button"
          onClick={() => run(() => copyText(pattern.pattern), "The code is copied")}
        >
          <Icon name="copy" size={16} />
          Copy
        </button>
        <a
          className="button"
          href={hrefOf({ page: "library", filters, open: { id: pattern.id, view: "edit" } })}
        >
          <Icon name="edit" size={16} />
          Edit
        </a>
        <button className="button" onClick={() => setDialog("share")}>
          <Icon name="share" size={16} />
          Share
        </button>
        <button className="button danger" onClick={() => setDialog("delete")}>
          <Icon name="trash" size={16} />
          Delete
        </button>
      </div>
      {dialog === "share" && <ShareDialog pattern={pattern} onClose={close} />}
      {dialog === "delete" && <DeleteDialog pattern={pattern} filters={filters} onClose={close} />}
    </div>
  );
}

function audienceWords(audience: Audience): string {
  if (audience === "room") {
    return "for the room";
  }
  return audience.length === 0 ? "a draft of yours" : `for ${count(audience.length, "member")}`;
}
