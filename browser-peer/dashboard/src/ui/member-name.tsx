import { useMeshSelector } from "@patternmesh/react";
import { shortId } from "./words.js";
import { Mark } from "./mark.js";

/** What a peer id is called here, as far as that is known. */
export function useMemberName(id: string): { readonly name: string; readonly self: boolean } {
  return useMeshSelector((snapshot) =>
    id === snapshot.localPeerId
      ? { name: snapshot.name, self: true }
      : { name: snapshot.peers.get(id)?.name ?? shortId(id), self: false },
  );
}

/** A member's mark and name; the whole id as its title, since names can be the same. */
export function MemberName({ id, size = 20 }: { id: string; size?: number }) {
  const { name, self } = useMemberName(id);
  return (
    <span className="member" title={id}>
      <Mark id={id} size={size} />
      <span className="cut">{name}</span>
      {self && <span className="quiet small">you</span>}
    </span>
  );
}
