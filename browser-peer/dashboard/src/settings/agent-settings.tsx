import { useMeshSelector, type MeshSnapshot } from "@patternmesh/react";

const set = ({ roomId, name, signaling, iceServers }: MeshSnapshot) => ({
  roomId,
  name,
  url: signaling.url,
  iceServers,
});

/** What the agent was started with, and where each is set. */
export function AgentSettings() {
  const { roomId, name, url, iceServers } = useMeshSelector(set);
  const rows: readonly (readonly [string, string, string])[] = [
    ["Room", roomId, "patternmesh.peer.room"],
    ["Name", name, "patternmesh.peer.name"],
    ["Signaling service", url, "patternmesh.signaling.url"],
    [
      "ICE servers",
      iceServers.length === 0
        ? "those of the signaling service"
        : iceServers.map((each) => each.url).join(", "),
      "patternmesh.webrtc.iceServers[0].urls",
    ],
  ];
  return (
    <section className="card" aria-labelledby="agent-title">
      <div className="card-head">
        <h2 id="agent-title">Of the agent</h2>
        <span className="pill">read only</span>
      </div>
      <div className="card-body">
        <table className="agent-table">
          <thead>
            <tr>
              <th scope="col">Setting</th>
              <th scope="col">Now</th>
              <th scope="col">Set with</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([label, value, property]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{value || "–"}</td>
                <td>
                  <code>{property}</code>
                  <br />
                  <code className="quiet">{variableOf(property)}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="small quiet">
          As <code>-Dname=value</code> or as an environment variable, when the agent is started. It
          takes them over at its next start.
        </p>
      </div>
    </section>
  );
}

/** As MicroProfile Config maps names to environment variables. */
export function variableOf(property: string): string {
  return property.replace(/[^A-Za-z0-9]/g, "_").toUpperCase();
}
