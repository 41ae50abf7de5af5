import { checkId, checkNumber, checkText, checkUtf8 } from "../pattern/limits.js";
import { InvalidFieldError } from "../pattern/invalid-field-error.js";
import type { FrameOf, RevisionsFrame } from "./frame.js";
import { MOST_ITEMS, MOST_MESSAGE_BYTES, MOST_TEXT } from "./frame.js";
import { checkTraceParent } from "./trace-parent.js";

/** Checks the limits of a frame's fields, of those that come and of those that go. */
export function checkFrame<R>(frame: FrameOf<R>): FrameOf<R> {
  switch (frame.type) {
    case "hello":
      checkNumber("protocol", frame.protocol, 0);
      checkText("room", frame.room, 0, MOST_TEXT);
      checkText("name", frame.name, 0, MOST_TEXT);
      checkNumber("credit", frame.credit, 0);
      break;
    case "heads-request":
      checkNumber("run", frame.run, 1);
      if (frame.after !== "") {
        checkId(frame.after);
      }
      if (frame.mine) {
        checkNumber("count", frame.mine.count, 0);
      }
      break;
    case "heads":
      checkNumber("run", frame.run, 0);
      checkCount("heads", frame.heads);
      frame.heads.forEach((head) => checkId(head.patternId));
      break;
    case "want":
      checkCount("want", frame.revisions);
      checkCount("want", frame.usages);
      frame.usages.forEach(checkId);
      break;
    case "revisions":
      checkRevisions(frame);
      break;
    case "credit":
      checkNumber("credit", frame.n, 1);
      break;
    case "usage":
      checkCount("usage", frame.usages);
      break;
    case "ping":
    case "pong":
      checkNumber("nonce", frame.nonce, 0);
      break;
    case "cancel":
      checkNumber("run", frame.run, 1);
      break;
    case "bye":
      checkText("reason", frame.reason, 0, MOST_TEXT);
      break;
    case "message":
      checkUtf8("message", frame.text, MOST_MESSAGE_BYTES);
      break;
  }
  return frame;
}

function checkRevisions({ revisions, missing, traces }: RevisionsFrame<unknown>): void {
  checkCount("revisions", revisions);
  checkCount("missing", missing);
  checkCount("traces", traces);
  const some = traces.filter((trace) => trace !== null).map(checkTraceParent);
  if (traces.length > 0 && (traces.length !== revisions.length || some.length === 0)) {
    throw new InvalidFieldError(
      "traces",
      `${traces.length} of them`,
      "none, or one for each revision expected",
    );
  }
}

function checkCount(field: string, values: readonly unknown[]): void {
  if (values.length > MOST_ITEMS) {
    throw new InvalidFieldError(field, `${values.length}`, `at most ${MOST_ITEMS} expected`);
  }
}
