package io.patternmesh.agent.mesh;

import io.patternmesh.agent.channel.MeshEvent;
import io.patternmesh.agent.channel.PeerChannel;

/** Where a link tells what happened to it. On the loop. */
interface MeshSink {

  void event(MeshEvent event);

  void opened(PeerChannel channel);
}
