package io.patternmesh.agent.sync;

import io.patternmesh.agent.conversation.KnownDigests;
import io.patternmesh.agent.index.HeadIndex;
import io.patternmesh.model.reconcile.HeadSummary;
import io.patternmesh.model.revision.Digest;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One comparison with one peer, and what follows from it in both directions. */
final class SyncRun {

  private final HeadIndex index;
  private final Reconciliation reconciliation;
  private final Wants wants;
  private final RevisionSender sender;
  private final KnownDigests known;

  SyncRun(
      HeadIndex index,
      Reconciliation reconciliation,
      Wants wants,
      RevisionSender sender,
      KnownDigests known) {
    this.index = index;
    this.reconciliation = reconciliation;
    this.wants = wants;
    this.sender = sender;
    this.known = known;
  }

  /** Done when every difference found was fetched and sent. */
  Uni<Void> run() {
    return reconciliation
        .differences()
        .onItem()
        .transformToUniAndConcatenate(this::settle)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> settle(Difference difference) {
    Map<String, HeadSummary> theirs = byId(difference.theirs());
    Map<String, HeadSummary> ours = byId(difference.ours());
    List<Digest> wanted =
        difference.theirs().stream().filter(head -> !holds(head)).map(HeadSummary::digest).toList();
    List<Digest> offered =
        difference.ours().stream()
            .filter(head -> isNewsTo(theirs, head))
            .map(HeadSummary::digest)
            .toList();
    List<String> usagesWanted = usageNews(difference.theirs(), ours);
    List<String> usagesOffered = usageNews(difference.ours(), theirs);
    return Uni.join()
        .all(
            wants.revisions(wanted).chain(() -> wants.usages(usagesWanted)).replaceWith(true),
            send(offered, usagesOffered).replaceWith(true))
        .andFailFast()
        .replaceWithVoid();
  }

  private Uni<Void> send(List<Digest> revisions, List<String> usages) {
    return sender.revisions(revisions).chain(() -> sender.usages(usages));
  }

  private boolean holds(HeadSummary head) {
    return index.find(head.patternId()).filter(entry -> entry.holds(head.digest())).isPresent();
  }

  /** A head that the peer saw already and still shows another one for has lost there. */
  private boolean isNewsTo(Map<String, HeadSummary> theirs, HeadSummary ours) {
    HeadSummary shown = theirs.get(ours.patternId());
    return shown == null || !shown.digest().equals(ours.digest()) && !known.contains(ours.digest());
  }

  private static List<String> usageNews(List<HeadSummary> heads, Map<String, HeadSummary> others) {
    return heads.stream()
        .filter(head -> head.usage() != 0)
        .filter(
            head ->
                !others.containsKey(head.patternId())
                    || others.get(head.patternId()).usage() != head.usage())
        .map(HeadSummary::patternId)
        .toList();
  }

  private static Map<String, HeadSummary> byId(List<HeadSummary> heads) {
    return heads.stream()
        .collect(Collectors.toMap(HeadSummary::patternId, Function.identity(), (a, b) -> b));
  }
}
