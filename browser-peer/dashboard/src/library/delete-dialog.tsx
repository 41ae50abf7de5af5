import { usePatternActions, type HeldPattern } from "@patternmesh/react";
import { hrefOf, type LibraryFilters } from "../app/route.js";
import { useBusy } from "../ui/busy.js";
import { Dialog } from "../ui/dialog.js";
import { complain, say } from "../ui/toasts.js";

/** Asks before a pattern goes, for everybody. */
export function DeleteDialog({
  pattern,
  filters,
  onClose,
}: {
  pattern: HeldPattern;
  filters: LibraryFilters;
  onClose: () => void;
}) {
  const actions = usePatternActions();
  const [busy, run] = useBusy();
  const remove = () =>
    run(async () => {
      await actions.delete(pattern.id, pattern.digest);
      say(`“${pattern.name}” is deleted`, {
        label: "Bring it back",
        run: () => void actions.restore(pattern.id, pattern.digest).catch(complain),
      });
      onClose();
      window.location.hash = hrefOf({ page: "library", filters });
    });
  return (
    <Dialog
      title="Delete this pattern?"
      onClose={onClose}
      footer={
        <>
          <button className="button" onClick={onClose}>
            Keep it
          </button>
          <button className="button primary" disabled={busy} onClick={remove} autoFocus>
            Delete for everybody
          </button>
        </>
      }
    >
      <p>
        “{pattern.name}” goes from the library of every member that has it. Its states stay in the
        history, from where anybody can bring one back.
      </p>
    </Dialog>
  );
}
