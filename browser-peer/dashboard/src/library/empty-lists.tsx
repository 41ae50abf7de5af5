import { Bone } from "../ui/bone.js";
import { Empty } from "../ui/notes.js";

/** Rows that are still on their way. */
export function ListBones() {
  return (
    <ul className="pattern-list" aria-busy="true" aria-label="Loading">
      {Array.from({ length: 8 }, (_, i) => (
        <li key={i}>
          <div className="bones">
            <Bone width={`${72 - ((i * 13) % 30)}%`} height={16} />
            <Bone width="54%" height={12} />
            <Bone width="38%" height={12} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The library has no pattern at all. */
export function NothingYet() {
  return (
    <Empty
      icon="library"
      title="Nothing here yet"
      actions={
        <>
          <a className="button" href="#/library/import">
            Import test files
          </a>
          <a className="button primary" href="#/library/new">
            Write the first
          </a>
        </>
      }
    >
      <p>Import tests that you have, or wait for those of other members.</p>
    </Empty>
  );
}

/** No pattern fits search and filters. */
export function NothingFound() {
  return (
    <Empty
      icon="search"
      title="Nothing fits"
      actions={
        <a className="button" href="#/library">
          Clear search and filters
        </a>
      }
    >
      <p>Use fewer words, or take a filter away.</p>
    </Empty>
  );
}
