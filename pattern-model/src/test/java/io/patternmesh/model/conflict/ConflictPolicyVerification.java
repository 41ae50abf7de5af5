package io.patternmesh.model.conflict;

import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.world.Samples;
import io.smallrye.mutiny.Multi;
import org.reactivestreams.FlowAdapters;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;

/** The operator as a publisher that must keep the rules; {@link ReactiveStreamsTckTest} runs it. */
public class ConflictPolicyVerification extends PublisherVerification<MergeOutcome> {

  private static final Revision REVISION = Samples.revision("a");

  public ConflictPolicyVerification() {
    super(new TestEnvironment(300, 100, false), 300);
  }

  @Override
  public Publisher<MergeOutcome> createPublisher(long elements) {
    return FlowAdapters.toPublisher(outcomes(revisions(elements)));
  }

  @Override
  public Publisher<MergeOutcome> createFailedPublisher() {
    return FlowAdapters.toPublisher(
        outcomes(Multi.createFrom().failure(new IllegalStateException("upstream failed"))));
  }

  /** As many as asked for, and an end: the very greatest number would mean that none ever comes. */
  @Override
  public long maxElementsFromPublisher() {
    return Long.MAX_VALUE - 1;
  }

  private static Multi<MergeOutcome> outcomes(Multi<Revision> revisions) {
    return revisions.plug(ConflictPolicy.against(Heads.inMemory()));
  }

  private static Multi<Revision> revisions(long elements) {
    return elements > Integer.MAX_VALUE
        ? Multi.createBy().repeating().supplier(() -> REVISION).indefinitely()
        : Multi.createFrom().range(0, (int) elements).map(index -> REVISION);
  }
}
