import { useEffect, useRef, useState } from "react";
import { Icon } from "../ui/icon.js";
import { chosenFiles, droppedFiles, MOST_FILES, type Found } from "./found-files.js";
import { number } from "../ui/words.js";

/** Takes files and folders dropped anywhere on the page, or chosen in a dialog. */
export function DropZone({ onFiles }: { onFiles: (files: Promise<Found>) => void }) {
  const [over, setOver] = useState(false);
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
    const drag = (event: DragEvent) => {
      if (hasFiles(event)) {
        event.preventDefault();
        setOver(true);
      }
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) {
        setOver(false);
      }
    };
    const drop = (event: DragEvent) => {
      if (hasFiles(event) && event.dataTransfer !== null) {
        event.preventDefault();
        setOver(false);
        latest.current(droppedFiles(event.dataTransfer));
      }
    };
    window.addEventListener("dragover", drag);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", drag);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, []);
  const choose = (input: HTMLInputElement) => {
    if (input.files !== null && input.files.length > 0) {
      latest.current(Promise.resolve(chosenFiles([...input.files])));
      input.value = "";
    }
  };
  return (
    <div className={over ? "drop-zone over" : "drop-zone"}>
      <Icon name="import" size={40} />
      <h2>Drop test files or folders anywhere on this page</h2>
      <div className="row wrap">
        <label className="button primary">
          Choose files
          <input
            type="file"
            multiple
            className="sr-only"
            onChange={(event) => choose(event.target)}
          />
        </label>
        <label className="button">
          <Icon name="folder" size={16} />
          Choose a folder
          <input
            type="file"
            multiple
            className="sr-only"
            ref={(input) => input?.setAttribute("webkitdirectory", "")}
            onChange={(event) => choose(event.target)}
          />
        </label>
      </div>
      <p className="small quiet">
        JavaScript, TypeScript, Java, Kotlin and Python; UTF-8; up to 1 MiB a file and{" "}
        {number(MOST_FILES)} files at a time. Folders such as <code>node_modules</code> and{" "}
        <code>target</code> are left out. Drop a repository’s own folder, and its patterns have the
        same ids as those of a colleague’s agent.
      </p>
    </div>
  );
}
