package io.patternmesh.model.conflict;

import io.patternmesh.model.revision.Revision;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.AbstractMultiOperator;
import io.smallrye.mutiny.operators.multi.MultiOperatorProcessor;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import java.util.concurrent.Flow;
import java.util.function.Function;

/** One outcome out for each revision in; demand and cancellation pass through untouched. */
final class ConflictPolicyOp extends AbstractMultiOperator<Revision, MergeOutcome> {

  private final Function<Revision, MergeOutcome> merge;

  ConflictPolicyOp(Multi<Revision> upstream, Function<Revision, MergeOutcome> merge) {
    super(upstream);
    this.merge = merge;
  }

  @Override
  public void subscribe(MultiSubscriber<? super MergeOutcome> downstream) {
    upstream().subscribe().withSubscriber(new MergeProcessor(downstream));
  }

  private final class MergeProcessor extends MultiOperatorProcessor<Revision, MergeOutcome> {

    MergeProcessor(MultiSubscriber<? super MergeOutcome> downstream) {
      super(downstream);
    }

    @Override
    public void onItem(Revision incoming) {
      if (isDone()) {
        return;
      }
      MergeOutcome outcome;
      try {
        outcome = merge.apply(incoming);
      } catch (Throwable failure) {
        Flow.Subscription source = getUpstreamSubscription();
        onFailure(failure);
        source.cancel();
        return;
      }
      downstream.onItem(outcome);
    }
  }
}
