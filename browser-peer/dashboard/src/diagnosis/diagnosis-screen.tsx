import { useMesh } from "@patternmesh/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useApp } from "../app/app-context.js";
import { Icon, type IconName } from "../ui/icon.js";
import { attempt, say } from "../ui/toasts.js";
import "./diagnosis.css";
import { stepsFor, type Step } from "./steps.js";
import { bad, type Finding } from "./verdict.js";

type Findings = ReadonlyMap<string, Finding>;

const ICONS: Readonly<Record<Finding["state"], IconName>> = {
  good: "check",
  warm: "alert",
  bad: "cross",
  skip: "dots",
};
const WORDS: Readonly<Record<Finding["state"], string>> = {
  good: "In order",
  warm: "Take note",
  bad: "Wrong",
  skip: "Left out",
};

/** Walks through what can be wrong, by itself, and says what to do. */
export default function DiagnosisScreen() {
  const mesh = useMesh();
  const app = useApp();
  const [steps, setSteps] = useState<readonly Step[]>(() => stepsFor(mesh, app));
  const [findings, setFindings] = useState<Findings>(new Map());
  const [running, setRunning] = useState<string | undefined>();
  const turn = useRef(0);

  const walk = useCallback(async () => {
    const mine = ++turn.current;
    const fresh = stepsFor(mesh, app);
    const found = new Map<string, Finding>();
    setSteps(fresh);
    setFindings(new Map());
    for (const step of fresh) {
      setRunning(step.id);
      const finding = await step
        .run()
        .catch((thrown: unknown) =>
          bad(`This step itself failed: ${String(thrown)}`, "load the page again"),
        );
      if (mine !== turn.current) {
        return;
      }
      found.set(step.id, finding);
      setFindings(new Map(found));
    }
    setRunning(undefined);
  }, [mesh, app]);

  useEffect(() => {
    void walk();
    const turns = turn;
    return () => {
      turns.current++;
    };
  }, [walk]);

  return (
    <>
      <div className="page-head">
        <div>
          <h1>Diagnosis</h1>
          <p role="status">{summaryOf(findings, running !== undefined)}</p>
        </div>
        <button className="button primary" disabled={running !== undefined} onClick={walk}>
          <Icon name="pulse" size={16} />
          Look again
        </button>
      </div>
      <ol className="card steps">
        {steps.map((step) => (
          <StepRow
            key={step.id}
            step={step}
            finding={findings.get(step.id)}
            running={running === step.id}
            again={walk}
          />
        ))}
      </ol>
      <Talk />
    </>
  );
}

function StepRow({
  step,
  finding,
  running,
  again,
}: {
  step: Step;
  finding: Finding | undefined;
  running: boolean;
  again: () => void;
}) {
  const state = finding?.state ?? (running ? "running" : "waiting");
  return (
    <li className={`step-${state}`}>
      <span className="sign" aria-hidden="true">
        {finding === undefined ? (
          <span className={running ? "spinner" : "dot"} />
        ) : (
          <Icon name={ICONS[finding.state]} />
        )}
      </span>
      <div className="grow">
        <h2>
          {step.asks}
          <span className="sr-only"> {finding === undefined ? "" : WORDS[finding.state]}</span>
        </h2>
        <p className="says">{finding?.says ?? (running ? "Looking…" : "Not yet")}</p>
        {finding?.remedy !== undefined && (
          <p className="remedy">
            <b>What to do:</b> {finding.remedy.replace(/\.$/, "")}.
          </p>
        )}
        {step.id === "storage" && finding?.state === "warm" && "storage" in navigator && (
          <button
            className="button compact"
            onClick={async () => {
              const kept = await navigator.storage.persist();
              say(
                kept
                  ? "The browser promised to keep the library"
                  : "The browser said no for now; it asks again when the page is used more often",
              );
              again();
            }}
          >
            Keep it for good
          </button>
        )}
      </div>
    </li>
  );
}

/** Makes the peer say on the browser's console what it does. */
function Talk() {
  const mesh = useMesh();
  const { backend } = useApp();
  const [on, setOn] = useState(false);
  if (backend.backend === "agent") {
    return (
      <p className="small quiet talk">
        To see more, start the agent with{" "}
        <code>-Dquarkus.log.category.&quot;io.patternmesh&quot;.level=DEBUG</code>.
      </p>
    );
  }
  return (
    <label className="choice talk">
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => {
          const debug = event.target.checked;
          setOn(debug);
          void attempt(async () => mesh.configure({ debug }));
        }}
      />
      <span>
        Say on the browser’s console what happens{" "}
        <span className="quiet small">until this page is closed</span>
      </span>
    </label>
  );
}

function summaryOf(findings: Findings, running: boolean): string {
  const states = [...findings.values()].map((finding) => finding.state);
  const wrong = states.filter((state) => state === "bad").length;
  const notes = states.filter((state) => state === "warm").length;
  if (running) {
    return "Looking at what can be wrong…";
  }
  if (wrong > 0) {
    return wrong === 1
      ? "One thing is wrong; what to do stands beside it."
      : `${wrong} things are wrong; begin with the first.`;
  }
  return notes > 0 ? "It works; something deserves a look." : "All is in order.";
}
