import { messageOf, usePatternActions, type PastRevision } from "@patternmesh/react";
import { useEffect, useState } from "react";
import { CodeBlock } from "../code/code-block.js";
import { DiffView } from "../diff/diff-view.js";
import { Bone } from "../ui/bone.js";
import { useBusy } from "../ui/busy.js";
import { Icon } from "../ui/icon.js";
import { MemberName } from "../ui/member-name.js";
import { Note } from "../ui/notes.js";
import { Ago } from "../ui/time.js";
import { number } from "../ui/words.js";
import { changedFields } from "./changed-fields.js";

/** Every state of a pattern that was seen here, what each changed, and the way back to it. */
export default function HistoryView({ id, digest }: { id: string; digest: string | undefined }) {
  const { history, restore } = usePatternActions();
  const [states, setStates] = useState<readonly PastRevision[] | undefined>();
  const [problem, setProblem] = useState<string | undefined>();
  const [chosen, setChosen] = useState<string | undefined>();
  const [tries, setTries] = useState(0);
  const [busy, run] = useBusy();

  useEffect(() => {
    let wanted = true;
    history(id).then(
      (answer) => {
        if (wanted) {
          setStates(answer);
          setProblem(undefined);
        }
      },
      (thrown: unknown) => wanted && setProblem(messageOf(thrown)),
    );
    return () => {
      wanted = false;
    };
  }, [history, id, digest, tries]);

  if (problem !== undefined) {
    return (
      <div className="card-body stack">
        <Note tone="bad">{problem}</Note>
        <div className="row">
          <button className="button" onClick={() => setTries(tries + 1)}>
            Try again
          </button>
        </div>
      </div>
    );
  }
  if (states === undefined) {
    return (
      <div className="card-body">
        <Bone height={220} />
      </div>
    );
  }
  const at = Math.max(
    0,
    states.findIndex((state) => state.digest === chosen),
  );
  const state = states[at];
  if (state === undefined) {
    return (
      <div className="card-body">
        <Note>No state of this pattern was seen here.</Note>
      </div>
    );
  }
  const before = states.slice(at + 1).find((each) => each.content !== undefined);
  const fields = changedFields(before?.content, state.content);
  return (
    <div className="history">
      <ol aria-label="States, the newest first">
        {states.map((each, i) => (
          <li key={each.digest}>
            <button aria-pressed={i === at} onClick={() => setChosen(each.digest)}>
              <span className="row">
                <b className="num">Version {number(each.version)}</b>
                {each.head && <span className="pill accent">counts now</span>}
                {each.deleted && <span className="pill bad">deleted</span>}
              </span>
              <span className="small quiet">
                <Ago when={each.updatedAt} />
              </span>
              <span className="small quiet">
                <MemberName id={each.sharedBy} size={16} />
              </span>
            </button>
          </li>
        ))}
      </ol>
      <div className="stack">
        <div className="row wrap">
          <h3 className="grow">
            {state.deleted ? "Deleted here" : before ? "What this version changed" : "As it began"}
          </h3>
          {state.content !== undefined && !state.head && (
            <button
              className="button"
              disabled={busy}
              onClick={() =>
                run(() => restore(id, state.digest), `Version ${state.version} counts again`)
              }
            >
              <Icon name="restore" size={16} />
              Bring this back
            </button>
          )}
        </div>
        {before !== undefined && fields.length > 0 && (
          <dl className="changes">
            {fields.map(({ field, from, to }) => (
              <div key={field}>
                <dt>{field}</dt>
                <dd>
                  <del>{from}</del> <ins>{to}</ins>
                </dd>
              </div>
            ))}
          </dl>
        )}
        {state.content !== undefined &&
          (before?.content === undefined ? (
            <CodeBlock pattern={{ id, ...state.content }} />
          ) : (
            <DiffView
              key={state.digest}
              left={before.content.pattern}
              right={state.content.pattern}
              leftName={`Version ${before.version}`}
              rightName={`Version ${state.version}`}
            />
          ))}
        {state.deleted && (
          <Note>The pattern was deleted in this state. Choose an older one to bring it back.</Note>
        )}
      </div>
    </div>
  );
}
